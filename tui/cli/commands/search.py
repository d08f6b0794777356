"""`dossier search`: what a query finds, kind by kind, and the passages it asks for."""

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.kinds import ENTITY_KINDS, NAMED_KINDS
from store.text.language import tr
from tui.cli.arguments import as_count, as_words
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.records import add_forms, print_records
from tui.terminal.streams import narrate, say

if TYPE_CHECKING:
    from store.kinds import EntityKind
    from store.model import AnyEntity, Article, Link
    from store.search.results import Passage, Results
    from store.workspace import Workspace
    from tui.desk.models import Row


_IDS = "ids"
"""The form in which `dossier export -` takes what was found: ids, one a line."""
_NAMES = "names"
"""The form that a shell completes names by: those of people and organisations, one a line."""
_LIMIT = 20
"""Hits of a kind that are printed unless told."""
_LAST_NARROW = "\u2e7f"
"""Of the characters in the examples, those after it take two cells."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.epilog = _syntax()
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "query", nargs="+", type=as_words, metavar="QUERY", help="names in any script, pinyin, initials, amounts"
    )
    parser.add_argument("--kind", choices=(*ENTITY_KINDS, "passage"), help="only of this kind")
    parser.add_argument("--fuzzy-pinyin", action="store_true", help="zh as z, n as l, ng as n, as in the south")
    parser.add_argument(
        "--all", action="store_true", help="where nothing is asked for ('') also by-lines, credits, idle figures"
    )
    parser.add_argument("--limit", type=as_count, metavar="N", help=f"hits per kind, default {_LIMIT}; as ids all")
    add_forms(parser, _IDS, _NAMES)


_OF_SEARCH = ("alike", "guess", "filtered_sources", "filtered_mentions", "total")
"""Columns of a hit besides its record's.

Ids that say the same; whether a typing error was guessed; in how many independent articles it stands and how often, in
what the query leaves; of how many hits it is one.
"""


class _Hit(NamedTuple):
    """An entity, all that say the same, whether only a typing error of the query finds it, how much there is of it."""

    entity: "AnyEntity"
    alike: tuple[str, ...]
    guess: bool
    sources: int
    mentions: int


class _Found(NamedTuple):
    """The first hits of one kind, and how many there are in all."""

    kind: str
    hits: list[_Hit]
    total: int


class _Read(NamedTuple):
    """A passage with its article and the sentence."""

    passage: "Passage"
    article: "Article"
    sentence: str


def run(call: Call) -> int:
    """Print what a query finds; passages first, where it asks for them.

    Raises:
        QueryError: it cannot be understood. Nothing is printed then: the rest of it finds more than was meant.
    """
    from store.search.naming import understood
    from store.search.results import Listing

    options = call.options
    query = " ".join(options.query)
    with call.workspace(fuzzy_pinyin=options.fuzzy_pinyin) as workspace:
        if options.format == _NAMES:
            return _print_names(workspace, workspace.index.search(query), options.limit)
        quiet = not (options.all or query.strip())
        results = workspace.index.search(query, listing=Listing()) if quiet else understood(workspace.index, query)
        if options.format == _IDS:
            return _print_ids(results, options)
        limit = options.limit or _LIMIT
        kinds = [kind for kind in ENTITY_KINDS if options.kind in (None, kind) and results.panes[kind].ids]
        found = [_found(workspace, results, kind, limit) for kind in kinds]
        wanted = results.passages if options.kind in (None, "passage") else ()
        passages = [_read(workspace, passage) for passage in wanted[:limit]]
        if options.format == "text":
            _print_passages(passages, len(wanted))
            _print_entities(workspace, found, plain=options.plain)
        else:
            from store.export.tables import COLUMNS

            records = [_record(passage, len(wanted)) for passage in passages]
            records += [record for kind in found for record in _records(workspace, kind)]
            print_records(records, options.format, (*COLUMNS, *_OF_SEARCH))
    if not found and not passages:
        narrate(tr("Nothing found for {query}.", query=query))
        return NOTHING
    return DONE


def _print_ids(results: "Results", options: argparse.Namespace) -> int:
    """Print the ids of what a query finds, one a line; of facts and statements the one that stands for them."""
    wanted = [hits.ids[: options.limit] for kind, hits in results.panes.items() if options.kind in (None, kind)]
    ids = [identity for some in wanted for identity in some]
    for identity in ids:
        say(identity)
    if not ids:
        narrate(tr("Nothing found for {query}.", query=results.query))
    return DONE if ids else NOTHING


def _print_names(workspace: "Workspace", results: "Results", limit: int | None) -> int:
    """Print the names of those whom a query finds, guesses left out; of a shell nobody reads what went wrong."""
    from store.model import Organisation, Person

    found = [identity for kind in NAMED_KINDS for identity in results.panes[kind].ids[:limit]]
    for identity in found:
        entity = workspace.holdings.entity(identity)
        if isinstance(entity, Organisation | Person):
            say(entity.name)
    return DONE if found else NOTHING


class _Unlinked:
    """Knows no links: reading them for all that is found would take longer than finding it; `show` has them."""

    def of(self, _: str) -> "tuple[Link, ...]":
        """Return none."""
        return ()


def _records(workspace: "Workspace", found: _Found) -> Iterator[dict[str, object]]:
    """Yield the hits of a kind, each with the newest place where it stands."""
    from store.export.selection import Selection

    selection = Selection(workspace.holdings, _Unlinked(), (), most=1)
    for hit in found.hits:
        of_search = (hit.alike, hit.guess, hit.sources, hit.mentions, found.total)
        yield {**selection.record(hit.entity).columns(), **dict(zip(_OF_SEARCH, of_search, strict=True))}


def _found(workspace: "Workspace", results: "Results", kind: "EntityKind", limit: int) -> _Found:
    ids, index = results.panes[kind].ids, workspace.index
    hits = []
    for identity in ids[:limit]:
        guess = any(match.guess for match in index.matches(results.query, identity)[:1])
        entity, count = workspace.holdings.entity(identity), results.counts and results.counts.of(identity)
        sources, mentions = count[:2] if count else (index.sources(identity), entity.mention_count)
        hits.append(_Hit(entity, index.said_alike(identity), guess, sources, mentions))
    return _Found(kind, hits, len(ids))


def _read(workspace: "Workspace", passage: "Passage") -> _Read:
    from tui.desk.cards import passage_around

    article = workspace.holdings.article(passage.article)
    start, end = passage_around(article, passage.start, passage.end)
    return _Read(passage, article, article.text[start:end])


def _record(read: _Read, total: int) -> dict[str, object]:
    """Return a passage as JSON has it; the offsets are code points of the article's text."""
    from store.export.addresses import readable

    passage, article, sentence = read
    return {
        "kind_of_entity": "passage",
        "article": article.id,
        "title": article.title,
        "published": article.published,
        "publisher": article.publisher,
        "url": readable(article.url),
        "path": article.path,
        "start": passage.start,
        "end": passage.end,
        "exact": article.text[passage.start : passage.end],
        "sentence": sentence,
        "total": total,
    }


