"""Which notes a vault has and where each lies: what is wanted, what is there, what the user moved or took away."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import NamedTuple

from store.export.front_matter import role_words
from store.export.vault.files import Seen
from store.export.vault.kept import Wanted, Written
from store.export.vault.names import Names, same
from store.export.vault.source import Dated, VaultSource
from store.kinds import KINDS, NAMED_HEADS, NAMED_KINDS
from store.model import Organisation, Person
from store.text.language import in_each_language, later, tr

NOTE = ".md"
ARTICLE = "article"
"""What the ids of articles begin with."""
_ARTICLES = later("Articles")
_ENDS_LINK = re.compile(r"[#^|\[\]]|%%")
"""What no link leads past, so Obsidian says of names of notes."""

Named = Organisation | Person


class Plan(NamedTuple):
    """The notes of a vault.

    Attributes:
        named: all organisations and people there are, by their ids.
        articles: all articles, by their ids.
        paths: where each note lies or is to lie, from the folder of the vault on.
        files: ids that the files of notes have now, where they are there, by the ids of whom they are.
        leads: what a link to a note begins with: its name, or its path where another file is called so; not of a note
            that the user has given a name that no link can have.
        former: files of whom another file is as well, since two were united: by their ids, with whom they are now.
        gone: files of what is in the store no more, by their ids.
        deleted: ids of notes that were written once, and that the user took away.
        doubles: files that are of somebody of whom there is another one, which is kept up.
    """

    named: Mapping[str, Named]
    articles: Mapping[str, Dated]
    paths: dict[str, str]
    files: dict[str, str]
    leads: dict[str, str]
    former: dict[str, str]
    gone: dict[str, str]
    deleted: frozenset[str]
    doubles: tuple[str, ...]

    def label(self, identity: str) -> str:
        """Return what notes show of one wherever they name it."""
        entity = self.named.get(identity)
        return f"{self.leads.get(identity)}\n{entity.name if entity else ''}"

    def role(self, identity: str) -> str:
        """Return what lists of people show of one, besides."""
        entity = self.named.get(identity)
        return role_words(entity.roles[0]) if isinstance(entity, Person) and entity.roles else ""


@cache
def folders() -> tuple[str, ...]:
    """Return how the paths of notes begin that the user has not moved, in whichever language the vault was begun."""
    names = (*(KINDS[kind].many for kind in NAMED_KINDS), _ARTICLES)
    return tuple(f"{one}/" for name in names for one in in_each_language(name))


def plan(
    source: VaultSource,
    seen: Seen,
    written: Mapping[str, Written],
    wanted: Wanted,
    found: Collection[str] | None,
    *,
    restore: bool,
) -> Plan:
    """Return which notes a vault has.

    Who has a note keeps it; what is wanted says of whom one is made. Articles have one where any of these stands in
    them, all of them where all are wanted.

    Args:
        source: the store.
        seen: the files of the vault.
        written: those that dossier wrote, by the ids of what they are of.
        wanted: what is wanted.
        found: ids that the query finds; None where there is none.
        restore: whether notes come back that the user took away.
    """
    named: dict[str, Named] = {
        one.id: one for kind in NAMED_KINDS for one in source.entities(kind) if isinstance(one, Organisation | Person)
    }
    articles = {one.id: one for one in source.articles()}
    whose = _whose(source, seen, {*named, *articles})
    files = {now: identity for identity, now in reversed(whose.items()) if now}
    files |= {identity: identity for identity, now in whose.items() if identity == now}
    unread = {one.id: one.id for one in written.values() if one.path in seen.unread}
    files = {**unread, **files}
    deleted = frozenset(one for one in _missing(written, seen) if source.resolve(one) not in files)
    chosen = [
        one.id for one in named.values() if one.article_count >= wanted.at_least and (found is None or one.id in found)
    ]
    kept_back = frozenset[str]() if restore else deleted
    noted = [one for one in dict.fromkeys((*files, *chosen)) if one in named and one not in kept_back]
    noted += _articles(source, articles, files, kept_back, None if len(noted) == len(named) else {*noted})
    at = {one: path[0] for one, path in seen.paths.items()}
    at |= {one.id: one.path for one in written.values() if one.id in unread}
    at |= {one.id: one.path for one in written.values() if one.path in seen.paths.get(one.id, ())}
    paths = {one: at[files[one]] for one in noted if one in files}
    _name_the_others(noted, paths, seen, written, named, articles)
    return Plan(
        named=named,
        articles=articles,
        paths=paths,
        files=files,
        leads=dict(_leads(paths, seen)),
        former={identity: now for identity, now in whose.items() if now and files[now] != identity},
        gone={identity: at[identity] for identity, now in whose.items() if not now},
        deleted=kept_back,
        doubles=tuple(other for one, others in seen.paths.items() for other in others if other != at[one]),
    )


def _whose(source: VaultSource, seen: Seen, there: Collection[str]) -> dict[str, str]:
    """Return of whom the notes are that lie in the vault, by their ids; "" where that is in the store no more."""
    found: dict[str, str] = {}
    for identity in sorted(seen.paths):
        if identity in there:
            found[identity] = identity
        elif identity.startswith(NAMED_HEADS):
            now = source.resolve(identity)
            found[identity] = now if now in there else ""
        elif identity.startswith(f"{ARTICLE}/"):
            found[identity] = ""
    return found


def _missing(written: Mapping[str, Written], seen: Seen) -> Iterator[str]:
    """Yield the ids of notes that were written and lie nowhere any more."""
    for one in written.values():
        if one.path.endswith(NOTE) and one.id not in seen.paths and one.path not in seen.unread:
            yield one.id


def _articles(
    source: VaultSource,
    articles: Mapping[str, Dated],
    files: Collection[str],
    kept_back: Collection[str],
    among: Collection[str] | None,
) -> Iterator[str]:
    """Yield the articles that have a note: those of some people and organisations, or all."""
    source.read_inside_ahead(articles)
    for one in articles:
        wanted = one in files or among is None or any(other in among for other in source.inside(one))
        if wanted and one not in kept_back:
            yield one


def _name_the_others(
    noted: Collection[str],
    paths: dict[str, str],
    seen: Seen,
    written: Mapping[str, Written],
    named: Mapping[str, Named],
    articles: Mapping[str, Dated],
) -> None:
    """Say where notes are to lie that lie nowhere yet: where they lay once, or under a new name.

    Of several of one name the one in most articles has it alone.
    """
    others = [one for one in noted if one not in paths]
    if not others:
        return
    others.sort(key=lambda one: (-named[one].article_count if one in named else 0, one))
    taken = {same(_stem(path)) for path in seen.ids}
    for one in others:
        earlier = written[one].path if one in written else ""
        if earlier and same(_stem(earlier)) not in taken:
            paths[one] = earlier
            taken.add(same(_stem(earlier)))
    names, moved = Names(taken), _folders(paths)
    for one in others:
        if one not in paths:
            folder, *year = folder_of(one, articles)
            stem = names.take(title_of(one, named, articles))
            paths[one] = str(PurePosixPath(moved.get(folder, folder), *year, f"{stem}{NOTE}"))


def folder_of(identity: str, articles: Mapping[str, Dated]) -> tuple[str, ...]:
    """Return the folder in which a new note lies, and that inside it: by kind, articles by year."""
    if identity in articles:
        year = (articles[identity].published or "")[:4]
        return (tr(_ARTICLES), year) if year else (tr(_ARTICLES),)
    return next((tr(kind.many),) for kind in KINDS.values() if identity.startswith(f"{kind.name}/"))


def _folders(paths: Mapping[str, str]) -> dict[str, str]:
    """Return where notes of a kind lie by now, for the folders that are called otherwise.

    So they are where the user has moved most of them, and where the vault was begun in another language.
    """
    found: dict[str, str] = {}
    for kind in NAMED_KINDS:
        lie = Counter(path.rpartition("/")[0] for one, path in paths.items() if one.startswith(f"{kind}/"))
        for folder, number in lie.most_common(1):
            if number * 2 > lie.total():
                found[tr(KINDS[kind].many)] = folder
    articles = in_each_language(_ARTICLES)
    begins = Counter(path.partition("/")[0] for one, path in paths.items() if one.startswith(f"{ARTICLE}/"))
    if begun := next((folder for folder, _ in begins.most_common() if folder in articles), ""):
        found[tr(_ARTICLES)] = begun
    return found


def title_of(identity: str, named: Mapping[str, Named], articles: Mapping[str, Dated]) -> str:
    """Return what a new note is called; of namesakes, with what tells them apart, as a note that stands alone is."""
    if identity in named:
        name, tail = named[identity].name, identity.partition("~")[2]
        return f"{name} ({tail})" if tail else name
    article = articles[identity]
    return f"{article.published or ''} {article.title or identity.partition('/')[2]}".strip()


def _leads(paths: Mapping[str, str], seen: Seen) -> Iterator[tuple[str, str]]:
    """Yield what a link to each note begins with: its name, or its path where another note is called so, too."""
    names = {path: same(_stem(path)) for path in (*paths.values(), *seen.ids) if path.endswith(NOTE)}
    known = Counter(names.values())
    for one, path in paths.items():
        lead = _stem(path) if known[names[path]] == 1 else path.removesuffix(NOTE)
        if not _ENDS_LINK.search(lead):
            yield one, lead


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rsplit(".", 1)[0]
