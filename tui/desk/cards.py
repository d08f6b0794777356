"""What the card of an entity says. A helper of the desk: records of the store in, a plain card out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from store.corrections.decisions import Decision
from store.corrections.telling import told
from store.errors import NotFoundError
from store.export.copies import copies_of
from store.kinds import KINDS, PEOPLE_FIRST, STATED_KINDS, EntityKind, kind_of
from store.model import Annotation, AnyEntity, Article, Figure, Link, Mention, Organisation, Person, Quote
from store.text.digits import in_digits
from store.text.fold import key
from store.text.language import later, tr
from store.text.sentences import sentence_around
from store.text.wording import how_many
from tui.desk.amounts import amount, shown_value
from tui.desk.models import CardField, CardLink, CardModel, CardSentence, LinkGroup, Stretch
from tui.desk.rows import role_of, short_name, words_of
from tui.text.cells import printable, printable_lines
from tui.text.dates import shown_day

GROUP_LIMIT = 12
"""Links of one kind that a card shows; the panes show them all once the entity is the focus."""

EVIDENCE_LIMIT = 5
ALSO_LIMIT = 4

_SAID, _SAID_BY = later("Said"), later("Said by")
_UNDATED = later("date unknown")


class Sources(NamedTuple):
    """What a card is made from, besides the entity itself.

    Attributes:
        entity: from an id to the entity.
        article: from an id to the article.
        links: the entity's links, strongest first.
        mentions: its mentions, newest article first.
        copies: from the id of an article or a statement to its copies.
        own: what the user has noted of it.
        alike: from a figure or quote to all that say the same, first the one that stands for them.
        printed: from the id of a name to in how many articles it only signs or is credited.
    """

    entity: Callable[[str], AnyEntity]
    article: Callable[[str], Article]
    links: Sequence[Link]
    mentions: Sequence[Mention]
    copies: Callable[[str], Sequence[str]] = lambda _: ()
    own: Annotation = Annotation()
    alike: Callable[[str], Sequence[str]] = lambda one: (one,)
    printed: Callable[[str], int] = lambda _: 0

    def name(self, entity_id: str) -> str:
        """Return what an entity is called where there is little room; of one that is gone, what its id says."""
        try:
            return short_name(self.entity(entity_id))
        except NotFoundError:
            return entity_id.partition("/")[2]


def card_of(entity: AnyEntity, sources: Sources, decisions: Iterable[Decision] = ()) -> CardModel:
    """Return the card of an entity; nothing in it is anything but characters to be seen.

    Args:
        entity: what it is about.
        sources: what else it is made from.
        decisions: what of it is so by the user's word.
    """
    aliases, facts = _facts(entity, sources)
    facts = [
        *annotated(sources.own),
        *facts,
        *_copied(entity, sources),
        *((tr("by hand"), _decided(one)) for one in decisions),
    ]
    return CardModel(
        subject=entity.id,
        kind=kind_of(entity.id),
        title=printable(words_of(entity) if isinstance(entity, Quote) else _full_name(entity)),
        subtitle=printable(_subtitle(entity, sources)),
        aliases=tuple(map(printable, aliases)),
        fields=tuple(CardField(name, printable(value)) for name, value in facts if value),
        groups=tuple(groups_of(sources, of_quote=isinstance(entity, Quote))),
        evidence=tuple(
            _evidence(number, sources.mentions[number], sources.article) for number in _in_sentences(sources.mentions)
        ),
        mention_count=len(sources.mentions) if isinstance(entity, Figure | Quote) else entity.mention_count,
        counts=_counts(entity, sources),
    )


def _in_sentences(mentions: Sequence[Mention]) -> Iterator[int]:
    """Yield which mentions are shown: the first in each sentence, of the first few sentences."""
    seen: set[tuple[str, int]] = set()
    for number, mention in enumerate(mentions):
        place = (mention.article, mention.sentence)
        if place not in seen:
            seen.add(place)
            yield number
        if len(seen) == EVIDENCE_LIMIT:
            break


def _decided(decision: Decision) -> str:
    """Return what a decision says, when it was made and by whom."""
    return f"{told(decision)} · {' · '.join(filter(None, (shown_day(decision.at[:10]), decision.by)))}"


def annotated(own: Annotation) -> list[tuple[str, str]]:
    """Return the user's tags and notes as facts of a card, a line of a note each."""
    facts = [(tr("tags"), " ".join(f"#{tag}" for tag in own.tags))] if own.tags else []
    for note in own.notes:
        first, *others = [line for line in note.text.split("\n") if line.strip()]
        facts += [(tr("note"), first), *(("", line) for line in others)]
        facts[-1] = (facts[-1][0], f"{facts[-1][1]} · {' · '.join(filter(None, (shown_day(note.at[:10]), note.by)))}")
    return facts


