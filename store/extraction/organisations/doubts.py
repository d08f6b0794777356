"""What speaks against an organisation that the rules accept: words that only stand beside a cue, and names glued."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from store.extraction.engine.candidates import CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Verdict, occurrences
from store.extraction.lexicon import words_of
from store.extraction.organisations.contexts import APPOSITION, BESIDE
from store.extraction.organisations.enumerations import GROUP
from store.extraction.organisations.head_rules import FIELD_HEAD, LEVEL, PLACE_FIELD_HEAD
from store.extraction.organisations.heads import heads
from store.extraction.organisations.holders import HOLDER
from store.extraction.organisations.known_names import GAZETTEER
from store.extraction.organisations.lists import LIST
from store.extraction.organisations.media import BYLINE, VOICE
from store.extraction.organisations.placed import PLACED
from store.extraction.organisations.sorts import is_sort
from store.extraction.organisations.words import name_characters, names_place

_CONTEXTS = frozenset(rule.name for rule in BESIDE)
"""Rules that read the words beside a name alone. A word that stands there now and then is none (PLC, Markdown)."""
_WHOLE = frozenset((BYLINE.name, PLACED.name, PLACE_FIELD_HEAD.name, LEVEL.name))
"""Rules that say what stands before the rest of a name: a publisher's, or a place that no list holds."""
_HEADED = frozenset((FIELD_HEAD.name, HOLDER.name))
"""Rules that say it together: a field of work with its bureau, and who heads it (海岸发展局局长)."""
_LISTED = frozenset((GROUP.name, LIST.name))
_OFTEN = 4
_SHARE = 0.15
_RARELY = 0.6
_WORD = 4
_SHORT = 3
_LEGAL = ("集团", "公司")
_GLUED = 7
_MANY = 0.4
"""What is left of a sort of organisation: it is no name whatever speaks for it."""
_ONCE = 0.7
_ONCE_LATIN = 0.87
"""What one cue beside one mention is worth; an unknown Chinese word is often two words that the segmenter glued."""


def doubt(document: Document, verdicts: Mapping[str, Verdict]) -> None:
    """Lower the scores of words that only the words beside them make organisations, and of sorts of organisations."""
    for form, verdict in verdicts.items():
        if verdict.kind == "organisation" and GAZETTEER.name not in verdict.rules and is_sort(form):
            verdict.score *= _MANY
    doubtful = {form: verdict for form, verdict in verdicts.items() if _is_doubtful(verdict)}
    counted, forms = document.once(_counted), frozenset(doubtful)
    if forms not in counted:
        counted[forms] = occurrences(document, doubtful)
    for form, times in counted[forms].items():
        doubtful[form].score *= _trust(form, times, doubtful[form])


def _counted(_: Document) -> dict[frozenset[str], Counter[str]]:
    """Return where it is kept how often some forms stand in an article: it is asked before short forms and after."""
    return {}


def _trust(form: str, times: int, verdict: Verdict) -> float:
    """Return how far to trust what only words beside a form say of it, by how often it stands and is shown."""
    if form.isascii() and verdict.rules.get(APPOSITION.name, 0.0) >= ACCEPTED:
        return 1.0  # 澳洲公司UGL says it once for all
    if times >= _OFTEN and verdict.shown < _SHARE * times:
        return _RARELY
    if times == 1 and len(verdict.rules) == 1:
        return _ONCE_LATIN if form.isascii() else _ONCE
    return 1.0


def _is_doubtful(verdict: Verdict) -> bool:
    """Return whether only the words beside a string make it an organisation."""
    return verdict.score >= ACCEPTED and is_shown_beside(verdict)


def is_shown_beside(verdict: Verdict) -> bool:
    """Return whether a string is an organisation by the words beside it alone."""
    return verdict.kind == "organisation" and verdict.rules.keys() <= _CONTEXTS


