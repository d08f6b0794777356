"""The lines of the detail card: who or what an entity is, what stands with it, and the sentences behind it."""

from typing import NamedTuple

from rich.cells import cell_len

from store.text.language import tr
from tui.desk.models import CardField, CardLink, CardModel, CardSentence, EntityKind
from tui.text.cells import cut
from tui.text.wrap import wrap

_FIELD_NAME = 10
"""Cells for the name of a fact; a longer name pushes its value along."""


class Styled(NamedTuple):
    """Some characters of a line; `style` is a component class of the card without its prefix, or "" for plain."""

    text: str
    style: str = ""


class CardLine(NamedTuple):
    """One line; `item` is the ordinal of the link or sentence it belongs to, or -1."""

    words: tuple[Styled, ...] = ()
    item: int = -1


class CardItem(NamedTuple):
    """Something to choose: a linked entity by its id, a sentence by the number of its mention, or all of a kind."""

    line: int
    entity_id: str = ""
    mention: int = -1
    all_of: EntityKind | None = None


class CardPage(NamedTuple):
    """A card set in lines of one width, and what can be chosen on it."""

    lines: tuple[CardLine, ...]
    items: tuple[CardItem, ...]


def set_card(card: CardModel, width: int) -> CardPage:
    """Return the card set in lines at most `width` cells wide."""
    lines: list[CardLine] = []
    items: list[CardItem] = []
    lines += _wrapped(card.title, width, f"title-{card.kind}")
    lines += _wrapped(card.subtitle, width, "subtitle")
    if card.aliases:
        lines += _wrapped(" · ".join(card.aliases), width, "quiet")
    if card.fields:
        lines.append(CardLine())
        for fact in card.fields:
            lines += _fact(fact, width)
    for group in card.groups:
        lines += [CardLine(), _heading(group.name, group.total, width)]
        for link in group.links:
            items.append(CardItem(len(lines), entity_id=link.entity_id))
            lines.append(_link(link, width, len(items) - 1))
        if group.total > len(group.links):
            items.append(CardItem(len(lines), all_of=group.links[0].kind))
            more = tr("  and {number:,} more", number=group.total - len(group.links))
            lines.append(CardLine((Styled(more, "quiet"),), len(items) - 1))
    if card.evidence:
        lines += [CardLine(), _heading(tr("Mentions"), card.mention_count, width)]
        for evidence in card.evidence:
            items.append(CardItem(len(lines), mention=evidence.number))
            lines += _sentence(evidence, width, len(items) - 1, f"lit-{card.kind}")
    return CardPage(tuple(lines), tuple(items))


def _wrapped(text: str, width: int, style: str) -> list[CardLine]:
    if not text:
        return []
    return [CardLine((Styled(text[start:end], style),)) for start, end in wrap(text, width)]


def _fact(fact: CardField, width: int) -> list[CardLine]:
    name = fact.name + " " * max(1, _FIELD_NAME - cell_len(fact.name))
    indent = " " * cell_len(name)
    lines = wrap(fact.value, width - cell_len(name))
    return [
        CardLine((Styled(indent if number else name, "quiet"), Styled(fact.value[start:end])))
        for number, (start, end) in enumerate(lines)
    ]


def _heading(name: str, total: int, width: int) -> CardLine:
    head = f"{name} {total:,} "
    return CardLine((Styled(head, "heading"), Styled("─" * max(0, width - cell_len(head)), "rule")))


def _link(link: CardLink, width: int, item: int) -> CardLine:
    """Return label, detail, date and count of a linked entity on one line, the last two whole and at the right edge."""
    count = f" {link.times}×" if link.times > 1 else ""
    tail = (f"  {link.date}" if link.date else "") + count
    label = cut(link.label, width - 2 - cell_len(tail))
    room = width - 2 - cell_len(label) - cell_len(tail)
    detail = f"  {cut(link.detail, room - 2)}" if link.detail and room > 6 else ""
    gap = " " * (room - cell_len(detail))
    shown = Styled(label, link.kind), Styled(detail, "quiet"), Styled(gap), Styled(tail, "quiet")
    return CardLine((Styled("  "), *shown), item)


def _sentence(evidence: CardSentence, width: int, item: int, lit: str) -> list[CardLine]:
    lines: list[CardLine] = []
    left, right = evidence.lit
    for start, end in wrap(evidence.text, width - 2):
        a, b = max(start, min(left, end)), max(start, min(right, end))
        words = (
            Styled("  "),
            Styled(evidence.text[start:a]),
            Styled(evidence.text[a:b], lit),
            Styled(evidence.text[b:end]),
        )
        lines.append(CardLine(tuple(word for word in words if word.text), item))
    lines += [CardLine((Styled("  "), Styled(told, "quiet")), item) for told in _told(evidence, width - 2)]
    return lines


def _told(evidence: CardSentence, width: int) -> list[str]:
    """Return publisher, date, rule and score: in one line, or in two where one would cut off any but the publisher."""
    why = f"{evidence.why} {evidence.score:.2f}" if evidence.why else ""
    whole = " · ".join(filter(None, (evidence.source, evidence.date, why)))
    if cell_len(whole) <= width:
        return [whole]
    room = width - cell_len(evidence.date) - 3
    source = [f"{cut(evidence.source, room)} · {evidence.date}" if room > 1 else evidence.date]
    return source + [cut(why, width)] * bool(why)
