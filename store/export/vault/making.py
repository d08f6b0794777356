"""The text of each note of a vault, as it is without anything of its user."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from store.export.escaping import inline
from store.export.markdown import MOST, Note
from store.export.own_part import note
from store.export.vault.article import article_note
from store.export.vault.heads import named_head, plain_head
from store.export.vault.kept import Wanted
from store.export.vault.plan import ARTICLE, Plan
from store.export.vault.source import Shelf, Steady, VaultLinks, VaultSource
from store.export.vault.wiki import Wiki
from store.kinds import KINDS, NAMED_KINDS
from store.text.language import tr, writing_in

INDEX = "index/vault"
"""What the note is of that lists the others."""
INDEX_NAME = "Dossier"


class Making:
    """Makes the notes of a plan.

    Args:
        source: the store.
        links: what stands with what in it.
        plan: which notes there are.
        wanted: in which language, and whether notes of articles have their text.
    """

    def __init__(self, source: VaultSource, links: VaultLinks, plan: Plan, wanted: Wanted) -> None:
        self._source = source
        self._links = Steady(links)
        self._plan = plan
        self._wanted = wanted
        self._shelf = Shelf(source, plan.named)
        self._wiki = Wiki(plan.leads, source.resolve)

    def text(self, identity: str) -> str:
        """Return the note of an organisation, a person or an article.

        Raises:
            NotFoundError: it is in the store no more.
        """
        with writing_in(self._wanted.language):
            return self._text(identity)

    def _text(self, identity: str) -> str:
        wiki = self._wiki.of(identity)
        if identity.startswith(f"{ARTICLE}/"):
            return article_note(self._shelf, identity, wiki, with_text=self._wanted.with_text)
        entity = self._plan.named[identity]
        made = Note(self._shelf, self._links, entity, MOST, wiki)
        part = made.part()
        own = self._source.annotation(identity)
        stem = PurePosixPath(self._plan.paths[identity]).stem
        return note(named_head(entity, made.counts(), wiki, own.tags, MOST, stem), part)

    def united(self, identity: str, now: str) -> str:
        """Return the note of who is somebody else now, of whom there is another note."""
        name = identity.partition("/")[2]
        whose = self._wiki.entity(now, self._plan.named[now].name)
        with writing_in(self._wanted.language):
            told = tr("One with {name}.", name=whose)
        return note(plain_head("united", identity, name), f"# {inline(name)}\n\n{told}\n")

    def gone(self, identity: str) -> str:
        """Return the note of what is in the store no more, in which the user has written."""
        name = identity.partition("/")[2]
        with writing_in(self._wanted.language):
            told = tr("In the store no more.")
        return note(plain_head("gone", identity, name), f"# {inline(name)}\n\n{told}\n")

    def index(self, leading: Sequence[tuple[str, int]], bases: Iterable[str]) -> str:
        """Return the note that leads to the others: those in most articles, and the newest articles.

        Args:
            leading: whom it may name, the first first, and in how many independent articles they stand.
            bases: the paths of the bases.
        """
        tables = (PurePosixPath(path) for path in bases)
        lines = [f"# {INDEX_NAME}", "", *(f"- [[{table.name}|{table.stem}]]" for table in tables), ""]
        with writing_in(self._wanted.language):
            lines += self._lists(leading)
        return note(plain_head("index", INDEX, INDEX_NAME), "\n".join(lines).rstrip("\n") + "\n")

    def _lists(self, leading: Sequence[tuple[str, int]]) -> Iterator[str]:
        plan, wiki = self._plan, self._wiki
        for kind in reversed(NAMED_KINDS):
            begin = f"{kind}/"
            first = [(one, count) for one, count in leading if one.startswith(begin) and one in plan.paths]
            yield from self._listed(
                tr("{kind} in most independent articles", kind=tr(KINDS[kind].many)),
                [f"{wiki.entity(one, plan.named[one].name)} — {count:,}" for one, count in first[:MOST]],
                sum(one.startswith(begin) for one in plan.paths),
            )
        articles = [one for one in plan.articles.values() if one.id in plan.paths]
        newest = [
            f"{one.published or ''} {wiki.entity(one.id, one.title or one.id)}".strip() for one in articles[:MOST]
        ]
        yield from self._listed(tr("Newest articles"), newest, len(articles))

    def _listed(self, heading: str, entries: Sequence[str], total: int) -> Iterator[str]:
        if entries:
            yield from (f"## {heading}", "", *(f"- {one}" for one in entries))
            if total > len(entries):
                yield tr("- and {number:,} more", number=total - len(entries))
            yield ""
