"""The tables of words: a head explains all that its words can be, so that no slip makes one idle."""

import re
from collections import Counter
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path

import pytest

import store
from store.text.tables import rows

LEXICON = "store.extraction.lexicon"
ARTICLES = "store.articles"
_EXPLAINED = re.compile(r"^#   (\S+(?: \S+)?)  +\S", re.MULTILINE)
_HAN = re.compile("[\u4e00-\u9fff]")
_FEW = 0.2
"""A column of classes has at most so many different cells, by its rows, and so many that are none."""


@pytest.mark.parametrize(
    ("package", "name"),
    [
        (ARTICLES, "bylines.tsv"),
        (ARTICLES, "pictures.tsv"),
        (LEXICON, "byline_words.tsv"),
        (LEXICON, "context_phrases.tsv"),
        (LEXICON, "mastheads.tsv"),
        (LEXICON, "media_words.tsv"),
    ],
)
def test_the_head_explains_what_a_word_can_be(package: str, name: str) -> None:
    explained = set(_EXPLAINED.findall(files(package).joinpath(name).read_text(encoding="utf-8")))
    used = {row[1] for row in rows(package, name)}
    assert {use for uses in used for use in ([uses] if uses in explained else uses.split())} == explained


def every_table() -> list[tuple[str, str]]:
    """Return the package and the name of every table of the store."""
    tables = sorted(Path(store.__file__).parent.rglob("*.tsv"))
    root = Path(store.__file__).parent.parent
    return [(".".join(table.parent.relative_to(root).parts), table.name) for table in tables]


@pytest.mark.parametrize(("package", "name"), every_table())
def test_a_row_stands_once(package: str, name: str) -> None:
    assert [row for row, times in Counter(rows(package, name)).items() if times > 1] == []


@pytest.mark.parametrize(("package", "name"), every_table())
def test_a_column_of_classes_holds_nothing_else(package: str, name: str) -> None:
    """Two rows without the end of a line between them are one, with the class and the next word in one cell."""
    for cells in zip_longest(*rows(package, name), fillvalue=""):
        written = [cell for cell in cells if cell]
        classes = {cell for cell in written if cell.isascii()}
        few = len(set(written)) <= _FEW * len(written)
        if few and sum(cell in classes for cell in written) > (1 - _FEW) * len(written):
            assert [cell for cell in written if _HAN.search(cell)] == []
