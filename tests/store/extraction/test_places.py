"""Places that begin names of organisations: divisions of China, Hong Kong, Macau and Taiwan, and the world's cities."""

import pytest

from store.extraction.lexicon import rows, words
from store.extraction.names import find_names
from store.text.fold import fold
from tests.store.extraction.reading import document_of, names_in


def test_places_are_folded_and_stand_once() -> None:
    listed = [row[0] for row in rows("places.tsv")]
    assert [name for name in listed if fold(name) != name] == []
    assert len(words("places.tsv")) == len(listed)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("苑里鎮公所發出通知。", "苑里鎮公所"),
        ("苑里法院开庭。", "苑里法院"),
        ("慈溪法院开庭。", "慈溪法院"),
        ("岳麓法院开庭。", "岳麓法院"),
        ("常德市法院二审维持原判。", "常德市法院"),
        ("卡達政府宣布。", "卡達政府"),
    ],
)
def test_a_place_of_the_list_names_its_bodies(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


def test_a_place_is_nobody() -> None:
    _, people = find_names(document_of("多名记者周三抵达马六甲，并说马六甲很热。"))
    assert [person.name for person in people] == []


@pytest.mark.parametrize("word", ["白银", "来宾", "安康", "日照", "东方", "海防", "三重"])
def test_a_word_or_a_persons_name_is_no_place_by_itself(word: str) -> None:
    assert word not in words("places.tsv")
