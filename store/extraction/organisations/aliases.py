"""Uniting the forms of one organisation inside an article, precision before recall.

Two forms are one where the article declares it, where the gazetteer knows it, or where one follows from the other: a
legal form more or less (思谋集团, 思谋), a place more or less (中国财政部, 财政部), an abbreviation towards a company.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer, Known
from store.extraction.engine.union import Join, Union
from store.extraction.lexicon import words
from store.extraction.organisations.abbreviations import abbreviated
from store.extraction.organisations.clubs import same_club
from store.extraction.organisations.countries import is_another
from store.extraction.organisations.definitions import Alias
from store.extraction.organisations.groups import companies_apart, keeps_apart, one_group
from store.extraction.organisations.homonyms import claimed, slips, with_place
from store.extraction.organisations.kinds import kind_of
from store.extraction.organisations.letters import same_letters
from store.extraction.organisations.mastheads import same_title
from store.extraction.organisations.media import BYLINE
from store.extraction.organisations.of_place import central_bank, same_court, same_police
from store.extraction.organisations.registered import registered
from store.extraction.organisations.stems import brand, stem
from store.extraction.organisations.teams import same_team
from store.model import Organisation
from store.text.fold import fold

_COUNTRY, _NATIONAL = "中国", "国家"


def unite_organisations(
    document: Document, spans: Sequence[Candidate], declared: Iterable[Alias], gazetteer: Gazetteer
) -> tuple[Organisation, ...]:
    """Return the organisations of settled spans, their forms united, in order of appearance."""
    by_form, extra = _by_form(document, spans, gazetteer)
    groups = _united(document, by_form, declared, gazetteer).groups()
    rows = _rows(by_form, gazetteer)
    found = [
        _organisation(document, sorted(span for form in group for span in (*by_form[form], *extra[form])), rows)
        for group in groups
    ]
    accepted = {*by_form, *extra}
    return tuple(
        _without_slips(document, organisation, accepted)
        for organisation in sorted(found, key=lambda organisation: organisation.mentions[0].start)
    )


def why_united(
    document: Document, spans: Sequence[Candidate], declared: Iterable[Alias], gazetteer: Gazetteer
) -> list[Join]:
    """Return which forms of settled spans are one organisation, and what says so."""
    by_form, extra = _by_form(document, spans, gazetteer)
    lent = [
        Join(owner, document.folded[span.start : span.end], claimed) for owner, taken in extra.items() for span in taken
    ]
    return [*_united(document, by_form, declared, gazetteer).joins, *dict.fromkeys(lent)]


def _by_form(
    document: Document, spans: Sequence[Candidate], gazetteer: Gazetteer
) -> tuple[dict[str, list[Candidate]], dict[str, list[Candidate]]]:
    """Return the spans of organisations by their forms, and those of short forms by the full form that claims them."""
    by_form: dict[str, list[Candidate]] = defaultdict(list)
    for span in spans:
        if span.kind == "organisation":
            by_form[document.folded[span.start : span.end]].append(span)
    owners = claimed(document, by_form, gazetteer.known)
    extra: dict[str, list[Candidate]] = defaultdict(list)
    for span, owner in owners.items():
        extra[owner].append(span)
        by_form[document.folded[span.start : span.end]].remove(span)
    return {form: group for form, group in by_form.items() if group}, extra


def _without_slips(document: Document, organisation: Organisation, accepted: Collection[str]) -> Organisation:
    """Return an organisation with what may be slips of the pen apart: no mention is the beginning of one."""
    uncertain = slips(document, map(fold, _forms(organisation)), accepted)
    if not uncertain:
        return organisation
    kept = tuple(
        mention
        for mention in organisation.mentions
        if not any(
            len(slip) > len(mention.exact) and document.text.startswith(slip, mention.start) for slip in uncertain
        )
    )
    forms = {mention.exact for mention in kept}
    return msgspec.structs.replace(
        organisation,
        uncertain=uncertain,
        aliases=tuple(alias for alias in organisation.aliases if alias in forms),
        mentions=kept,
        mention_count=len(kept),
    )


def _forms(organisation: Organisation) -> tuple[str, ...]:
    return organisation.name, *organisation.aliases


def _united(
    document: Document, by_form: Mapping[str, list[Candidate]], declared: Iterable[Alias], gazetteer: Gazetteer
) -> Union:
    """Return the forms, grouped into organisations."""
    union = Union(by_form)
    apart = companies_apart(document, by_form)
    pairs = _both_written(declared, by_form)
    shared = _declared_twice(pairs)
    rows = _rows(by_form, gazetteer)
    for alias in pairs:
        if alias.short not in shared and (alias.worded or may_unite(union, alias.full, alias.short, rows)):
            union.unite(alias.full, alias.short, _both_written)
    _by_gazetteer(union, rows)
    for left, right in one_group(by_form, apart):
        union.unite(left, right, one_group)
    for left, right, by in alike(by_form):
        if may_unite(union, left, right, rows) and not keeps_apart(union.group(left), union.group(right), apart):
            union.unite(left, right, by)
    for short, fulls in shared.items():
        if len({union.group(full) for full in fulls}) == 1:
            union.unite(short, fulls[0], _declared_twice)
    return union


def _both_written(declared: Iterable[Alias], by_form: Mapping[str, list[Candidate]]) -> list[Alias]:
    """Return the declared pairs of which the article has both forms."""
    return [alias for alias in declared if alias.full in by_form and alias.short in by_form]


def alike(by_form: Mapping[str, list[Candidate]]) -> Iterator[Join]:
    """Yield the pairs of forms of which one follows from the other, rule by rule."""
    for pair in _published(by_form):
        yield Join(*pair, _published)
    for rule in (
        same_letters,
        _same_stem,
        _without_place,
        _first_words,
        abbreviated,
        same_court,
        same_police,
        central_bank,
        registered,
        same_team,
        same_club,
        same_title,
    ):
        for pair in rule(list(by_form)):
            yield Join(*pair, rule)


def _declared_twice(pairs: Iterable[Alias]) -> dict[str, list[str]]:
    """Return the short forms that are declared for several names, which are two organisations if nothing else says not.

    A Chinese and a Latin name of one short form are one organisation, and so are a name and a longer form of it.
    """
    fulls: dict[str, list[str]] = defaultdict(list)
    for alias in pairs:
        fulls[alias.short].append(alias.full)
    return {
        short: names
        for short, names in fulls.items()
        if any(
            one.isascii() == other.isascii() and one not in other and other not in one
            for one, other in combinations(dict.fromkeys(names), 2)
        )
    }


def _published(by_form: Mapping[str, list[Candidate]]) -> list[tuple[str, str]]:
    """Return the publisher of the by-line and the short name it begins or ends with (互联网安全内参, 安全内参)."""
    publishers = [form for form, spans in by_form.items() if any(span.why == BYLINE.name for span in spans)]
    return [
        (full, form)
        for full in publishers
        for form in by_form
        if form != full and len(form) > 2 and (full.startswith(form) or full.endswith(form))
    ]


def _rows(forms: Collection[str], gazetteer: Gazetteer) -> dict[str, Known]:
    """Return the rows of the gazetteer that the forms belong to."""
    return gazetteer.resolve(forms) | _after_place(forms, gazetteer)


def _after_place(forms: Iterable[str], gazetteer: Gazetteer) -> dict[str, Known]:
    """Return the rows of forms that are a place and a known name (美国哈佛大学); each state has its own 财政部."""
    found: dict[str, Known] = {}
    for form in forms:
        starts = [length for length in range(2, min(6, len(form) - 1)) if form[:length] in words("places.tsv")]
        rests = (form[length:] for length in starts if not is_another(form, form[length:]))
        known = next((rows for rest in rests if (rows := gazetteer.known.get(rest))), ())
        if not known or form in gazetteer.known:
            continue
        own = known[0].name.startswith(_NATIONAL) and form.startswith(_COUNTRY)  # 中国|国家外汇管理局
        if own or known[0].kind in ("university", "media"):
            found[form] = known[0]
    return found


def _by_gazetteer(union: Union, rows: Mapping[str, Known]) -> None:
    """Unite the forms of one row."""
    first: dict[str, str] = {}
    for form, row in rows.items():
        union.unite(first.setdefault(row.name, form), form, _by_gazetteer)


def may_unite(union: Union, left: str, right: str, rows: Mapping[str, Known]) -> bool:
    """Return whether nothing speaks against it: two rows of the gazetteer are two organisations."""
    return len({rows[form].name for form in (*union.group(left), *union.group(right)) if form in rows}) <= 1


def _same_stem(forms: list[str]) -> list[tuple[str, str]]:
    """Return the forms with one stem, and a brand with its one line of business; two lines stay two companies."""
    first: dict[str, str] = {}
    pairs = [(first.setdefault(stem(form), form), form) for form in forms]
    fields: dict[str, set[str]] = defaultdict(set)
    for form in forms:
        if brand(form) != stem(form):
            fields[brand(form)].add(stem(form))
    for name, stems in fields.items():
        if name in first and len(stems) == 1:
            pairs.append((first[name], first[stems.pop()]))
    return [pair for pair in pairs if pair[0] != pair[1]]


def _without_place(forms: list[str]) -> list[tuple[str, str]]:
    """Return the forms that differ in a place at the front alone (中国财政部, 财政部), where only one place does."""
    return [(rest, longer[0]) for rest, longer in with_place(set(forms)).items() if len(longer) == 1]


def _first_words(forms: list[str]) -> list[tuple[str, str]]:
    """Return Latin names and their beginnings (Alameda Research, Alameda), where only one name begins so."""
    latin = {form.casefold(): form for form in forms if form.isascii()}
    longer: dict[str, list[str]] = defaultdict(list)
    for full in latin:
        first, _, last = full.rpartition(" ")
        while first:
            short = first if first in latin else first.removesuffix(".com")
            if short in latin and last.partition(" ")[0].strip(".").capitalize() in words("latin_fields.tsv"):
                longer[short].append(full)
            first, _, word = first.rpartition(" ")
            last = f"{word} {last}"
    return [(latin[short], latin[found[0]]) for short, found in longer.items() if len(found) == 1]


def _organisation(document: Document, spans: list[Candidate], rows: Mapping[str, Known]) -> Organisation:
    """Return the record of one organisation from all its spans."""
    written = dict.fromkeys(document.text[span.start : span.end] for span in spans)
    name = max(written, key=lambda form: (_fullness(form), -list(written).index(form)))
    folded = [document.folded[span.start : span.end] for span in spans]
    row = _row_of(folded, rows)
    return Organisation(
        id=f"organisation/{name}",
        name=name,
        aliases=tuple(form for form in written if form != name),
        also=tuple(form for form in row.forms if form not in written) if row else (),
        kind=kind_of(document, spans, row),
        mentions=tuple(document.mention(span.start, span.end, span.why, span.score) for span in spans),
        mention_count=len(spans),
        article_count=1,
    )


def _row_of(forms: list[str], rows: Mapping[str, Known]) -> Known | None:
    """Return the row of the gazetteer that the forms of an organisation belong to."""
    return next((rows[form] for form in forms if form in rows and not _is_borrowed(form, forms, rows)), None)


def _is_borrowed(form: str, forms: list[str], rows: Mapping[str, Known]) -> bool:
    """Return whether initials belong to another organisation of the gazetteer: AFP beside Australian Federal Police."""
    return form.isupper() and form.isascii() and any(other not in rows for other in forms)


def _fullness(form: str) -> tuple[bool, int]:
    """Return how full a form is: Chinese before Latin, long before short."""
    return not form.isascii(), len(form)
