"""The commands that need no terminal: load, show, export, check.

Each returns its exit status. What is imported is imported where it is used: a command pays for itself alone.
"""

import argparse
import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import DossierError, ExportError, NotFoundError
from store.kinds import ENTITY_KINDS
from store.model import AnyEntity
from store.text.wording import how_many
from tui.terminal.streams import as_json, say, tell

if TYPE_CHECKING:
    from store.library import Library
    from store.library.loading import LoadReport, Progress
    from store.links import Links
    from store.log.turn import Patience
    from store.search.index import Index

DONE, NOTHING = 0, 1
"""Exit statuses: done; nothing found, or some files failed."""


@contextmanager
def open_library(options: argparse.Namespace, *, write: bool = False, begin: bool = True) -> Iterator["Library"]:
    """Open the store; a fresh one that is only read is loaded with the seeds first, so that there is something to read.

    Args:
        options: of the command; how to wait for another dossier is among them where it writes.
        write: whether it changes the store: it has the turn to write for as long as it takes then.
        begin: whether it may begin a store where there was none: one that is only read gets the seeds.
    """
    from store.folders import default_folder, seed_paths
    from store.library import Library

    folder: Path = options.store or default_folder()
    with Library.open(folder) as library:
        _tell_all(library.notices)
        if write and (begin or not library.is_fresh):
            with writing(library, options):
                yield library
        else:
            if begin:
                library.begin(seed_paths())
            yield library


def _tell_all(notices: Iterable[str]) -> None:
    """Say what there is to know of the store."""
    for notice in notices:
        tell(f"dossier: {notice}")


@contextmanager
def writing(library: "Library", options: argparse.Namespace) -> Iterator[None]:
    """Hold the turn to write; a damaged store is mended first, with progress, and what became of it is said.

    So is what could not be done at the end, though all else was.
    """
    told = len(library.notices)
    if library.is_damaged:
        with _progress() as progress, library.writing(_patience(options), progress):
            pass
        _tell_all(library.notices[told:])
        told = len(library.notices)
    with library.writing(_patience(options)):
        yield
    _tell_all(library.notices[told:])


def _patience(options: argparse.Namespace) -> "Patience":
    """Return how a command waits for another dossier that writes."""
    from store.log.turn import Patience

    return Patience(options.wait, lambda sentence: tell(f"dossier: {sentence}, ctrl+c to stop."))


def load(options: argparse.Namespace) -> int:
    """Load articles, with progress; name every file that could not be read, and why."""
    from store.text.paths import shown

    with open_library(options, write=True) as library, _progress() as progress:
        report = library.load(
            options.paths,
            progress=progress,
            jobs=options.jobs,
            seconds=options.time_limit,
            follow_links=options.follow_links,
        )
        counts = dict(library.counts())
    for path, sentence in (*report.failed, *report.partial):
        name = shown(Path(path))
        tell(sentence if name in sentence else f"{name}: {sentence}")
    for path in report.missing:
        name = shown(Path(path))
        tell(f"{name} is gone; its article is kept. dossier remove {shlex.quote(name)} takes it out.")
    say(_summary(report, counts))
    return NOTHING if report.failed or report.interrupted else DONE