def _print_passages(passages: Sequence[_Read], total: int) -> None:
    """Print sentences under their articles."""
    from store.export.citation import source_line

    if passages:
        say(tr("passage ({total})", total=total))
    before = ""
    for read in passages:
        if read.article.id != before:
            say(f"  {source_line(read.article)}")
            before = read.article.id
        say(f"    {' '.join(read.sentence.split())}")


def _print_entities(workspace: "Workspace", found: Sequence[_Found], *, plain: bool) -> None:
    from store.model import Figure, Quote
    from tui.desk.rows import called, row_of

    holdings = workspace.holdings

    def row(entity: "AnyEntity") -> "Row":
        language = holdings.summary(entity.article).language if isinstance(entity, Figure | Quote) else ""
        return row_of(entity, None, lambda one: called(one, holdings.entity, language), lambda _: "")

    for kind in found:
        if not plain:
            say(f"{kind.kind} ({kind.total})")
        for hit in kind.hits:
            shown = row(hit.entity)
            times = f"×{len(hit.alike)}" if len(hit.alike) > 1 else ""
            tail = f"{hit.mentions}" if kind.kind in NAMED_KINDS else shown.tail
            parts = [part for part in (shown.label, shown.detail, tail, times, hit.entity.id) if part]
            if plain:
                first = tr("perhaps {name}", name=parts[0]) if hit.guess else parts[0]
                say("; ".join([f"{tr(kind.kind)}: {first}", *parts[1:]]))
                continue
            words = "  ".join(parts)
            say(f"{'?' if hit.guess else ' '} {words}")


def _syntax() -> str:
    """Return the query language, one line for each of its parts."""
    from store.search.syntax import SYNTAX

    cells = {query: sum(2 if character > _LAST_NARROW else 1 for character in query) for query, _ in SYNTAX}
    rows = "\n".join(f"  {query}{' ' * (22 - cells[query])}{tr(meaning)}" for query, meaning in SYNTAX)
    together = tr("All terms must hold. Quote the whole for the shell: dossier search '港投 -思谋 >1亿'")
    return f"{tr('queries:')}\n{rows}\n\n{together}"
