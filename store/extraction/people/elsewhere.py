"""People whom many other articles name: who holds all of them says so to the one that names somebody in passing."""

from collections.abc import Collection, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document, prepare
from store.extraction.engine.phrases import FormIndex, Found
from store.extraction.engine.rule import Example, Rule
from store.extraction.people.words import DOTS
from store.model import Article

ELSEWHERE = Rule(
    "person.elsewhere",
    0.9,
    finds=Example("记者多次追问管云鹤一案。", "管云鹤", elsewhere=("管云鹤",)),
    leaves=Example("影片由莱恩·管云鹤执导。", "管云鹤", elsewhere=("管云鹤",)),
)
"""A name that many articles of a library have, at the borders of words. Of 182 in 5,000 articles, 140 were looked at
and all were right."""


def named_elsewhere(article: Article, names: Collection[str]) -> frozenset[str]:
    """Return those of some folded names that stand in an article as names do, which costs less than to extract it."""
    document = prepare(article)
    return frozenset(document.folded[one.start : one.end] for one in propose_elsewhere(document, names))


def propose_elsewhere(document: Document, names: Collection[str]) -> Iterator[Candidate]:
    """Yield names that other articles know, at each of their places.

    Args:
        document: the article prepared.
        names: folded.
    """
    index = FormIndex(names)
    for found in document.find(index):
        if _is_name(document, found):
            yield Candidate(found.start, found.end, "person", ELSEWHERE.name, ELSEWHERE.score)


def _is_name(document: Document, found: Found) -> bool:
    """Return whether a name is no piece of a word or of a foreign name where it stands, and no place (罗兴亚)."""
    start, end, _ = found
    if document.inner[start] or document.inner[end]:
        return False
    around = document.folded[max(0, start - 2) : start].rstrip()[-1:], document.folded[end : end + 2].lstrip()[:1]
    if any(one and one in DOTS for one in around):
        return False
    word = document.token_map.at(start)
    return word is None or (word.start, word.end) != (start, end) or not word.tag.startswith("ns")
