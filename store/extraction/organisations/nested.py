"""Parts of a body that are named with a place or a name of their own right behind it: 云岫银行|青山支行.

Where no list has the place, the body before it and the word for the part behind it are the borders of the name.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.words import is_generic, is_place, is_scope, is_title, name_characters

NESTED = Rule(
    "organisation.nested",
    0.8,
    finds=Example("云州市交警支队东岭大队出动。", "云州市交警支队东岭大队"),
    leaves=Example("云州市交警支队要求东岭大队出动。", "云州市交警支队要求东岭大队"),
    lists=("context_phrases.tsv", "organisation_characters.tsv"),
)
"""A sure name, a few characters that are no words of a sentence, and what its parts elsewhere end in; a shop's begin
with its place."""
_PHRASES = "context_phrases.tsv"
_SURE = 0.6
_SHORTEST = 3
"""Characters of the name of what has such parts."""
_DEEP = 3
"""Parts of parts: 分行, 支行, 营业所."""
_INSIDE = "ntsgjmafxbzr"
"""First letters of the tags of words that may be the name of a place of which no list knows."""


@cache
def _part() -> re.Pattern[str]:
    """Return the pattern of the own name of a part and its word, or of what each such body has one of."""
    named = rf"(?P<name>[\u4e00-\u9fff]{{2,10}}?){one_of(_PHRASES, 'part')}"
    shop = "(?P<shop>[\u4e00-\u9fff]{2,8}?)(?<!同)店(?![家铺主面里内外门名子])"
    return re.compile(rf"(?:{one_of(_PHRASES, 'own part')}|{named}|{shop})(?![长员费])")


def propose_nested(document: Document, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the parts of sure names, with the names, and the parts of those."""
    bodies: dict[int, int] = {}
    starts: dict[int, int] = {}
    for start, end, kind, _, score in candidates:
        if kind == "organisation" and (score >= _SURE or _is_bank(document.folded[start:end])):
            bodies[end] = min(start, bodies.get(end, start))
        if score >= _SURE:
            starts[start] = max(end, starts.get(start, 0))
    for end, start in sorted(bodies.items()):
        if end - start < _SHORTEST and not _is_bank(document.folded[start:end]):
            continue
        whole = end
        for _ in range(_DEEP):
            until = _part_end(document, whole, starts)
            if until == whole:
                break
            yield Candidate(start, until, "organisation", NESTED.name, NESTED.score)
            whole = until


def _is_bank(form: str) -> bool:
    """Return whether a form is the short name of a bank: 招行, which may be a word elsewhere."""
    return form[-1] == "行" and known_organisations().kind(form) == "financial"


def _part_end(document: Document, end: int, starts: dict[int, int]) -> int:
    """Return where the part of a body ends that stands right behind it, or the position where none does."""
    if document.inner[end]:
        return end
    part = _part().match(document.folded, end)
    if part is None or document.inner[part.end()]:
        return end
    if part.lastgroup is None:
        return part.end()
    until = part.end(part.lastgroup)
    within = (starts[start] for start in range(end + 1, until) if start in starts)
    if any(other > until and other != part.end() for other in within):
        return end  # another body begins within
    inside = document.tokens_between(end, until)
    placed = part.lastgroup == "name" or _is_shop(document, inside, until)
    sort = len(inside) == 1 and is_generic(inside[0].text)  # 云岫银行|海外|分行
    return part.end() if placed and not sort and all(map(_may_name, inside)) else end


def _is_shop(document: Document, inside: Sequence[Token], until: int) -> bool:
    """Return whether words before 店 begin with the place of a shop, and no verb ends in it: 望川|全球|开店."""
    last = document.token_map.at(until)
    whole = last is None or last.start == until or not last.known
    return whole and bool(inside) and is_place(inside[0]) and not is_scope(inside[0])


def _may_name(token: Token) -> bool:
    """Return whether a word may be of the name of a part: no verb, no word of structure."""
    barred = ("glue", "common", "unnamed")
    if is_cue(token.text) or is_title(token.text) or any(token.text[0] in name_characters(kind) for kind in barred):
        return False
    counted = token.tag == "m" and token.text[0] != "第"  # 云岫协会|三个分会
    return not token.known or (token.tag[0] in _INSIDE and not counted)