def passage_around(article: Article, start: int, end: int) -> Stretch:
    """Return the sentence, or the sentences, that a stretch of an article stands in."""
    first = sentence_around(article.text, article.blocks, start)
    last = sentence_around(article.text, article.blocks, max(start, end - 1))
    return min(start, first.start), max(end, last.end)


def shown_article(article: Article) -> Article:
    """Return an article without anything that a terminal would obey instead of showing; offsets stay as they are."""
    return msgspec.structs.replace(
        article,
        text=printable_lines(article.text),
        title=printable(article.title),
        publisher=printable(article.publisher),
        url=printable(article.url),
        authors=tuple(map(printable, article.authors)),
        warnings=tuple(map(printable, article.warnings)),
    )


def source_line(article: Article) -> str:
    """Return publisher and date of an article in one line."""
    return " · ".join((article.publisher or article.title, shown_day(article.published or tr(_UNDATED))))


def _counts(entity: AnyEntity, sources: Sources) -> str:
    """Return in how many articles an entity, or what says the same, has how many mentions."""
    mentions, articles = entity.mention_count, entity.article_count
    if isinstance(entity, Figure | Quote) and len(sources.mentions) > 1:
        mentions, articles = len(sources.mentions), len({mention.article for mention in sources.mentions})
    return (
        tr("{mentions} in {articles}", mentions=how_many(mentions, "mention"), articles=how_many(articles, "article"))
        if mentions
        else ""
    )


def _full_name(entity: Organisation | Person | Figure) -> str:
    return entity.text if isinstance(entity, Figure) else entity.name


def _subtitle(entity: AnyEntity, sources: Sources) -> str:
    match entity:
        case Organisation():
            return tr(entity.kind)
        case Person():
            return role_of(entity.roles[0], sources.name) if entity.roles else ""
        case Figure():
            return " · ".join(part for part in (tr(entity.kind), shown_value(entity)) if part)
        case Quote():
            unresolved = tr(" (unresolved)") if entity.speaker_kind == "unresolved" and entity.speaker else ""
            return " ".join(part for part in (entity.speaker or tr("nobody named"), entity.cue) if part) + unresolved


def _facts(entity: AnyEntity, sources: Sources) -> tuple[tuple[str, ...], list[tuple[str, str]]]:
    """Return the other names of an entity and what else is known of it."""
    seen = " – ".join(dict.fromkeys(shown_day(date) for date in (entity.first_seen, entity.last_seen) if date))
    printed = sources.printed(entity.id)
    signed = (
        tr("nothing else in {articles}, which its row does not count", articles=how_many(printed, "article"))
        if printed
        else ""
    )
    match entity:
        case Organisation():
            facts = [(tr("also known as"), _some(_others(entity))), (tr("perhaps"), _some(entity.uncertain))]
            return _forms(entity), [*facts, (tr("seen"), seen), (tr("by-lines"), signed)]
        case Person():
            facts = [(tr("roles"), "; ".join(role_of(role, sources.name) for role in entity.roles[1:]))]
            known = (tr("also known as"), _some(_others(entity)))
            return _forms(entity), [*facts, known, (tr("seen"), seen), (tr("by-lines"), signed)]
        case Figure():
            exact = "" if entity.value is None else in_digits(entity.value)
            equal = sources.name(entity.equals) if entity.equals else ""
            facts = [
                (tr("exactly"), exact if entity.value and exact != amount(entity.value) else ""),
                (tr("qualifier"), entity.qualifier or ""),
                (tr("counts"), entity.counted or ""),
                (tr("the same as"), equal),
                (tr("unit"), tr("from the article's place, not from the words") if entity.inferred else ""),
            ]
            return (), [*facts, (tr("date"), seen)]
        case Quote():
            broken = "" if entity.closed else tr("the closing quotation mark is missing in the article")
            return (), [(tr("speech"), tr(entity.kind)), (tr("note"), broken), (tr("date"), seen)]


