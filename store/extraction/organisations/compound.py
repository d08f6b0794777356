"""Foreign names of several parts before a word for organisations: 赫云特-岚特大学, 林顿·岚伯基金会."""

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.organisations.head_rules import BRAND_HEAD
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.words import foreign_characters, names_place

COMPOUND = Rule(
    "organisation.compound",
    0.86,
    finds=Example("卡斯特-梅尔大学公布结果。", "卡斯特-梅尔大学"),
    leaves=Example("流感-梅尔大学公布结果。", "梅尔大学"),
    lists=("transliteration.tsv", "suffixes.tsv"),
)
"""Parts of a name in sound, which a stroke or a dot joins, and a word for organisations."""
_JOINTS = frozenset("-·‧•")
_OWN = BRAND_HEAD.cases["weak"]
"""From this score on a name and a head are no leader with a government."""
_LONGEST = 8
"""Characters of a part."""
_NAMES = ("nr", "nz", "ns")
"""First letters of the tags of words that are names."""
_SENTENCE = "vpcdurmf"
"""First letters of the tags of words of a sentence that are written with the same characters as names."""


def compounded(document: Document, candidate: Candidate) -> Candidate:
    """Return a foreign name and its word for organisations with the parts that are joined to it, else as it is."""
    form = document.folded[candidate.start : candidate.end]
    head = head_of(form) if candidate.why == BRAND_HEAD.name and candidate.score >= _OWN else None
    last = form.removesuffix(head.text) if head else ""
    if not last or names_place(last) or not foreign_characters().issuperset(last):
        return candidate
    start = candidate.start
    while (part := _part_before(document, start)) < start:
        start = part
    if start == candidate.start:
        return candidate
    return candidate._replace(start=start, why=COMPOUND.name, score=max(candidate.score, COMPOUND.score))


def _part_before(document: Document, position: int) -> int:
    """Return where the part of a name begins that a joint ties to what begins at a position, else the position."""
    end = position - 1
    if end < 1 or document.folded[end] not in _JOINTS:
        return position
    start = end
    while end - start < _LONGEST:
        token = document.token_map.before(start)
        if token is None or token.end != start or not _sounds(token):
            break
        start = token.start
    return start if end - start > 1 else position


def _sounds(token: Token) -> bool:
    """Return whether a word can be a piece of a name in sound: none of the language, and no place."""
    if names_place(token.text) or not foreign_characters().issuperset(token.text):
        return False
    return (
        not token.known
        or token.tag[:2] in _NAMES
        or token.tag == "q"
        or (len(token.text) == 1 and token.tag[0] not in _SENTENCE)
    )
