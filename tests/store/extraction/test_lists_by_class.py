"""Word lists in classes: their heads explain every class, and their words are Simplified as the texts they meet."""

import re
from collections.abc import Callable
from importlib.resources import files

import pytest

from store.extraction.lexicon import one_of, rows, words_of
from store.text.fold import fold

LISTS = ("figure_contexts.tsv", "documents.tsv", "speech_patterns.tsv", "speaking.tsv", "speakers.tsv")


def explained(name: str) -> set[str]:
    """Return the classes that the head of a list explains: a word that stands indented, then what it means."""
    text = files("store.extraction.lexicon").joinpath(name).read_text(encoding="utf-8")
    return set(re.findall(r"^#   ([a-z-]+) +\S", text, re.MULTILINE))


@pytest.mark.parametrize("name", LISTS)
def test_the_head_explains_the_classes_that_there_are(name: str) -> None:
    assert explained(name) == {row[1] for row in rows(name)}


@pytest.mark.parametrize("name", LISTS)
def test_words_are_folded_and_stand_once_in_a_class(name: str) -> None:
    assert [row[0] for row in rows(name) if fold(row[0]) != row[0]] == []
    assert len(set(rows(name))) == len(rows(name))


@pytest.mark.parametrize("ask", [words_of, one_of])
def test_a_class_that_a_list_does_not_have_is_an_error(ask: Callable[[str, str], object]) -> None:
    with pytest.raises(KeyError):
        ask("speakers.tsv", "shouting")
