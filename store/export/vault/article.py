"""The note of an article: where it was published and what is in it; its text, its publisher's, if wanted."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from store.export.citation import sentence_of, source_markdown
from store.export.escaping import inline
from store.export.front_matter import role_words, title, values
from store.export.markdown import block_id, said_by
from store.export.own_part import note
from store.export.vault.heads import article_head
from store.export.vault.source import Shelf
from store.export.vault.wiki import Wiki
from store.kinds import KINDS, NAMED_KINDS, EntityKind, kind_of
from store.model import AnyEntity, Article, Block, Figure, Mention, Person, Quote
from store.text.digits import in_digits
from store.text.language import clauses, listed, tr

_BEGINS: Mapping[str, str] = {"heading": "### ", "item": "- ", "quotation": "> "}
"""What a block of an article begins with in Markdown."""
_LEFT_OUT = ("title", "furniture")


def article_note(shelf: Shelf, identity: str, wiki: Wiki, *, with_text: bool) -> str:
    """Return the note of an article.

    Args:
        shelf: what it is made from.
        identity: id of the article.
        wiki: how it points at other notes.
        with_text: whether it has the article's text.

    Raises:
        NotFoundError: there is no such article.
    """
    article = shelf.article(identity)
    inside = _Inside(shelf, article)
    sections = [f"# {inline(article.title or article.path)}", "", source_markdown(article), ""]
    if copies := shelf.copies(identity):
        sections += [tr("Copies of it:"), "", *(f"- {wiki.article(shelf.article(one))}" for one in copies), ""]
    for kind in reversed(NAMED_KINDS):
        sections += _titled(tr(KINDS[kind].many), inside.names(kind, wiki))
    sections += _titled(tr("Said"), inside.quotes(wiki))
    sections += _titled(tr("Figures"), inside.figures(wiki))
    if with_text:
        sections += _titled(tr("Text"), _text(article, inside.mentions, wiki))
    links = [(KINDS[kind].table, wiki.property(inside.named(kind))) for kind in reversed(NAMED_KINDS)]
    head = article_head(article, inside.counts(), inside.amounts(), links)
    return note(head, "\n".join(sections).rstrip("\n") + "\n")


class _Inside:
    """What stands in an article."""

    def __init__(self, shelf: Shelf, article: Article) -> None:
        self._article = article
        self.mentions = shelf.in_article(article.id)
        self._times = Counter(identity for identity, _ in self.mentions)
        self._entities = [shelf.entity(identity) for identity in self._times]

    def _of(self, kind: EntityKind) -> Iterator[AnyEntity]:
        return (one for one in self._entities if kind_of(one.id) == kind)

    def counts(self) -> Sequence[tuple[str, int]]:
        """Return how many statements stand in it."""
        return [(f"{kind}s", sum(1 for _ in self._of(kind))) for kind in ("quote", "figure")]

    def amounts(self) -> list[str]:
        """Return its figures, in words."""
        return [one.text for one in self._of("figure") if isinstance(one, Figure)]

    def named(self, kind: EntityKind) -> list[tuple[str, str]]:
        """Return ids and names of a kind, most often named first."""
        found = sorted(self._of(kind), key=lambda one: -self._times[one.id])
        return [(one.id, title(one)) for one in found]

    def names(self, kind: EntityKind, wiki: Wiki) -> Iterator[str]:
        """Yield the same as a list."""
        roles = {one.id: role_words(one.roles[0]) for one in self._of(kind) if isinstance(one, Person) and one.roles}
        for identity, name in self.named(kind):
            detail = clauses((inline(roles.get(identity, "")), f"{self._times[identity]}×"))
            yield f"- {wiki.entity(identity, name)} — {detail}"

    def quotes(self, wiki: Wiki) -> Iterator[str]:
        """Yield what is said in it."""
        for quote in self._of("quote"):
            if isinstance(quote, Quote):
                words = inline(quote.text)
                yield f"> “{words}”" if quote.kind == "direct" else f"> {words}"
                yield from ("", block_id(quote.id), "")
                yield from (f"— {said_by(quote, wiki)}", "")

    def figures(self, wiki: Wiki) -> Iterator[str]:
        """Yield the figures in it, with whom they are about."""
        names = {one.id: title(one) for one in self._entities}
        for figure in self._of("figure"):
            if isinstance(figure, Figure):
                amount = f" = {' – '.join(in_digits(one) for _, one in values(figure))} {inline(figure.shown_unit)}"
                about = listed(wiki.entity(one, names[one]) for one in figure.about if one in names)
                whose = f" ({about})" if about else ""
                sentence = inline(sentence_of(self._article, figure.mentions[0]))
                worth = amount.rstrip() if figure.value is not None else ""
                yield f"- **{inline(figure.text)}**{worth}{whose}: {sentence}"
                yield f"  {block_id(figure.id)}"


def _titled(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Yield lines under a heading, if there are any."""
    found = list(lines)
    if found:
        yield from (f"## {heading}", "", *found, "")


def _text(article: Article, mentions: Sequence[tuple[str, Mention]], wiki: Wiki) -> Iterator[str]:
    """Yield the text of an article, its blocks apart, in which the names of people and organisations are links."""
    named = [(one.start, one.end, identity) for identity, one in mentions if kind_of(identity) in NAMED_KINDS]
    for block in article.blocks or (Block(start=0, end=len(article.text)),):
        if block.kind not in _LEFT_OUT:
            for line in _lines(article.text, block, named, wiki):
                yield from (f"{_BEGINS.get(block.kind, '')}{line}", "")


def _lines(text: str, block: Block, named: Sequence[tuple[int, int, str]], wiki: Wiki) -> Iterator[str]:
    at = block.start
    while at < block.end:
        end = text.find("\n", at, block.end)
        end = block.end if end < 0 else end
        if line := _linked(text, at, end, named, wiki):
            yield line
        at = end + 1


def _linked(text: str, start: int, end: int, named: Sequence[tuple[int, int, str]], wiki: Wiki) -> str:
    """Return a line of an article with its names as links, of names within one another the longest."""
    parts: list[str] = []
    at = start
    for first, last, identity in named:
        if at <= first and last <= end:
            parts += [_between(text[at:first]), wiki.entity(identity, text[first:last])]
            at = last
    parts.append(_between(text[at:end]))
    return "".join(parts).strip()


def _between(text: str) -> str:
    """Return what stands between two names, with the blanks at its ends."""
    if not text.strip():
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inline(text)}{' ' * text[-1].isspace()}"
