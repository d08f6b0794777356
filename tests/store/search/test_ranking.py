"""Which entity comes first, and in which order the classes of a match stand."""

from pathlib import Path

import pytest

from store.kinds import kind_of
from store.model import Organisation, Person
from store.search.index import Index
from tests.store.search.shelf import Shelf, organisation, small_shelf

FIFTY = [
    line.split("\t")
    for line in Path(__file__).with_name("fifty.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def index() -> Index:
    return Index.build(small_shelf())


@pytest.mark.parametrize(("query", "first", "why"), FIFTY, ids=[f"{query}: {why}" for query, _, why in FIFTY])
def test_comes_first(index: Index, query: str, first: str, why: str) -> None:
    found = index.search(query).panes[kind_of(first)].ids
    assert list(found[:1]) == [first], why


def test_classes_stand_in_their_order() -> None:
    """Each name matches `sm` or its kin in one way only; the less popular stands first by its class."""
    names = [
        organisation("smart", count=1),
        organisation("甲", "smart", count=2),
        organisation("smartly", count=3),
        organisation("乙", "a smarter", count=4),
        organisation("outsmarted", count=5),
        organisation("思码安人天", count=6),  # s m a r t: initials
    ]
    found = Index.build(Shelf({"organisation": list(names)})).search("smart").panes["organisation"].ids
    assert list(found) == [name.id for name in names]


def test_pinyin_stands_after_characters() -> None:
    shelf = Shelf({"organisation": [organisation("陈氏", count=9), organisation("Archen", count=1)]})
    assert list(Index.build(shelf).search("chen").panes["organisation"].ids) == [
        "organisation/Archen",
        "organisation/陈氏",
    ]


def test_inside_a_class_mentions_then_recency_decide() -> None:
    shelf = Shelf(
        {
            "organisation": [
                organisation("甲科技", count=2, seen="2025-01-01"),
                organisation("乙科技", count=2, seen="2025-06-01"),
                organisation("丙科技", count=3, seen="2020-01-01"),
            ]
        }
    )
    assert [name[-3:] for name in Index.build(shelf).search("科技").panes["organisation"].ids] == [
        "丙科技",
        "乙科技",
        "甲科技",
    ]


def test_order_is_stable_as_letters_are_added(index: Index) -> None:
    query, order = "lijiacha", list(index.search("lij").panes["person"].ids)
    for end in range(4, len(query) + 1):
        further = list(index.search(query[:end]).panes["person"].ids)
        assert further == [entity for entity in order if entity in further]
        order = further


def test_a_guess_never_stands_beside_a_true_match() -> None:
    people = [
        Person(id="person/陈茂波", name="陈茂波", mention_count=9),
        Person(id="person/陈茂坡", name="陈茂坡", mention_count=1),
    ]
    index = Index.build(Shelf({"person": list(people)}))
    assert list(index.search("陈茂坡").panes["person"].ids) == ["person/陈茂坡"]


def test_guesses_stand_after_what_matches_far_inside() -> None:
    people = [
        Person(id="person/李家瑶", name="李家瑶", mention_count=9),  # lijiay, one letter left out
        Person(id="person/王里加阿一", name="王里加阿一", mention_count=1),  # li j a y
    ]
    index = Index.build(Shelf({"person": list(people)}))
    assert list(index.search("lijay").panes["person"].ids) == ["person/王里加阿一", "person/李家瑶"]


def test_a_guess_says_so(index: Index) -> None:
    match = index.match("smratmore", "organisation/思谋集团")
    assert match is not None
    assert match.guess
    assert match.text == "SmartMore"
    true = index.match("smartmore", "organisation/思谋集团")
    assert true is not None
    assert not true.guess


def test_a_name_of_several_words_ranks_as_one() -> None:
    names = [
        Organisation(id="organisation/1", name="Deep Blue Labs", mention_count=1),
        Organisation(id="organisation/2", name="Blue Deep Labs", mention_count=9),
    ]
    index = Index.build(Shelf({"organisation": list(names)}))
    assert next(iter(index.search("deep blue").panes["organisation"].ids)) == "organisation/1"
