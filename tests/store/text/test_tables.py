"""The tables of words: a head explains all that its words can be, so that no slip makes one idle."""

import re
from importlib.resources import files

import pytest

from store.text.tables import rows

LEXICON = "store.extraction.lexicon"
ARTICLES = "store.articles"
_EXPLAINED = re.compile(r"^#   (\S+(?: \S+)?)  +\S", re.MULTILINE)


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