@contextmanager
def _progress() -> Iterator["Progress"]:
    """Show a bar on standard error, from the first article on that is told of until what is inside is done."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    from tui.desk.progress import reading

    columns = (
        TextColumn("{task.fields[name]}", markup=False, table_column=None),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}/s"),
        TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with Bar(*columns, console=console, transient=True, disable=not console.is_interactive) as bar:
        task = bar.add_task("", name="", rate="", total=None)

        def progress(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
            bar.update(task, completed=done, total=total, name=reading(path, seconds), rate=f"{rate:.0f}")

        yield progress


def _summary(report: "LoadReport", counts: dict[str, int]) -> str:
    did = (
        (len(report.added), "added"),
        (len(report.changed), "changed"),
        (len(report.moved), "moved"),
        (report.unchanged, "unchanged"),
        (len(report.duplicates), "the same as another"),
        (len(report.failed), "not read"),
        (len(dict(report.partial)), "read in part"),
        (len(report.missing), "gone"),
    )
    done = ", ".join(f"{number} {what}" for number, what in did if number)
    done = done or ("nothing was read" if report.interrupted else "nothing to load")
    stopped = "; interrupted, so load again for the rest" if report.interrupted else ""
    return (
        f"{done}{stopped}. In the store: {how_many(counts['article'], 'article')}, "
        f"{how_many(counts['organisation'], 'organisation')}, {how_many(counts['person'], 'person', 'people')}, "
        f"{how_many(counts['figure'], 'figure')}, {how_many(counts['quote'], 'quote')}."
    )


def indexed(library: "Library") -> tuple["Index", "Links"]:
    """Return the index and the links of a library."""
    from store.links import Links
    from store.search.index import Index

    links = Links.open(library)
    return Index.open(library, links), links


def plain(entity: AnyEntity) -> dict[str, object]:
    """Return an entity as JSON has it."""
    import msgspec

    record: dict[str, object] = msgspec.to_builtins(entity)
    return {"kind_of_entity": entity.id.partition("/")[0], **record}


def find(library: "Library", index: "Index", name: str) -> str:
    """Return the id of the entity that an id or a name means.

    Raises:
        NotFoundError: none is called so, or several are; the sentence lists the nearest.
    """
    from store.search.naming import named

    try:
        present = library.entity(name).id
    except NotFoundError:
        pass
    else:
        if present != name:
            tell(f"dossier: {name} is {present} now.")
        return present
    exact = named(library, index, name)
    if len(exact) == 1:
        return exact[0]
    if exact:
        listed = "\n".join(f"  {identity}" for identity in exact)
        raise NotFoundError(f"{name} is the name of several; say which by its id:\n{listed}")
    nearest = [i for kind in ENTITY_KINDS for i in index.search(name).panes[kind].ids[:3]][:8]
    listed = "\n".join(f"  {identity}" for identity in nearest)
    raise NotFoundError(f"Nothing is called {name}." + (f" The nearest:\n{listed}" if nearest else ""))


def show(options: argparse.Namespace) -> int:
    """Print the card of one entity."""
    from tui.desk.card_page import set_card
    from tui.desk.cards import Linked, Sources, card_of

    with open_library(options) as library:
        index, links = indexed(library)
        entity = library.entity(find(library, index, options.name))
        mentions = library.mentions(entity.id)
        linked = links.of(entity.id)
        if options.format == "json":
            import msgspec

            record = plain(entity) | {
                "mentions": msgspec.to_builtins(mentions),
                "links": [{"target": link.target, "kind": link.kind, "count": link.count} for link in linked],
            }
            print(as_json(record))
            return DONE
        ties = [Linked(link.target, link.kind, link.count) for link in linked]
        card = card_of(entity, Sources(library.entity, library.article, ties, mentions, library.copies))
    width = min(100, shutil.get_terminal_size().columns)
    say(entity.id)
    for line in set_card(card, width).lines:
        say("".join(words.text for words in line.words).rstrip())
    return DONE


def export(options: argparse.Namespace) -> int:
    """Write one entity as a Markdown note to standard output, a file, or a folder."""
    from store.export.markdown import MOST, note_name, to_markdown
    from store.export.saving import destination, save

    with open_library(options) as library:
        index, links = indexed(library)
        entity = library.entity(find(library, index, options.name))
        text = to_markdown(library, links, entity.id, None if options.all else MOST)
    if options.output == "-":
        sys.stdout.write(text)
        return DONE
    path = destination(options.output, note_name(entity))
    try:
        save(path, text, overwrite=options.force)
    except ExportError as error:
        raise DossierError(f"{error} --force overwrites it." if os.path.exists(path) else str(error)) from error
    tell(f"Wrote {path}")
    return DONE


def check(options: argparse.Namespace) -> int:
    """Verify the store and say what is wrong."""
    with (
        open_library(options, write=options.repair, begin=not options.repair) as library,
        _progress() if options.repair else nullcontext() as progress,
    ):
        report = library.check(repair=options.repair, progress=progress)
        former = library.former_ids() if options.ids else {}
    for had, has in former.items():
        say(f"{had} → {has}")
    for problem in report.problems:
        say(problem)
    tell(report.summary)
    return DONE if report.sound else NOTHING
