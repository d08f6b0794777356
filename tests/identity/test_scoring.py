"""The gold is what it says, and pairs are counted as they should be."""

import tarfile
from collections import Counter
from itertools import combinations

import pytest

from store.articles.reader import parse_article
from store.identity.tallies import form_key
from tests.identity.scoring import ARCHIVE, Marked, gold, score


def test_the_gold_has_many_pairs_and_hard_ones() -> None:
    for kind in ("person", "organisation"):
        for part in ("first", "second"):
            pairs = list(combinations([one for one in gold() if (one.kind, one.part) == (kind, part)], 2))
            assert sum(one.label == other.label for one, other in pairs) > 200
            assert sum(one.label == other.label and one.name != other.name for one, other in pairs) > 50
            assert sum(one.label != other.label and one.name == other.name for one, other in pairs) > 5


def test_no_mention_is_marked_twice() -> None:
    assert max(Counter((one.article, one.kind, form_key(one.name)) for one in gold()).values()) == 1


def test_what_is_marked_stands_in_its_article() -> None:
    if not ARCHIVE.is_file():
        pytest.skip(f"{ARCHIVE} is not there")
    names: dict[str, list[str]] = {}
    for one in gold():
        if one.article.endswith("0"):  # to read all takes minutes
            names.setdefault(one.article, []).append(one.name)
    with tarfile.open(ARCHIVE, "r|xz") as packed:  # from its beginning to its end: to go back is to unpack all anew
        for member in packed:
            marked = names.pop(member.name.removeprefix("./").removesuffix(".md"), [])
            file = packed.extractfile(member) if marked else None
            text = form_key(parse_article(file.read(), member.name).text) if file else ""
            assert all(form_key(name) in text for name in marked), member.name
    assert names == {}


def test_pairs_are_counted() -> None:
    one, other, third = (Marked(f"hk/{n}", "person", "李明", "a" if n < 2 else "b") for n in range(3))
    pairs = score([one, other, third], {one: "person/李明", other: "person/李明", third: "person/李明"})
    assert (pairs.precision, pairs.recall) == (1 / 3, 1.0)
    pairs = score([one, other, third], {one: "person/李明", other: "person/李明~1", third: "person/李明~2"})
    assert (pairs.precision, pairs.recall) == (0.0, 0.0)
    assert score([one, other], {one: "person/李明"}).recall == 0.0
