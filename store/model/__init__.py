"""The records of dossier: articles, mentions, organisations, people, figures, quotes, links, notes and tags.

All offsets are Unicode code points into `Article.text`, end exclusive (W3C Web Annotation, TextPositionSelector), so
`article.text[mention.start:mention.end] == mention.exact` holds for every mention there is.
"""

from store.model.annotations import Annotated, Annotation, Written
from store.model.article import PROSE, Article, Block, BlockKind, Numbered, Record
from store.model.entities import (
    CERTAINTIES,
    AnyEntity,
    Entity,
    Extraction,
    Failure,
    Figure,
    FigureKind,
    Mention,
    Organisation,
    OrganisationKind,
    Person,
    Quote,
    QuoteKind,
    Role,
    SpeakerKind,
)
from store.model.relations import LINK_KINDS, Link, LinkKind, Suggestion

__all__ = [
    "CERTAINTIES",
    "LINK_KINDS",
    "PROSE",
    "Annotated",
    "Annotation",
    "AnyEntity",
    "Article",
    "Block",
    "BlockKind",
    "Entity",
    "Extraction",
    "Failure",
    "Figure",
    "FigureKind",
    "Link",
    "LinkKind",
    "Mention",
    "Numbered",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Quote",
    "QuoteKind",
    "Record",
    "Role",
    "SpeakerKind",
    "Suggestion",
    "Written",
]
