"""Which articles are copies is kept beside the store, and is the same when it is read from there."""

from pathlib import Path

from store.library import Library
from store.library.grouping import Grouped

SAID = "港投公司行政总裁陈家齐表示：“我们会一步一步来。”"


def test_groups_come_back_as_they_were() -> None:
    groups = {"a": ("a", "b"), "b": ("a", "b"), "c": ("c", "d", "e"), "d": ("c", "d", "e"), "e": ("c", "d", "e")}
    assert Grouped.of(groups).groups() == groups
    assert Grouped.of({}).groups() == {}


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