def overlong(accepted: Mapping[str, Verdict], known: Collection[str]) -> list[str]:
    """Return the organisations that are another accepted one with a word of the sentence before it (经泰雷兹集团)."""
    names = _of_kind(accepted, "organisation")
    people = _of_kind(accepted, "person")
    unlisted = {form: verdict for form, verdict in names.items() if form not in known}
    glued: list[str] = []
    for form, verdict in unlisted.items():
        sources = known if VOICE.name in verdict.rules else ()
        pieces = [(form[:length], form[length:]) for length in range(1, min(_GLUED, len(form) - 1))]
        of_a_man = any(_is_of_a_man(before, rest, people, names) for before, rest in pieces)
        whole = not verdict.rules.keys().isdisjoint(_WHOLE) or verdict.rules.keys() >= _HEADED
        if not whole and (of_a_man or _is_glued(form, pieces, accepted, sources)):
            glued.append(form)
    glued += (form for form in unlisted if form[-1] in "新前原现" and form[:-1] in names)  # 海大新|校长
    glued += (form for form in unlisted if form[:-1] in people)  # 林晓国|小|时候
    return [*glued, *(form for form in unlisted if _is_buried(form, names, accepted))]


def _of_kind(verdicts: Mapping[str, Verdict], kind: CandidateKind) -> dict[str, Verdict]:
    return {form: verdict for form, verdict in verdicts.items() if verdict.kind == kind}


def _is_of_a_man(before: str, rest: str, people: Collection[str], names: Collection[str]) -> bool:
    """Return whether a name is a man's and what he does or where he goes: 黄浩投资, 梁天琦升|中学."""
    if before not in people and before[:-1] not in people:
        return False
    if before in people and rest in name_characters("school"):
        return True
    goes = before[:-1] in people and len(before) >= _WORD and rest in heads()
    head = heads().get(rest) if before in people else None
    public = head is not None and head.kind in ("government", "party") and rest != "政府"  # 林晓月|人大, but 特朗普政府
    return goes or public or rest in names or _is_done(rest)


def _is_glued(
    form: str, pieces: Sequence[tuple[str, str]], accepted: Mapping[str, Verdict], sources: Collection[str]
) -> bool:
    """Return whether a name is another one behind a word of the sentence: no name, and no place but of a source."""
    for before, rest in pieces[: _WORD - 1]:
        named = rest in accepted and accepted[rest].kind == "organisation"
        if named and before not in accepted and (rest in sources or not names_place(before)):
            return not _are_of_a_list(accepted[form], accepted[rest])
    return False


def _are_of_a_list(whole: Verdict, end: Verdict) -> bool:
    """Return whether a list alone makes organisations of an item and of its end: the item is the name (元海谷风)."""
    return end.rules.keys() <= _LISTED and not whole.rules.keys().isdisjoint(_LISTED)


def _is_done(rest: str) -> bool:
    """Return whether what follows a man's name is what he does: 投资, 领导集团, 交代小组."""
    if rest[:2] in words_of("after_person.tsv", "3"):
        return True
    if rest in name_characters("own"):
        return True  # 特朗普车队: a man's own, without a name
    return rest in words_of("not_organisations.tsv", "doing") or rest[:2] in words_of(
        "not_organisations.tsv", "leading"
    )


@cache
def _sorts() -> tuple[str, ...]:
    """Return the words for what sort of organisation a name is of, right before it."""
    return tuple(words_of("context_phrases.tsv", "leading"))


def _is_buried(form: str, names: Collection[str], accepted: Collection[str]) -> bool:
    """Return whether a full name of another organisation stands inside behind a description.

    上市公司先丰服务集团 and 远东金门中心先丰服务集团办公室 hold 先丰服务集团; a place or a parent before it is a name.
    """
    for start in range(2, len(form) - _SHORT + 1):
        before = form[:start]
        if names_place(before) or before in accepted:
            continue
        if form[start:] in names and before.endswith(_sorts()):
            return True  # 云平台|螳螂科技
        for end in range(len(form), start + _WORD - 1, -1):
            inner = form[start:end]
            if inner in names and (end < len(form) or start >= _WORD) and inner.endswith(_LEGAL):
                return True
    return False
