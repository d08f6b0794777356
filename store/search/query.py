"""The query language: what was typed, as terms that must all hold.

    陈茂波 算力          both, anywhere, in any script or as pinyin and initials
    "exact words"        these characters in this order, no pinyin, no guesses
    -word                not this            ^word       begins with it
    620亿  >100亿  10亿..100亿 USD           figures by value
    person: org: figure: quote:              entities of that kind, and what refers to them
    said-by:  about:  from:                  by a speaker, about somebody, from a publisher
    after: before: clipped:                  2025, 2025-06, 2025-06-12
    kind: cur:  text:                        person, company, money…; HKD; the words of the articles
    tag: note: corrected:                    what the user has put to it, any where no word follows
    rule: certainty:                         what a rule found; how sure it is

A query is never refused: what cannot be understood is named in `errors`, and the rest of it is answered.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from store.errors import QueryError
from store.kinds import ENTITY_KINDS, KINDS, EntityKind
from store.model import CERTAINTIES, FigureKind, OrganisationKind, QuoteKind
from store.search.amounts import AmountRange, currencies, find_amount, units
from store.search.keys import make_key
from store.text.language import tr

Field = Literal[
    "person",
    "org",
    "figure",
    "quote",
    "said-by",
    "about",
    "from",
    "after",
    "before",
    "kind",
    "cur",
    "text",
    "tag",
    "note",
    "corrected",
    "rule",
    "certainty",
    "clipped",
]
OWN_FIELDS: tuple[Field, ...] = ("tag", "note", "corrected")
"""Fields that ask for what is the user's own; without words, for any."""
FIELDS: tuple[Field, ...] = get_args(Field)
KIND_FIELDS: dict[str, EntityKind] = {kind.field: kind.name for kind in KINDS.values()}
_OTHER_NAMES: dict[str, Field] = {
    **{other: kind.field for kind in KINDS.values() for other in kind.other_fields},
    "said": "said-by",
    "by": "said-by",
    "说": "said-by",
    "关于": "about",
    "来源": "from",
    "since": "after",
    "until": "before",
    "currency": "cur",
    "全文": "text",
    "sure": "certainty",
}
SUBKINDS: tuple[str, ...] = tuple(
    dict.fromkeys((*get_args(OrganisationKind), *get_args(FigureKind), *get_args(QuoteKind)))
)
_KINDS: dict[str, str] = {**KIND_FIELDS, "people": "person", **{kind: kind for kind in ENTITY_KINDS}}

_LONGEST = 300
"""Characters of a query; more are a page pasted by mistake."""

_HEAD = re.compile(r"(?P<minus>-)?(?:(?P<field>[^\W\d_][\w-]*):)?(?P<start>\^)?(?P<quote>\")?")
_DATE = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_COMPARED = re.compile(r"[<>]=?[^<>=]")
_PLAIN = str.maketrans("：“”„＂－＾＞＜～", ':""""-^><~')


@dataclass(frozen=True)
class Term:
    """One condition of a query.

    Attributes:
        start: where it begins in the query, in code points.
        end: where it ends, exclusive.
        text: what it asks for, as written.
        key: that as it is compared; empty where a field takes no words.
        field: the field it is for, or None.
        negative: whether rows with it are left out.
        anchored: whether it must be the beginning.
        exact: whether it was in quotation marks.
        amount: the value or range it may also mean.
        choice: what a field that takes one of several words was given: a kind, a currency's code, how sure, the day or
            month of `clipped:`.
        day: the date of `after:` and `before:` as YYYYMMDD; months and days left out count from the first, for
            `before:` to the last.
    """

    start: int
    end: int
    text: str
    key: str = ""
    field: Field | None = None
    negative: bool = False
    anchored: bool = False
    exact: bool = False
    amount: AmountRange | None = None
    choice: str = ""
    day: int = 0

    def names(self, name: str) -> bool:
        """Return whether a name, as it is compared, is the one asked for, or begins so where that is not in quotes."""
        return name == self.key if self.exact else bool(self.key) and name.startswith(self.key)


@dataclass(frozen=True)
class Query:
    """A query, understood.

    Attributes:
        text: as typed.
        terms: what must hold.
        phrase: the key of the whole, where it is nothing but words: a name of several words ranks by all of them.
        errors: what could not be understood, in order.
    """

    text: str
    terms: tuple[Term, ...]
    phrase: str = ""
    errors: tuple[QueryError, ...] = ()


@lru_cache(maxsize=256)
def parse(text: str) -> Query:
    """Return the terms of a query; never raises."""
    plain = text[:_LONGEST].translate(_PLAIN)
    terms: list[Term] = []
    errors: list[QueryError] = []
    if len(text) > _LONGEST:
        errors.append(
            QueryError(tr("Only the first {most} characters are searched for.", most=_LONGEST), _LONGEST, len(text))
        )
    at = 0
    while at < len(plain):
        if plain[at].isspace():
            at += 1
            continue
        try:
            term, at = _term(plain, at)
        except QueryError as error:
            errors.append(error)
            at = max(error.end, at + 1)
            continue
        if term is not None:
            terms.append(term)
    words = [term for term in terms if term.field is None and not (term.negative or term.exact or term.anchored)]
    phrase = "".join(term.key for term in words) if len(words) > 1 and len(words) == len(terms) else ""
    return Query(text, tuple(terms), phrase, tuple(errors))


