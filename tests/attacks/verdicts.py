"""What became of a store that was attacked: told, harmless, or lost in silence."""

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from tests.attacks.ground import QUERY, Base, Contents, Ground, seed_title, shown
from tests.attacks.running import forked

Fate = Literal["told", "harmless", "lost"]


class Verdict(NamedTuple):
    """The end of one trial.

    Attributes:
        fate: whether harm was told, there was none, or it was passed over in silence.
        wrong: whether `check` said that all is well where it was not.
        stuck: whether something did not end.
        crashed: whether something ended in a traceback, or left a terminal or processes behind.
        note: what was done and what came of it, for who wants to do it again.
    """

    fate: Fate
    wrong: bool = False
    stuck: bool = False
    crashed: bool = False
    note: str = ""

    @property
    def good(self) -> bool:
        """Whether all went as it should."""
        return self.fate != "lost" and not (self.wrong or self.stuck or self.crashed)


def differ(before: Contents, after: Contents | None) -> str:
    """Return how the second differs from the first, "" where it does not."""
    if after is None:
        return "cannot be read"
    gone = [one for one in before if one not in after]
    other = [one for one in before if one in after and after[one] != before[one]]
    new = [one for one in after if one not in before]
    parts = [
        f"{len(some)} {what} ({some[0]})" for some, what in ((gone, "gone"), (other, "other"), (new, "new")) if some
    ]
    return ", ".join(parts)


def judged(
    ground: Ground, rng: random.Random, copy: Path, allowed: Sequence[Contents], answers: Sequence[str], did: str
) -> Verdict:
    """Return what is made of a damaged store by check, as the first that opens it or after a load; and by search.

    Args:
        ground: where copies are made.
        rng: says what opens the store first.
        copy: the damaged store; taken away afterwards.
        allowed: what the store may show without a word.
        answers: what a search may find without a word.
        did: what was done to it.
    """
    twin = ground.copy(copy)
    said = [forked(copy, *words) for words in ([("load", str(ground.nothing))] if rng.random() < 0.3 else [])]
    said.append(forked(copy, "check"))
    search = forked(twin, "search", *QUERY)
    after = shown(copy)
    harm = min((differ(before, after) for before in allowed), key=len)
    seeded = any(one.startswith(seed_title()) for one in after or ()) or "港投公司" in search.out
    told = any(one.told for one in said)
    silent = search.out not in answers and not search.told
    ground.clear(copy, twin)
    what = (harm, "the seed answers" * seeded, "search finds something else without a word" * silent)
    return Verdict(
        "lost" if (harm and not told) or silent or seeded else "told" if told else "harmless",
        wrong=bool(harm) and not told,
        stuck=any(one.stuck for one in (*said, search)),
        crashed=any(one.crashed for one in (*said, search)),
        note=f"{did}: {'; '.join(filter(None, what)) or 'nothing lost'}; {'; '.join(map(str, said))}; search {search}",
    )


def judged_base(ground: Ground, rng: random.Random, base: Base, copy: Path, did: str) -> Verdict:
    """Return what is made of a damaged copy of a base."""
    return judged(ground, rng, copy, [base.contents], [base.answer], did)
