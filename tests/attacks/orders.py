"""Loads, edits and removals in any order: the store must be what a fresh load of what is left would give."""

import json
import random
from collections.abc import Sequence
from pathlib import Path

import msgspec

from store.kinds import ENTITY_KINDS
from store.library import Library
from tests.attacks.articles import written
from tests.attacks.ground import Contents, Ground
from tests.attacks.running import in_child
from tests.attacks.verdicts import Verdict, differ

_STEPS = 12
_BRIDGES = (
    "远山大学校长叶文如（Nancy Farr）表示：“会继续。”",
    "Nancy Farr表示，会加强投资3亿元。",
    "远山大学校长叶文如宣布增加6亿元拨款。",
    "葉文如（Nancy Farr）指出，遠山大學（Farhill University，下稱遠大）會擴建。",
    "Farhill University宣布，遠大投入9亿元。",
)
"""Sentences of which some say that names are of one, and some use those names: what a bridge joined must come apart."""


def orders(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Load, edit and remove in a random order."""
    folder = ground.clippings(
        f"orders-{number}-{rng.randrange(1 << 30)}", rng.randrange(6, 14), first=rng.randrange(500)
    )
    for place in range(rng.randrange(1, 5)):
        _bridge(folder, place, rng)
    plan = [
        (rng.choice(("edit", "edit", "remove", "remove", "delete", "add", "load", "swap")), rng.random())
        for _ in range(_STEPS)
    ]
    store, fresh = ground.place("ordered"), ground.place("fresh")
    said = in_child(lambda: json.dumps(_followed(folder, store, fresh, plan, rng)).encode())
    ground.clear(store, fresh, folder)
    did = " ".join(step for step, _ in plan)
    if said is None:
        return Verdict("lost", stuck=True, note=f"{did}: does not end, or the process died")
    crash, ordered, problems, wanted = json.loads(said)
    harm = differ(wanted, ordered) if not crash else ""
    return Verdict(
        "lost" if harm or crash else "harmless",
        wrong=bool(harm or crash) and not problems,
        crashed=bool(crash),
        note=f"{did}: {crash or harm}; check: {problems}",
    )


def _bridge(folder: Path, place: int, rng: random.Random) -> Path:
    file = folder / f"bridge-{place}.md"
    lines = "\n\n".join(rng.sample(_BRIDGES, rng.randrange(1, 3)))
    file.write_text(f"---\ntitle: 远山第{place}事\ndate: 2026-03-{place + 1:02}\n---\n\n{lines}\n", "utf-8")
    return file


def _followed(
    folder: Path, store: Path, fresh: Path, plan: Sequence[tuple[str, float]], rng: random.Random
) -> tuple[str, Contents, Sequence[str], Contents]:
    """Follow a plan; return what it broke on, what the store shows, what check says of it, and what it should show."""
    crash = ""
    with Library.open(store) as library:
        library.load([folder], jobs=1)
        for step, chance in plan:
            try:
                _step(library, folder, step, chance, rng)
            except (KeyError, IndexError, ValueError, AssertionError, AttributeError, TypeError) as error:
                crash = f"{step}: {type(error).__name__}: {error}"
                break
        ordered, problems = _said(library), library.check().problems
    with Library.open(fresh) as library:
        library.load([folder], jobs=1)
        return crash, ordered, problems, _said(library)


def _step(library: Library, folder: Path, step: str, chance: float, rng: random.Random) -> None:
    """Do one thing to the folder and let the library know."""
    files = sorted(folder.glob("*.md"))
    if not files:
        return
    file = files[int(chance * len(files))]
    if step == "edit":
        lines = file.read_text("utf-8").split("\n\n")
        place = rng.randrange(1, len(lines))
        lines[place] = rng.choice(("", lines[place].partition("（")[0] + "表示会继续。", rng.choice(_BRIDGES)))
        file.write_text("\n\n".join(lines) + "\n完。\n", "utf-8")
    elif step == "add":
        number = rng.randrange(1000, 9000)
        (folder / f"new-{number}.md").write_text(written(number), "utf-8")
    elif step == "swap":
        _bridge(folder, rng.randrange(5), rng)
    elif step in ("remove", "delete"):
        file.unlink()
        library.remove(str(file))
    if step != "remove":
        library.load([folder], jobs=1)


def _said(library: Library) -> dict[str, str]:
    """Return all that is shown, but for when an article came."""
    found: dict[str, str] = {}
    for summary in library.articles():
        placed = library.in_article(summary.id)
        found[summary.id] = msgspec.json.encode((library.article(summary.id), placed)).decode()
    for kind in ENTITY_KINDS:
        for entity in library.entities(kind):
            found[entity.id] = msgspec.json.encode((entity, library.mentions(entity.id))).decode()
    return found
