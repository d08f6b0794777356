"""Which articles are copies is kept beside the store, and is the same when it is read from there."""

import random
from pathlib import Path

import pytest

from store.library import Library
from store.library.grouping import Grouped
from store.text.duplicates import groups, signature

SAID = "港投公司行政总裁陈家齐表示：“我们会一步一步来。”"


WORDS = "山湾银行近水大学云岭智造远山集团林晓月陈大文说明年投资三亿元扩建数据中心并聘请三百人"


def made_up(chance: random.Random) -> str:
    """Return the signature of a text that is a copy of some others, as edited ones are of one another."""
    base = random.Random(chance.randrange(4)).choices(WORDS, k=300)
    for _ in range(chance.choice((0, 3, 8, 20))):
        base[chance.randrange(len(base))] = chance.choice(WORDS)
    return signature("".join(base[: chance.choice((300, 300, 150, 4))]))


@pytest.mark.parametrize("seed", range(6))
def test_what_came_and_went_leaves_the_groups_of_all_there_are(seed: int) -> None:
    chance = random.Random(seed)
    every = {f"article/{number}": made_up(chance) for number in range(20)}
    found = Grouped.of(every)
    for _ in range(6):
        written = {f"article/{number}": made_up(chance) for number in chance.sample(range(30), 2)}
        gone = {one for one in chance.sample(sorted(every), 2) if one not in written}
        found = found.renewed(written, gone)
        every = {one: says for one, says in (every | written).items() if one not in gone}
        assert found.groups() == groups(every)
        assert list(found.groups()) == list(groups(every))
    assert Grouped.of({}).renewed(every, ()).groups() == groups(every)


def test_copies_are_known_at_the_next_opening_and_follow_what_is_loaded(tmp_path: Path) -> None:
    body = SAID + "".join(f"公司第{number}项投资在山间新城。" for number in range(40))
    files = [tmp_path / f"{name}.md" for name in "abc"]
    for file in files:
        file.write_text(f"# 山间新城 {file.stem}\n\n{body}\n", "utf-8")
    with Library.open(tmp_path / "store") as library:
        library.load(files[:2])
        before = library.copied()
        assert len(before) == 2
    assert (tmp_path / "store" / "copies.columns").exists()
    with Library.open(tmp_path / "store") as library:
        assert library.copied() == before
        library.load(files[2:])
        assert len(library.copied()) == 3
