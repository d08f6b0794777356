"""Damage a store at random places and look at what becomes of it: `python -m tests.store.damaging 300`.

What is done to the file is told, what is sound of it answers, what can be had is had again, and `check` agrees with a
comparison of all documents with those of the store before.
"""

import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from store.library import Library
from store.search.index import Index
from store.views.links import Links
from tests.store.articles_by_hand import state
from tests.store.lines import packs_of

State = Mapping[str, Mapping[str, object]]
Attack = Callable[[bytes, random.Random], bytes]


class Store(NamedTuple):
    """A store before anything is done to it: where it lies, its file, and all its documents."""

    folder: Path
    data: bytes
    before: State


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << chance.randrange(8)]) + data[place + 1 :]


def zeroed(data: bytes, chance: random.Random) -> bytes:
    size = chance.choice((16, 512, 4096))
    place = chance.randrange(len(data)) // size * size
    return data[:place] + b"\x00" * len(data[place : place + size]) + data[place + size :]


def torn(data: bytes, chance: random.Random) -> bytes:
    """Let some of the last batch be what was on the disk before."""
    place = chance.randrange(data.rindex(b'\n["commit",', 0, -30) + 1, len(data))
    junk = chance.randbytes(min(chance.choice((1, 16, 512)), len(data) - place))
    return data[:place] + junk + data[place + len(junk) :]


def lost(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[:place] + data[place + chance.choice((1, 100, 5000)) :]


def doubled(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data))
    return data[: place + chance.choice((1, 100, 5000))] + data[place:]


def without_lines(data: bytes, chance: random.Random) -> bytes:
    lines = [one + b"\n" for one in data.removesuffix(b"\n").split(b"\n")]
    place = chance.randrange(1, len(lines))
    return b"".join(lines[:place] + lines[place + chance.choice((1, 5, 40)) :])


ATTACKS: Mapping[str, Attack] = {
    attack.__name__: attack for attack in (cut, flipped, zeroed, torn, lost, doubled, without_lines)
}


def clip(folder: Path, number: int) -> Path:
    """Write an article of two people, two organisations, figures and quotes."""
    name = "甲乙丙丁"[number % 4]
    path = folder / f"{number}.md"
    path.write_text(
        f"---\ntitle: 第{number}天\ndate: 2026-01-{number % 28 + 1:02}\npublisher: 远山日报\n---\n"
        f"远山银行行长陈大{name}表示：“第{number}天很好，会继续。”银行投资{number + 3}亿元，增长{number}%。\n\n"
        f"远海科技有限公司（简称远海科技）首席执行官王小{name}指出，今年收入达{number}00万元。\n",
        encoding="utf-8",
    )
    return path


def make(folder: Path, clippings: Path, loads: Sequence[int], *, compact_after: int = -1) -> Store:
    """Make a store with loads of so many articles each, and compact it after one of them."""
    clippings.mkdir(exist_ok=True)
    number = 0
    with Library.open(folder) as library:
        for load, size in enumerate(loads):
            library.load([clip(clippings, one) for one in range(number, number + size)], jobs=1)
            number += size
            if load == compact_after:
                library.database.journal.compact(copy="remove")
        return Store(folder, (folder / "dossier.jsonl").read_bytes(), state(library))


def left_whole(store: Store, data: bytes) -> set[str]:
    """Return the articles whose text stands in some bytes in a pack as it was written."""
    whole = (line for start, end, lines in packs_of(store.data) if store.data[start:end] in data for line in lines)
    found = {line.split(b'"')[3].decode() for line in whole if line.startswith(b'["texts",')}
    return found & set(store.before["texts"])


def damage(store: Store, folder: Path, data: bytes) -> str:
    """Put other bytes in the place of a store's file in a copy of it, check all that is promised, say what it came to.

    Raises:
        AssertionError: something that is promised does not hold.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(store.folder, folder)
    (folder / "dossier.jsonl").write_bytes(data)
    if data == store.data:
        return "the same"
    with Library.open(folder) as library:
        told = library.notices
        assert told, "nothing is told"
        Index.build(library, Links.build(library))
        assert library.check().problems, "check says that all is well"
        for one in left_whole(store, data):
            assert library.database.journal.has("texts", one), "a sound text does not answer"
    with Library.open(folder) as library:
        with library.writing():  # as whatever changes the store begins
            pass
        mended = " ".join(library.notices[len(told) :])
        assert library.check().problems == ()
        after = state(library)
    with Library.open(folder) as library:
        assert library.notices == ()
    articles = set(after.get("articles", {}))
    assert articles <= set(store.before["articles"])
    assert left_whole(store, data) <= articles, "a sound text is lost"
    assert all(after["texts"][one] == store.before["texts"][one] for one in articles)
    if len(articles) < len(store.before["articles"]):
        assert "lost" in mended or "gone" in mended, "articles are lost in silence"
        return "told, the rest kept"
    if "the text alone" in mended:
        return "told, titles and texts kept"
    assert after == store.before, "not all is as it was"
    return "told, all had again"


def main(arguments: Sequence[str]) -> int:
    """Do each attack so many times and say what they came to."""
    trials = int(arguments[0])
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        stores = [
            make(root / f"store{after}", root / f"clippings{after}", (1, 1, 3, 5, 8, 12, 10), compact_after=after)
            for after in (-1, 4)
        ]
        for attack in (ATTACKS[name] for name in arguments[1:] or ATTACKS):
            came_to: Counter[str] = Counter()
            for seed in range(trials):
                chance = random.Random(seed)
                store = chance.choice(stores)
                came_to[damage(store, root / "tried", attack(store.data, chance))] += 1
            print(f"{attack.__name__}: {', '.join(f'{count} {what}' for what, count in came_to.most_common())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
