"""The properties of a vault's notes, of the types that Obsidian knows: texts, lists, numbers, dates; none in another.

What a name means is the same in every note: `people` and `organisations` are lists of links, `quotes` and `figures`
numbers. (Obsidian Help, Properties.)
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from store.export.escaping import address, scalar
from store.export.front_matter import front_matter
from store.export.vault.wiki import Wiki
from store.kinds import NOTE_MARK, kind_of
from store.model import Article, Organisation, Person
from store.text.fold import in_both_scripts

_NO_TAG = re.compile(r"[^\w/-]+")


def tag_of(words: str) -> str:
    """Return words as a tag, "" where nothing is left: Obsidian's are of letters, digits, _, - and /, no blanks."""
    return _NO_TAG.sub("-", words.strip().removeprefix("#")).strip("-/")


def kind_tag(kind: str) -> str:
    """Return the tag by which notes of a kind are found."""
    return f"dossier/{kind}"


def named_head(
    entity: Organisation | Person,
    counts: Iterable[tuple[str, int]],
    wiki: Wiki,
    tags: Iterable[str],
    most: int,
    stem: str,
) -> Iterator[str]:
    """Yield the front matter of the note of an organisation or a person.

    Args:
        entity: whom it is of.
        counts: names and numbers of what is known of it.
        wiki: how the note points at others.
        tags: that the user has given it.
        most: values that a list has at most.
        stem: what the file is called, without its ending; Obsidian finds notes by that anyway, and the name is an alias
            where it is another one.
    """
    names = (entity.name, *entity.aliases, *entity.also)
    forms = (form for name in names if len(name) > 1 for form in in_both_scripts(name))
    called = {entity.name} & {stem}
    kind = kind_of(entity.id)
    given = [kind_tag(kind), *filter(None, map(tag_of, tags))]
    shown = msgspec.structs.replace(
        entity, aliases=tuple(dict.fromkeys(one for one in forms if one not in called)), also=()
    )
    *lines, sources, fence = front_matter(shown, counts, (), most, given)
    del sources
    yield from (line if line.startswith(f"{NOTE_MARK}:") else _no_link(line) for line in lines)
    if isinstance(entity, Person):
        places = {one.organisation_id: one.organisation for one in entity.roles if one.organisation}
        yield from _list("organisations", wiki.property((one, name) for one, name in places.items() if name))
    yield from (
        f"{name}: {day}" for name, day in (("first_seen", entity.first_seen), ("last_seen", entity.last_seen)) if day
    )
    yield fence


def article_head(
    article: Article,
    counts: Iterable[tuple[str, int]],
    amounts: Sequence[str],
    links: Iterable[tuple[str, tuple[str, ...]]],
) -> Iterator[str]:
    """Yield the front matter of the note of an article.

    Args:
        article: the article.
        counts: names and numbers of what stands in it.
        amounts: the figures in it, in words.
        links: names of properties, and the links they list.
    """
    yield "---"
    yield "type: article"
    yield f"{NOTE_MARK}: {scalar(article.id)}"
    yield f"title: {_text(article.title or article.path)}"
    yield from _list("aliases", [_text(article.title)] if article.title else [])
    yield from (
        f"{name}: {day}" for name, day in (("published", article.published), ("clipped", article.clipped)) if day
    )
    if article.publisher:
        yield f"publisher: {_text(article.publisher)}"
    if url := address(article.url):
        yield f"url: {scalar(url)}"
    yield from _list("authors", map(_text, article.authors))
    if article.language:
        yield f"language: {article.language}"
    for name, listed in links:
        yield from _list(name, listed)
    yield from _list("amounts", map(_text, amounts))
    yield from (f"{name}: {number}" for name, number in counts)
    yield from _list("tags", map(scalar, [kind_tag("article"), *filter(None, map(tag_of, article.tags))]))
    yield "---"


def _text(words: str) -> str:
    return _no_link(scalar(words))


def _no_link(quoted: str) -> str:
    """Return a value in which no words are taken for a link, as Obsidian takes [[…]] in properties."""
    return quoted.replace("[[", "［［").replace("]]", "］］")


def plain_head(kind: str, identity: str, name: str) -> Iterator[str]:
    """Yield the front matter of a note that says little: of somebody who is not there any more, of the vault itself."""
    yield from ("---", f"type: {kind}", f"{NOTE_MARK}: {scalar(identity)}", f"name: {_text(name)}")
    yield from _list("tags", [scalar(kind_tag(kind))])
    yield "---"


def _list(name: str, quoted: Iterable[str]) -> Iterator[str]:
    values = list(dict.fromkeys(quoted))
    yield f"{name}:" if values else f"{name}: []"
    yield from (f"  - {value}" for value in values)
