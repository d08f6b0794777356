"""Why: the sentences of an article with what was found in each, by which rules, and what was nearly found."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from store.extraction.engine.document import Document, prepare
from store.extraction.engine.evidence import Verdict
from store.extraction.engine.failures import attempt
from store.extraction.engine.gazetteer import EMPTY, Gazetteer
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.phrases import FormIndex
from store.extraction.engine.union import Join
from store.extraction.explaining.details import Details
from store.extraction.explaining.ending import ending, top
from store.extraction.explaining.refused import Refused
from store.extraction.explaining.roles import Told, told_roles
from store.extraction.figures import asked_guards, nearly_figures
from store.extraction.names import Proposals, propose_names, why_one
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.nearly import nearly_organisations
from store.extraction.people.elsewhere import ELSEWHERE
from store.extraction.people.latin_names import nearly_latin_names
from store.extraction.people.nearly import nearly_people
from store.extraction.people.nearly_short import nearly_short_forms
from store.extraction.people.role_readings import Reading
from store.extraction.people.roles import read_roles, refused_roles
from store.extraction.people.unread_labels import unread_labels
from store.extraction.quotes import attributed, nearly_quotes
from store.extraction.quotes.said import Said
from store.model import (
    AnyEntity,
    Article,
    Extraction,
    Failure,
    Figure,
    FigureKind,
    Mention,
    Organisation,
    Person,
    Quote,
)
from store.text.digits import in_digits
from store.text.fold import fold
from store.text.language import later, listed, tr
from store.text.sentences import Sentence
from store.text.wording import how_many

_NO_NAMES: tuple[Proposals, list[Join]] = (Proposals((), {}, ()), [])
_NO_SAID: dict[int, Said] = {}
_NO_FIGURES: dict[int, FigureKind | None] = {}
_NO_TITLES: list[tuple[Person, NearMiss]] = []
_NO_ROLES: list[tuple[Person, Reading]] = []
_NEARLY = 0.2
"""From this score on a string that was not accepted is worth knowing of."""


def explain(
    article: Article, extraction: Extraction, *, known: bool = True, elsewhere: Mapping[str, int] = MappingProxyType({})
) -> Iterator[str]:
    """Yield lines of text: each sentence, what was found and nearly found in it; at the end where its rules stand.

    Args:
        article: what to explain.
        extraction: what was found in it.
        known: whether the gazetteers of known names were evidence.
        elsewhere: folded names that other articles have and that were evidence, and in how many.
    """
    document = prepare(article)
    unsaid: list[Failure] = []  # what fails here has failed in the extraction, which tells it
    proposals, joins = attempt(document, unsaid, partial(_judged, known=known, elsewhere=elsewhere), _NO_NAMES)
    verdicts = proposals.verdicts
    people, organisations = extraction.people, extraction.organisations
    said = attempt(document, unsaid, partial(attributed, organisations=organisations, people=people), _NO_SAID)
    readings = attempt(document, unsaid, partial(read_roles, organisations=organisations, people=people), _NO_ROLES)
    asked = attempt(document, unsaid, asked_guards, _NO_FIGURES)
    details = Details(document, extraction, verdicts, proposals.candidates, joins, said, asked)
    refusals = attempt(document, unsaid, partial(refused_roles, organisations=organisations, people=people), _NO_TITLES)
    names = [mention for organisation in organisations for mention in organisation.mentions]
    roles = list(told_roles(document, people, readings, refusals, names, details.by))
    mentions = list(_all((*organisations, *people, *extraction.figures, *extraction.quotes)))
    found = _by_sentence(
        document, [*((m.start, -m.end, _found(e, m, details, elsewhere)) for e, m in mentions), *_role_lines(roles)]
    )
    gazetteer = known_organisations() if known else EMPTY
    accepted = {document.folded[mention.start : mention.end] for _, mention in mentions}
    nearly = {form: verdict for form, verdict in verdicts.items() if form not in accepted and verdict.score >= _NEARLY}
    refused = Refused(document, verdicts, gazetteer, details)
    named = [(mention.start, mention.end) for entity in (*organisations, *people) for mention in entity.mentions]
    taken = named + _places(document, nearly)
    untold: list[Failure] = []
    misses = _by_place(document, _nearly(document, extraction, gazetteer, taken, untold), details)
    yield top()
    yield ""
    for number, sentence in enumerate(document.sentences):
        yield article.text[sentence.start : sentence.end].replace("\n", " ")
        yield from found.get(number, ())
        yield from _doubted(document, sentence, nearly, details, refused)
        yield from misses.get(number, ())
        yield ""
    yield from (tr("Of what was nearly found: {told}", told=failure.told) for failure in untold)
    rules = {mention.why for _, mention in mentions} | {role.rule for role in roles} | details.rules
    yield from ending(rules | _speaking(verdicts), details.functions, details.guarded)


def _speaking(verdicts: Mapping[str, Verdict]) -> set[str]:
    """Return the rules that speak for what was found or nearly found."""
    return {why for verdict in verdicts.values() if verdict.score >= _NEARLY for why in verdict.rules}


def _doubted(
    document: Document, sentence: Sentence, nearly: Mapping[str, Verdict], details: Details, refused: Refused
) -> Iterator[str]:
    """Yield the strings of a sentence that were nearly taken for names."""
    folded = document.folded[sentence.start : sentence.end]
    for form, verdict in nearly.items():
        place = folded.find(form)
        if place >= 0:
            start, end = sentence.start + place, sentence.start + place + len(form)
            why = refused.why(form, verdict)
            yield f"  ? {tr(verdict.kind)} {document.text[start:end]}  {why}: {_rules(verdict)}"
            rows = details.rows(start, end, verdict.rules, refused=True)
            yield from dict.fromkeys(f"      {row.told}" for row in rows)


def _places(document: Document, forms: Collection[str]) -> list[tuple[int, int]]:
    """Return where some folded forms stand."""
    return [(start, end) for start, end, _ in document.find(FormIndex(forms))]


def _nearly(
    document: Document,
    extraction: Extraction,
    gazetteer: Gazetteer,
    taken: Sequence[tuple[int, int]],
    untold: list[Failure],
) -> Iterator[tuple[str, NearMiss]]:
    """Yield what was nearly a person, a figure or a quote; a person where nothing else was found."""
    asked: tuple[tuple[str, Callable[[Document], list[NearMiss]]], ...] = (
        ("organisation", partial(nearly_organisations, gazetteer=gazetteer, taken=taken)),
        ("person", partial(nearly_people, taken=taken)),
        ("person", partial(nearly_latin_names, taken=taken)),
        ("person", partial(nearly_short_forms, people=extraction.people, taken=taken)),
        (later("by-line"), unread_labels),
        ("figure", nearly_figures),
        ("quote", partial(nearly_quotes, organisations=extraction.organisations, people=extraction.people)),
    )
    nothing: list[NearMiss] = []
    for kind, nearly in asked:
        for miss in attempt(document, untold, nearly, nothing):
            yield kind, miss


def _by_place(document: Document, misses: Iterable[tuple[str, NearMiss]], details: Details) -> dict[int, list[str]]:
    """Return the lines of what was nearly found under their sentences."""
    lines: dict[int, list[str]] = defaultdict(list)
    for kind, miss in misses:
        exact = document.text[miss.start : miss.end].replace("\n", " ")
        reason = tr("and {reason}", reason=miss.reason) if miss.besides else miss.reason
        told = lines[document.sentence_at(miss.start)]
        told.append(f"  ? {tr(kind)} {exact}  {reason}: {miss.place}")
        rows = [f"      {row.told}" for row in details.nearly(kind, miss)]
        told += (row for row in rows if not (miss.besides and row in told))
    return lines


def _judged(document: Document, *, known: bool, elsewhere: Collection[str]) -> tuple[Proposals, list[Join]]:
    """Return what the rules say of each string, and which forms are one."""
    proposals = propose_names(document, known=known, elsewhere=elsewhere)
    return proposals, why_one(document, proposals, known=known)


def _all(entities: Iterable[AnyEntity]) -> Iterator[tuple[AnyEntity, Mention]]:
    return ((entity, mention) for entity in entities for mention in entity.mentions)


def _by_sentence(document: Document, told: Iterable[tuple[int, int, list[str]]]) -> dict[int, list[str]]:
    """Return the lines under their sentences, in the order of the text."""
    sentences: dict[int, list[str]] = defaultdict(list)
    for start, _, lines in sorted(told):
        sentences[document.sentence_at(start)] += lines
    return sentences


def _role_lines(roles: Iterable[Told]) -> Iterator[tuple[int, int, list[str]]]:
    """Yield the lines of the roles with where they stand."""
    return ((role.start, 0, list(role.lines)) for role in roles)


def _found(entity: AnyEntity, mention: Mention, details: Details, elsewhere: Mapping[str, int]) -> list[str]:
    """Return the lines of a mention: what it is, and below it what decided."""
    verdict = details.verdict(mention) if isinstance(entity, Person) else None
    many = elsewhere.get(fold(mention.exact), 0) if verdict and ELSEWHERE.name in verdict.rules else 0
    told = tr("{articles} of the store have the name", articles=how_many(many, "article"))
    return [_head(entity, mention, details), *([f"      {told}"] if many else []), *details.under(entity, mention)]


def _head(entity: AnyEntity, mention: Mention, details: Details) -> str:
    """Return what a mention is, by which rules."""
    reason = f"{mention.why} {mention.score:.2f}"
    match entity:
        case Organisation() | Person():
            verdict = details.verdict(mention)
            rules = f" ({_rules(verdict)})" if verdict else ""
            name = "" if entity.name == mention.exact else f" = {entity.name}"
            return f"  + {tr(entity.id.partition('/')[0])} {mention.exact}{name}  {reason}{rules}"
        case Figure():
            unit = " ".join(part for part in (entity.unit, tr("(inferred)") if entity.inferred else "") if part)
            value = tr("vague") if entity.value is None else f"{in_digits(entity.value)} {unit}".rstrip()
            return tr("  + figure {exact} = {value}  {reason}", exact=mention.exact, value=value, reason=reason)
        case Quote():
            return tr(
                "  + quote by {speaker} ({kind}), {cue}: {words}  {reason}",
                speaker=entity.speaker,
                kind=tr(entity.speaker_kind),
                cue=entity.cue,
                words=entity.text,
                reason=reason,
            )


def _rules(verdict: Verdict) -> str:
    """Return the rules that spoke for a string, the strongest first."""
    ordered = sorted(verdict.rules.items(), key=lambda rule: (-rule[1], rule[0]))
    return tr(
        "{score:.2f} of {rules}", score=verdict.score, rules=listed(f"{why} {score:.2f}" for why, score in ordered)
    )
