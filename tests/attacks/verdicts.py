"""What became of a store that was attacked: told, harmless, or lost in silence."""

from pathlib import Path
from typing import Literal, NamedTuple

from tests.attacks.ground import QUERY, Base, Contents, Ground, seed_title, shown
from tests.attacks.running import Said, dossier

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


def judged(ground: Ground, copy: Path, allowed: list[Contents], answers: list[str], did: str) -> Verdict:
    """Return what check and search make of a damaged store.

    Args:
        ground: where copies are made.
        copy: the damaged store; taken away afterwards.
        allowed: what the store may show without a word.
        answers: what a search may find without a word.
        did: what was done to it.
    """
    twin = ground.copy(copy)
    check, search = dossier(copy, "check"), dossier(twin, "search", *QUERY)
    after = shown(copy)
    harm = min((differ(before, after) for before in allowed), key=len)
    silent_search = search.out not in answers and not search.told
    seeded = seed_title() in str(sorted(after or ())) or seed_title().removeprefix("article/") in search.out
    told = check.told
    lost = (bool(harm) and not told) or silent_search or seeded
    ground.clear(copy, twin)
    said: list[Said] = [check, search]
    what = [harm, "the seed answers" if seeded else "", "search differs without a word" if silent_search else ""]
    return Verdict(
        "lost" if lost else "told" if told else "harmless",
        wrong=bool(harm) and not told,
        stuck=any(one.stuck for one in said),
        crashed=any(one.crashed for one in said),
        note=f"{did}: {'; '.join(filter(None, what)) or 'nothing lost'}; check {check}; search {search}",
    )


def judged_base(ground: Ground, base: Base, copy: Path, did: str) -> Verdict:
    """Return what check and search make of a damaged copy of a base."""
    return judged(ground, copy, [base.contents], [base.answer], did)
