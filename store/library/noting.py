"""From a note or a tag that is asked for to a decision that lasts."""

from collections.abc import Callable

import msgspec

from store.corrections.anchors import anchored
from store.corrections.asked import Note, Passage, Tag
from store.corrections.decisions import Anchor, Decision, Subject, Value
from store.corrections.soundness import LONGEST_NOTE, can_be_read, is_tag
from store.errors import DecisionError
from store.identity.tallies import form_key
from store.kinds import kind_of
from store.library.holdings import Holdings
from store.model import Figure, Mention, Quote
from store.text.language import listed, tr

SubjectOf = Callable[[str], Subject]
"""From the id of an organisation or a person to how decisions know them."""


def annotated(holdings: Holdings, asked: Tag | Note, subject_of: SubjectOf) -> Decision:
    """Return what is asked for, without an id.

    Raises:
        DecisionError: it cannot be.
        NotFoundError: what it is about is not in the store.
    """
    on = _target(holdings, asked.which, subject_of)
    value = _tagged(holdings, asked, on.value) if isinstance(asked, Tag) else _noted(holdings, asked, on.value)
    return msgspec.structs.replace(on, kind="tag" if isinstance(asked, Tag) else "note", value=value)


def anchor_of(holdings: Holdings, mention: Mention) -> Anchor:
    """Return the anchor of a mention."""
    article = holdings.article(mention.article)
    return anchored(article.text, article.id, article.digest, mention.start, mention.end)


def _target(holdings: Holdings, which: str | Passage, subject_of: SubjectOf) -> Decision:
    """Return a decision of no kind yet on an entity or a passage."""
    if isinstance(which, Passage):
        article = holdings.article(which.article)
        if not 0 <= which.start < which.end <= len(article.text):
            raise DecisionError(tr("{title} has no such place.", title=article.title))
        anchor = anchored(article.text, article.id, article.digest, which.start, which.end)
        return Decision(id="", at="", kind="", scope="mention", anchor=anchor, value=Value(kind="passage"))
    entity = holdings.entity(which)
    if isinstance(entity, Figure | Quote):
        anchor, value = anchor_of(holdings, entity.mentions[0]), Value(kind=kind_of(entity.id))
        return Decision(id="", at="", kind="", scope="mention", anchor=anchor, value=value)
    return Decision(id="", at="", kind="", subject=subject_of(which))


def _tagged(holdings: Holdings, asked: Tag, value: Value) -> Value:
    tags, gone = tuple(map(_tag, asked.tags)), tuple(map(_tag, asked.drop))
    has = set(map(form_key, holdings.annotation(asked.which).tags))
    if absent := [tag for tag in gone if form_key(tag) not in has]:
        raise DecisionError(tr("It is not tagged {names}.", names=listed(absent)))
    if not gone and has.issuperset(map(form_key, tags)):
        raise DecisionError(tr("It is tagged {names} already.", names=listed(tags)) if tags else tr("Say which tag."))
    return msgspec.structs.replace(value, tags=tags, untagged=gone)


def _noted(holdings: Holdings, asked: Note, value: Value) -> Value:
    known, text = holdings.annotation(asked.which), asked.text.replace("\r\n", "\n").strip()
    if not can_be_read(text):
        raise DecisionError(
            tr(
                "That cannot be a note: it may have {most:,} characters that can be seen.",
                most=LONGEST_NOTE,
            )
        )
    if text == known.note:
        raise DecisionError(tr("It has that note already.") if text else tr("It has no note."))
    return msgspec.structs.replace(value, text=text, replaces=tuple(note.id for note in known.notes))


def _tag(text: str) -> str:
    """Return a tag as it is kept.

    Raises:
        DecisionError: it cannot be one.
    """
    tag = text.strip().lstrip("#＃")
    if not is_tag(tag):
        raise DecisionError(tr("{words!r} cannot be a tag: give a word without spaces.", words=text))
    return tag
