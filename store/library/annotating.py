"""Notes and tags in a store: which entity or passage each of them is on now, whatever became of ids and texts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from store.corrections.anchors import is_of, place
from store.corrections.annotations import annotation
from store.corrections.decisions import ANNOTATES, Anchor, Decision
from store.corrections.teaching import whose
from store.database import Database, Transaction
from store.identity.records import TABLES, ArticleSummary, Text, slug_of
from store.identity.register import Placed
from store.identity.sightings import Sightings
from store.identity.tallies import form_key
from store.identity.taught import Whose, who
from store.kinds import STATED_KINDS
from store.library.stored import with_texts
from store.model import Annotated, Annotation, Record

_Spot = tuple[str, int, int]


def annotated(database: Database, register: Placed, decisions: Mapping[str, Decision]) -> Annotated:
    """Return what the decisions in effect put to entities and passages.

    Args:
        database: the store.
        register: what stands where in it.
        decisions: those in effect.
    """
    entities: defaultdict[str, list[Decision]] = defaultdict(list)
    passages: defaultdict[_Spot, list[Decision]] = defaultdict(list)
    sightings = Sightings(Transaction(database.journal), register)
    for one in decisions.values():
        if one.kind not in ANNOTATES:
            continue
        if one.subject is not None:
            entities[who(whose(one.subject), database, sightings)].append(one)
        elif one.anchor is not None and (spot := spot_of(one.anchor, database)) is not None:
            if one.value.kind in STATED_KINDS:
                entities[stated_at(spot, one.value.kind, database, register)].append(one)
            else:
                passages[spot].append(one)
    entities.pop("", None)
    return Annotated(
        {identity: own for identity, some in entities.items() if (own := annotation(some)) != Annotation()},
        {spot: own for spot, some in passages.items() if (own := annotation(some)) != Annotation()},
    )


STATED = {"figure": "figure", "speaker": "quote", "quote": "quote"}
"""Of kinds of decisions about one figure or quote, which of the two it is."""


def corrected(database: Database, register: Placed, decisions: Mapping[str, Decision]) -> dict[str, frozenset[str]]:
    """Return the entities that decisions in effect correct, and the kinds of those decisions; as `annotated`."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    sightings = Sightings(Transaction(database.journal), register)
    for one in decisions.values():
        if one.kind in ANNOTATES:
            continue
        for meant in _meant(one):
            found[who(meant, database, sightings)].add(one.kind)
        if one.kind in STATED and one.anchor is not None and (spot := spot_of(one.anchor, database)) is not None:
            found[stated_at(spot, STATED[one.kind], database, register)].add(one.kind)
    found.pop("", None)
    return {identity: frozenset(kinds) for identity, kinds in found.items()}


def _meant(decision: Decision) -> Iterator[Whose]:
    """Yield whom a decision corrects."""
    value = decision.value
    if decision.kind == "add":
        yield Whose(value.kind, (form_key(value.name),))
    elif decision.kind == "retype" and decision.subject is not None:
        kind = "person" if value.kind == "person" else "organisation"
        yield whose(decision.subject)._replace(kind=kind, spots=frozenset())
    elif decision.kind == "separate" and decision.subject is not None:
        kind = decision.subject.id.partition("/")[0]
        yield from (whose(decision.subject), Whose(kind, (form_key(value.name),)))
    elif decision.kind not in STATED:
        yield from map(whose, decision.subjects)


def spot_of(anchor: Anchor, database: Database) -> _Spot | None:
    """Return in which article an anchor is, and from where to where; None where its words do not stand any more."""
    at = anchor.article if database.has("articles", anchor.article) else ""
    for article in [at] if at else with_texts(database, [anchor.digest]):
        summary = database.get("articles", article, ArticleSummary)
        if summary is None or not is_of(anchor, summary):
            continue
        start = anchor.start
        if summary.digest != anchor.digest:
            body = database.get("texts", article, Text)
            start = place(anchor, body.text, summary.digest) if body is not None else -1
        if start >= 0:
            return article, start, start + len(anchor.exact)
    return None


class _Stretch(Record, frozen=True, kw_only=True):
    """Where a mention stands; the rest of its document is passed over."""

    start: int
    end: int


class _Standing(Record, frozen=True, kw_only=True):
    """What is asked of a figure or a quote here."""

    mentions: tuple[_Stretch, ...] = ()


def stated_at(spot: _Spot, kind: str, database: Database, register: Placed) -> str:
    """Return the id of the figure or quote that stands at a place, if need be as a few words more or less; else "".

    Of two that are as near it is the one whose id is less: who looks it up finds them in another order than others.
    """
    article, start, end = spot
    best, most = "", 0
    for identity in sorted(register.contents.get(slug_of(article), ())):
        if identity.startswith(f"{kind}/"):
            entity = database.get(TABLES[kind], identity, _Standing)
            for one in entity.mentions if entity is not None else ():
                common = min(one.end, end) - max(one.start, start)
                exactly = (one.start, one.end) == (start, end)
                if common + exactly > most:
                    best, most = identity, common + exactly
    return best
