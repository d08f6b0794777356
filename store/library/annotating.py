"""Notes and tags in a store: which entity or passage each of them is on now, whatever became of ids and texts."""

from collections import defaultdict
from collections.abc import Mapping

from store.corrections.anchors import is_of, place
from store.corrections.annotations import Annotated, annotation
from store.corrections.decisions import ANNOTATES, Anchor, Decision
from store.corrections.teaching import whose
from store.database import Database, Transaction
from store.identity.records import ArticleSummary, Text, slug_of
from store.identity.register import Register
from store.identity.sightings import Sightings
from store.identity.taught import who
from store.kinds import KINDS, STATED_KINDS, kind_of
from store.library.stored import with_texts
from store.model import Figure, Quote

_Spot = tuple[str, int, int]


def annotated(database: Database, register: Register, decisions: Mapping[str, Decision]) -> Annotated:
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
    return Annotated(
        {identity: annotation(some) for identity, some in entities.items() if identity},
        {spot: annotation(some) for spot, some in passages.items()},
    )


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


def stated_at(spot: _Spot, kind: str, database: Database, register: Register) -> str:
    """Return the id of the figure or quote that stands at a place, if need be as a few words more or less; else ""."""
    article, start, end = spot
    best, most = "", 0
    for identity in register.contents.get(slug_of(article), ()):
        if kind_of(identity) == kind:
            entity = database.get(KINDS[kind_of(identity)].table, identity, KINDS[kind_of(identity)].record)
            mentions = entity.mentions if isinstance(entity, Figure | Quote) else ()
            for one in mentions:
                common = min(one.end, end) - max(one.start, start)
                exactly = (one.start, one.end) == (start, end)
                if common + exactly > most:
                    best, most = identity, common + exactly
    return best
