"""A place before the known name of a public body: 宁波医保局 is not the 医保局 that is known."""

from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import in_order, words_of
from store.extraction.organisations.divisions import division_start
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.inside import unglued
from store.extraction.organisations.words import is_place, is_scope, name_characters, names_place
from store.text.fold import fold

PLACED = Rule(
    "organisation.placed",
    0.85,
    finds=Example("丽水市医保局公布名单。", "丽水市医保局"),
    leaves=Example("丽水市民说医保局公布名单。", "医保局"),
    lists=("organisations.tsv", "places.tsv", "suffixes.tsv"),
)
"""A place and a public body that is known without one: each place has its own."""
_KINDS = ("government", "association")
_STATES = ("国家", "中央", "全国")
"""What a body of a whole state begins with, which may stand behind its country: 中国|国家外汇管理局."""
_WHOLE = "中华"
"""What may stand before that: 中华|全国总工会."""
_LONGEST_PLACE = 8
_CLAUSE = "pcvd"
"""Tags of words before which no name stands that a level could end."""
_OWN = range(2, 4)
"""Characters of a division's own name."""


def propose_placed(document: Document, known: Iterable[Candidate], gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Yield the places and the known public bodies right behind them as one name."""
    for candidate in known:
        form = document.folded[candidate.start : candidate.end]
        if not _is_public(form, gazetteer):
            continue
        start = _place_before(document, candidate.start)
        if _is_national(form) and not _is_of_state(form, document.folded[start : candidate.start]):
            continue  # 大江省|全国人大, 山国|国际足联
        if start == candidate.start:
            start = _bare_level(document, start)
        if start < candidate.start and document.folded[start : candidate.end] not in gazetteer.known:
            yield Candidate(start, candidate.end, "organisation", PLACED.name, PLACED.score)


def _is_public(form: str, gazetteer: Gazetteer) -> bool:
    """Return whether a known name is one that each place has: that of a public body, or a common word and a head."""
    row = gazetteer.known[form][0]
    starts = (form[:length] for length in (2, 3, 4))
    if form.isascii() or any(names_place(start) and start not in words_of("places.tsv", "scope") for start in starts):
        return False
    head = head_of(form) or head_of(fold(row.name))  # 最高法 is a court
    if head is None:
        return False
    common = head.strength == "weak" and head.kind != "company" and is_known(form.removesuffix(head.text))  # 儿童医院
    return common or row.kind in _KINDS


def _is_national(form: str) -> bool:
    """Return whether a name says that it is a body of a whole state, or of the world: 中央气象台, 国际足联."""
    return form.removeprefix(_WHOLE).startswith(in_order("places.tsv", "scope"))


def _is_of_state(form: str, place: str) -> bool:
    """Return whether a place is the country of a body of a whole state."""
    if not form.startswith(_STATES) or place not in words_of("places.tsv", "country"):
        return False
    head = head_of(form)
    return head is not None and head.is_public


def _place_before(document: Document, end: int) -> int:
    """Return where the places begin that stand right before a position, or the position."""
    start = division_start(document, _level_before(document, end))
    while end - start < _LONGEST_PLACE:
        token = document.token_map.before(start)
        if token is None or not is_place(token) or is_scope(token) or name_characters("states").issuperset(token.text):
            break  # 中港 are two places
        if token.start and document.folded[token.start - 1].isdigit():
            break  # 25日|本市建局
        start = token.start
    return start


def _bare_level(document: Document, end: int) -> int:
    """Return where the level of a division begins that stands alone before a position (省|贸促会), or the position."""
    last = document.token_map.before(end)
    level = unglued(last) if last is not None and last.end == end else None
    if level is None or level.text not in name_characters("level"):
        return end
    if level is not last:
        return level.start  # 据市|贸促会
    before = document.token_map.before(level.start)
    apart = before is None or before.end < level.start or before.tag[0] in _CLAUSE or not before.text[-1].isalpha()
    return level.start if apart else end


def _level_before(document: Document, end: int) -> int:
    """Return where a division begins whose level the segmenter joined to its body (松源|县卫健委), or the position."""
    token = document.token_map.at(end)
    level = end - 1
    if (
        token is None
        or token.start != level
        or token.known
        or document.folded[level] not in name_characters("division")
    ):
        return end
    before = document.token_map.before(level)
    if before is None or before.text[0] < "\u4e00" or not (is_place(before) or not before.known):
        return end
    name = unglued(before)
    return name.start if name is not None and len(name.text) in _OWN else end
