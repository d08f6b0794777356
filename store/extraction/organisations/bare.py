"""Public bodies that are called by their field alone (旅游处处长林晓月, 旅游处表示) or are the only one (央行公布).

A paper of one place does not say whose they are. Such a body is one where it speaks, or where its own head follows.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import in_order, words_of
from store.extraction.organisations.contexts import ACTS, after, is_reported, speaks
from store.extraction.organisations.head_rules import BRAND_HEAD
from store.extraction.organisations.heads import longest_head
from store.extraction.organisations.words import is_generic, is_place, is_title, name_characters

BARE = Rule(
    "organisation.bare",
    0.6,
    finds=Example("旅游处处长林晓月说，活动昨日结束。", "旅游处"),
    leaves=Example("旅游处处是风景。", "旅游处"),
    lists=("organisation_characters.tsv", "not_organisations.tsv", "context_phrases.tsv"),
)
"""A field and a word for offices, before the title of who leads such offices and a person, or before what it says."""
SOLE = Rule(
    "organisation.sole",
    0.6,
    finds=Example("央行公布，利率不变。", "央行"),
    leaves=Example("各国央行都降息。", "央行"),
    lists=("organisation_characters.tsv", "contexts.tsv", "context_phrases.tsv"),
)
"""A body of which a state has one, or a town behind its name (江州消防), where it acts, says something or is cited."""
_NOT = "not_organisations.tsv"
_PERSON = 0.6
_LONGEST = 6
_TELLING = 0.4
_FIELDS = ("n", "vn", "j", "b", "nz")
_OFFICE = re.compile(r"(?P<office>[局处署厅])(?P<head>(?:副|代理|署理|前任|前|原|时任)?(?P=office)长)?")
"""A word for offices and, behind it, the title of who leads one."""
_GOVERNMENT = re.compile("政府|内阁")
_NAME = range(3, 8)
"""Characters of the name of who leads a government."""
_ROOM, _SPOT = "厅", "处"
"""Words for offices that are rooms as well (游戏厅), and spots (文章结尾处指出, 桥头处提醒行人)."""


def propose_bare(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield offices called by their field alone, bodies of which a state has one, and governments by their leaders."""
    people, ends, forms = set[int](), set[int](), set[str]()
    for candidate in candidates:
        if candidate.score >= _PERSON:
            if candidate.kind == "person":
                people.add(candidate.start)
                forms.add(document.folded[candidate.start : candidate.end])
            else:
                ends.add(candidate.end)
    for match in _OFFICE.finditer(document.folded):
        end = match.end("office")
        led = match["head"] is not None and match.end() in people
        if end in ends or not (led or _speaks(document, end, match["office"])):
            continue
        inside = _field(document, match.start())
        head = longest_head(document.folded, end, _LONGEST)
        never = head is not None and head.strength == "never" and len(head.text) > 1  # 政治局
        whole = never or any(
            document.folded[max(0, end - length) : end] in words_of(_NOT, "whole") for length in (2, 3)
        )
        if inside and not whole:
            yield Candidate(inside[0].start, end, "organisation", BARE.name, BARE.score)
    yield from _sole(document)
    yield from _led(document, forms)


def _speaks(document: Document, end: int, office: str) -> bool:
    """Return whether an office ends at a position and says what no room and no spot says."""
    declared = in_order("context_phrases.tsv", "declares")
    if office == _ROOM or (office == _SPOT and not document.folded.startswith(declared, end)):
        return False
    limit = document.sentences[document.sentence_at(end - 1)].end
    return document.token_map.is_edge(end) and speaks(document.folded, end, limit)


def _field(document: Document, end: int) -> list[Token]:
    """Return the words between a mark or a word of the sentence and an office: what it deals with."""
    inside: list[Token] = []
    position = end
    while position:
        token = document.token_map.at(position - 1)
        if token is None or not token.text[0].isalpha() or token.text[0] < "\u4e00":
            break
        if (token.tag[0] in "pcudrx" and token.known) or (token.known and token.tag == "v"):
            break
        if is_place(token) or is_title(token.text) or token.tag not in _FIELDS:
            return []
        inside.insert(0, token)
        position = token.start
    said = end - inside[0].start if inside else 0
    kept = all(token.text not in words_of(_NOT, "determiner") for token in inside)
    return inside if 2 <= said <= _LONGEST and kept else []


def _sole(document: Document) -> Iterator[Candidate]:
    """Yield the bodies of which a state or a town has one, where they act, speak or are cited."""
    for name in sorted(name_characters("sole") | name_characters("force") | name_characters("highest")):
        for match in re.finditer(name, document.folded):
            start, end = match.span()
            before = document.token_map.at(start - 1) if start else None
            seat = before.start if before is not None and before.end == start and is_place(before) else start
            apart = start == 0 or document.token_map.is_edge(start)
            several = before is not None and before.end == start and _counts(document, before)
            if (
                (seat < start) == (name in name_characters("force"))
                and apart
                and not several
                and (_is_highest(name, start, before) or _acts(document, match))
            ):
                yield Candidate(seat, end, "organisation", SOLE.name, SOLE.score)


def _is_highest(name: str, start: int, before: Token | None) -> bool:
    """Return whether a body is one that nothing else is called, with no noun right before it that says whose it is."""
    alone = before is None or before.end < start or before.tag[0] not in "nj"
    return alone and name in name_characters("highest")


def _led(document: Document, people: Collection[str]) -> Iterator[Candidate]:
    """Yield the governments that are called by who leads them: 林晓月政府."""
    for match in _GOVERNMENT.finditer(document.folded):
        for start in (match.start() - length for length in _NAME if length <= match.start()):
            if document.folded[start : match.start()] in people:
                yield Candidate(start, match.end(), "organisation", BRAND_HEAD.name, BRAND_HEAD.cases["leader"])


def _counts(document: Document, before: Token) -> bool:
    """Return whether the words before a body say which sort, or point to one or count several: 各|央行, 该国|央行."""
    unnamed = document.folded[max(0, before.end - 2) : before.end].removesuffix("国")[-1:] in name_characters("unnamed")
    return unnamed or is_generic(before.text) or before.text in words_of(_NOT, "determiner")


def _acts(document: Document, name: re.Match[str]) -> bool:
    """Return whether a body acts, says something or is cited where its name stands."""
    start, end = name.span()
    sentence = document.sentences[document.sentence_at(start)]
    return (
        speaks(document.folded, end, sentence.end)
        or is_reported(document.folded, start, end, sentence.start, sentence.end)
        or any(e.why == ACTS.name and e.score >= _TELLING for e in after(document.folded, end, sentence.end))
    )
