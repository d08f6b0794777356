"""The vector engine against the plain one: the same rows, the same ranks, whatever is typed."""

from collections.abc import Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from store.search.gathering import build_rows
from store.search.guessing import guess
from store.search.keys import make_key
from store.search.matching import find_literal, find_sound, key_of, units_of
from store.search.ranking import CANTONESE, Rank
from store.search.texts import Texts
from store.text.cantonese import readings as cantonese
from store.text.pinyin import readings
from tests.store.search.shelf import Shelf, organisation, person
from tests.thorough import volume

ALPHABET = "陈李家单重长科技大学ａＢAbcheni超 .-1２5,％乐·王wqz😀é"


def texts_of(names: list[str]) -> tuple[Texts, Sequence[str]]:
    rows = build_rows(Shelf({"organisation": [organisation(name) for name in names]}))
    return Texts(rows), rows.texts


@cache
def plain(key: str, text: str, *, sound: bool) -> Rank:
    whole = key_of(text)
    rank = find_literal(key, whole).rank
    return min(rank, find_sound(key, whole, units_of(whole, readings)).rank) if sound else rank


def fast(texts: Texts, key: str, count: int, *, sound: bool) -> list[int]:
    best = [int(Rank.NONE)] * count
    for found, ranks in texts.find(key, sound=sound):
        for row, rank in zip(found.tolist(), ranks.tolist(), strict=True):  # of each row one text
            best[row] = min(best[row], rank)
    return best


@settings(max_examples=volume(75, 600), deadline=None)
@given(
    names=st.lists(st.text(alphabet=ALPHABET, max_size=8), max_size=8),
    query=st.text(alphabet=ALPHABET, min_size=1, max_size=6),
    sound=st.booleans(),
)
def test_same_ranks(names: list[str], query: str, *, sound: bool) -> None:
    key = make_key(query).text
    if not key:
        return
    texts, all_texts = texts_of(names)
    assert fast(texts, key, len(all_texts), sound=sound) == [plain(key, text, sound=sound) for text in all_texts]


def test_a_word_begins_where_it_does_whichever_of_its_letters_are_rare() -> None:
    texts, all_texts = texts_of(["ab", "ab ch", "x abch", "xabch", "x abcha", "bcha", "xab cha"])
    for key in ("ab", "abc", "abch", "bch", "bcha", "cha", "abcha"):
        assert fast(texts, key, len(all_texts), sound=False) == [plain(key, text, sound=False) for text in all_texts]


@settings(max_examples=volume(50, 400), deadline=None)
@given(
    names=st.lists(st.text(alphabet="陈李单长 Abchenisw", max_size=7), max_size=6),
    typed=st.lists(st.text(alphabet="abchenilswd陈长", min_size=1, max_size=7), min_size=1, max_size=4),
    begins=st.booleans(),
)
def test_what_was_typed_before_changes_no_answer(names: list[str], typed: list[str], *, begins: bool) -> None:
    texts, all_texts = texts_of(names)
    words = [typed[0] + word for word in typed] if begins else typed
    for word in words:
        for end in (*range(1, len(word) + 1), *range(len(word) - 1, 0, -1)):
            key = make_key(word[:end]).text
            assert fast(texts, key, len(all_texts), sound=True) == [plain(key, text, sound=True) for text in all_texts]


@settings(max_examples=volume(75, 600), deadline=None)
@given(
    organisations=st.lists(st.text(alphabet="陈家香港投资 Lee", max_size=6), max_size=3),
    people=st.lists(st.text(alphabet="陈李家超茂波曾国卫吴唔 LeeChan-", max_size=6), max_size=5),
    query=st.text(alphabet="leekachiutsngwopm陈家 ", min_size=1, max_size=7)
    | st.sampled_from(("tsangkw", "chanm", "lee")),
)
def test_people_are_found_in_cantonese_too(organisations: list[str], people: list[str], query: str) -> None:
    key = make_key(query).text
    if not key:
        return
    rows = build_rows(
        Shelf(
            {
                "organisation": [organisation(name) for name in organisations],
                "person": [person(name) for name in people],
            }
        )
    )
    expected = [plain(key, text, sound=True) for text in rows.texts]
    first = len(organisations)
    for place, text in enumerate(rows.texts[first:], first):
        whole = key_of(text)
        said = find_sound(key, whole, units_of(whole, cantonese), CANTONESE).rank
        expected[place] = min(expected[place], said)
    assert fast(Texts(rows), key, len(rows.texts), sound=True) == expected


@settings(max_examples=volume(50, 500), deadline=None)
@given(
    name=st.text(alphabet="陈李家单重长科技大学", min_size=1, max_size=5),
    choice=st.lists(st.integers(0, 9), min_size=5, max_size=5),
    lengths=st.lists(st.integers(1, 6), min_size=5, max_size=5),
)
def test_any_beginnings_of_any_readings_find_the_name(name: str, choice: list[int], lengths: list[int]) -> None:
    spellings = [
        readings(character)[pick % len(readings(character))] for character, pick in zip(name, choice, strict=False)
    ]
    typed = "".join(spelling[:length] for spelling, length in zip(spellings, lengths, strict=False))
    texts, all_texts = texts_of([name])
    assert fast(texts, typed, len(all_texts), sound=True)[0] < Rank.NONE
    assert plain(typed, name, sound=True) < Rank.NONE


@settings(max_examples=volume(50, 500), deadline=None)
@given(
    names=st.lists(st.text(alphabet="陈李单茂波超smartore wing", min_size=1, max_size=9), min_size=1, max_size=6),
    query=st.text(alphabet="陈李单茂波坡smartore", min_size=3, max_size=9),
)
def test_a_guess_among_all_is_a_guess_for_the_one(names: list[str], query: str) -> None:
    key = make_key(query).text
    texts, all_texts = texts_of(names)
    for text in set(texts.guess(key).tolist()):
        assert guess(key, key_of(all_texts[text])).rank == Rank.GUESS


@settings(max_examples=volume(50, 500), deadline=None)
@given(
    name=st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=5, max_size=12),
    others=st.lists(st.text(alphabet="陈李ab ", max_size=6), max_size=4),
    at=st.integers(1, 10),
)
def test_an_exchange_of_neighbours_is_forgiven(name: str, others: list[str], at: int) -> None:
    at = 1 + at % (len(name) - 2)
    typed = name[:at] + name[at : at + 2][::-1] + name[at + 2 :]
    texts, all_texts = texts_of([*others, name])
    assert all_texts.index(name) in texts.guess(typed).tolist()
    assert guess(typed, key_of(name)).rank == Rank.GUESS