def _term(text: str, at: int) -> tuple[Term | None, int]:
    """Return the term at `at`, or None where nothing is asked for yet (`person:`), and where it ends."""
    head = _HEAD.match(text, at)
    minus, name, anchor, quote = head.group("minus", "field", "start", "quote") if head else (None,) * 4
    start = head.end() if head else at
    if quote:
        end = text.find('"', start)
        value, end = (text[start:], len(text)) if end < 0 else (text[start:end], end + 1)
    else:
        end = _end_of_word(text, start)
        value = text[start:end]
    field = _field(name, at, end) if name else None
    if name and field is None:
        value = name + value
    amount = None
    if not quote and field in {None, "figure"} and (found := find_amount(text, start)):
        amount, end = found
        value = text[start:end]
    if not value.strip() and field not in OWN_FIELDS:
        return None, max(end, at + 1)
    if not quote and amount is None and field in {None, "figure"} and _COMPARED.match(value):
        raise QueryError(
            tr('{value} is no amount; write >100亿, <=5% or ">…" for the characters.', value=value), at, end
        )
    term = Term(at, end, value.strip(), make_key(value).text, field, bool(minus), bool(anchor), bool(quote), amount)
    if field in {"kind", "cur", "certainty", "after", "before", "clipped"}:
        return _chosen(term), end
    return (term if term.key or amount or field in OWN_FIELDS else None), end


def _end_of_word(text: str, start: int) -> int:
    end = start
    while end < len(text) and not text[end].isspace():
        end += 1
    return end


def _field(name: str, start: int, end: int) -> Field | None:
    """Return the field of a name, or None where the name is but a word before a colon.

    Raises:
        QueryError: it is meant to be a field and is none.
    """
    folded = name.casefold()
    for field in FIELDS:
        if folded == field:
            return field
    if folded in _OTHER_NAMES:
        return _OTHER_NAMES[folded]
    if not name.isascii():
        return None  # 李家超：……, words with a colon in them
    raise QueryError(
        tr("There is no field {name}: (there are {names}).", name=name, names=", ".join(FIELDS)), start, end
    )


def _chosen(term: Term) -> Term | None:
    """Return a term whose field takes one of several words or a date, with that read; None while it is being typed.

    Raises:
        QueryError: it cannot be read.
    """
    match term.field:
        case "kind":
            return _one_of(term, "kind", (*_KINDS, *SUBKINDS), (*ENTITY_KINDS, *SUBKINDS))
        case "certainty":
            return _one_of(term, "certainty", tuple(CERTAINTIES), tuple(CERTAINTIES))
        case "cur":
            return _in_currency(term)
        case _:
            return _dated(term)


def _one_of(term: Term, what: str, words: Iterable[str], told: Iterable[str]) -> Term:
    folded = term.text.casefold()
    found = [word for word in words if word.startswith(folded)]
    if not found:
        raise QueryError(
            tr("There is no {what} {words}; there are {names}.", what=what, words=term.text, names=", ".join(told)),
            *_span(term),
        )
    return _with(term, choice=_KINDS.get(found[0], found[0]))


def _in_currency(term: Term) -> Term | None:
    kind, meaning = units().get(make_key(term.text).text, ("", ""))
    codes = [code for code in currencies() if code.casefold().startswith(term.text.casefold())]
    if kind != "currency" and not codes:
        raise QueryError(
            tr("{words} is no currency known here; there are {names}.", words=term.text, names=", ".join(currencies())),
            *_span(term),
        )
    return _with(term, choice=meaning or (codes[0] if codes else "")) if meaning or codes else None


def _dated(term: Term) -> Term | None:
    match = _DATE.fullmatch(term.text)
    if match is None:
        if term.text.isdecimal() and len(term.text) < 4:
            return None
        raise QueryError(tr("{words} is no date; write 2025, 2025-06 or 2025-06-12.", words=term.text), *_span(term))
    year, month, day = match.groups()
    if "0" in (month, day):
        return None  # 2025-0 while it is being typed
    try:
        datetime.date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise QueryError(
            tr("No calendar has {words}; write 2025, 2025-06 or 2025-06-12.", words=term.text), *_span(term)
        ) from None
    if term.field == "clipped":
        return _with(term, choice="-".join(part.zfill(2) for part in (year, month, day) if part))
    late = term.field == "before"
    return _with(
        term, day=int(year) * 10000 + int(month or (12 if late else 1)) * 100 + int(day or (31 if late else 1))
    )


def _span(term: Term) -> tuple[int, int]:
    return term.start, term.end


def _with(term: Term, choice: str = "", day: int = 0) -> Term:
    return Term(term.start, term.end, term.text, term.key, term.field, term.negative, choice=choice, day=day)