def _forms(entity: Organisation | Person) -> tuple[str, ...]:
    """Return how else articles write a name than the title of the card does."""
    return tuple(form for form in entity.aliases if form != entity.name)


def _others(entity: Organisation | Person) -> list[str]:
    """Return names that no article writes, without those that differ from one that is shown in script alone."""
    shown = set(map(key, (entity.name, *entity.aliases)))
    return [name for name in entity.also if key(name) not in shown]


def _copied(entity: AnyEntity, sources: Sources) -> Iterable[tuple[str, str]]:
    """Yield in how many copies of one text a statement stands, and what other copies say in its place."""
    if isinstance(entity, Figure | Quote):
        found = copies_of(sources, entity)
        yield tr("said in"), found.sentence
        for version in found.otherwise:
            yield tr("differs"), f"{source_line(version.article)}: {version.words or tr('leaves it out')}"


def articles_of(ids: Iterable[str]) -> int:
    """Return in how many articles figures or quotes stand."""
    return len({one.split("/", 2)[1] for one in ids})


def _some(names: Sequence[str]) -> str:
    """Return the first few names in one line, and how many more there are."""
    more = tr(" and {number} more", number=len(names) - ALSO_LIMIT) if len(names) > ALSO_LIMIT else ""
    return " · ".join(names[:ALSO_LIMIT]) + more


def groups_of(sources: Sources, *, of_quote: bool = False) -> Iterable[LinkGroup]:
    """Return the links by kind: what was said first, then by what they lead to; a target stands in one group only."""
    by_heading: dict[str, dict[str, Link]] = {}
    for link in sources.links:
        heading = _heading(link, kind_of(link.target), of_quote=of_quote)
        by_heading.setdefault(heading, {}).setdefault(sources.alike(link.target)[0], link)
    for heading in (_SAID, _SAID_BY, *(KINDS[kind].many for kind in PEOPLE_FIRST)):
        if links := list(by_heading.get(heading, {}).values()):
            shown = tuple(_card_link(link, sources) for link in links[:GROUP_LIMIT])
            yield LinkGroup(tr(heading), shown, len(links))


def _heading(link: Link, kind: EntityKind, *, of_quote: bool) -> str:
    if link.kind == "said by":
        return _SAID_BY if of_quote else _SAID
    return KINDS[kind].many


def _card_link(link: Link, sources: Sources) -> CardLink:
    target = sources.entity(link.target)
    detail = ""
    match target:
        case Person():
            detail = role_of(target.roles[0], sources.name) if target.roles else ""
        case Figure():
            detail = target.counted or " · ".join(sources.name(identity) for identity in target.about[:1])
        case Quote():
            detail = "" if link.kind == "said by" else target.speaker
        case Organisation():
            detail = "" if link.kind in ("same sentence", "said by") else tr(link.kind)
    articles = articles_of(sources.alike(link.target)) if kind_of(link.target) in STATED_KINDS else 1
    if articles > 1:
        detail = " · ".join(part for part in (detail, tr("in {articles} articles", articles=articles)) if part)
    label = printable(short_name(target))
    date = target.last_seen or "" if isinstance(target, Figure | Quote) else ""
    return CardLink(link.target, kind_of(link.target), label, printable(detail), link.count, shown_day(date))


def _evidence(number: int, mention: Mention, article_of: Callable[[str], Article]) -> CardSentence:
    article = article_of(mention.article)
    start, end = passage_around(article, mention.start, mention.end)
    lit = (mention.start - start, mention.end - start)
    words, source = printable(article.text[start:end]), printable(article.publisher or article.title)
    return CardSentence(
        number, words, lit, source, shown_day(article.published or tr(_UNDATED)), mention.why, mention.score
    )
