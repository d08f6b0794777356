"""The head of a note in YAML, for Obsidian, Dataview and other programs; and the words it shares with the body."""

from collections.abc import Iterable, Iterator

from store.export.escaping import scalar
from store.kinds import NOTE_MARK, kind_of
from store.model import AnyEntity, Figure, Organisation, Person, Quote, Role


def front_matter(
    entity: AnyEntity,
    counts: Iterable[tuple[str, int]],
    sources: Iterable[str],
    most: int | None,
    tags: Iterable[str] = (),
) -> Iterator[str]:
    """Yield the lines of the front matter.

    Args:
        entity: what the note is of.
        counts: names and numbers of what is known of it.
        sources: where what the note cites was published, one for each article.
        most: values that a list has at most; None for all.
        tags: that the user has given it.
    """
    yield "---"
    yield f"type: {kind_of(entity.id)}"
    yield f"{NOTE_MARK}: {scalar(entity.id)}"
    match entity:
        case Person():
            yield f"name: {scalar(entity.name)}"
            yield from _list("aliases", (*entity.aliases, *entity.also), most)
            yield from _list("roles", map(role_words, entity.roles), most)
        case Organisation():
            yield f"name: {scalar(entity.name)}"
            yield from _list("aliases", (*entity.aliases, *entity.also), most)
            yield f"kind: {entity.kind}"
        case Figure():
            yield f"name: {scalar(entity.text)}"
            yield f"kind: {entity.kind}"
            yield from (f"{name}: {value:.15g}" for name, value in values(entity))
            if entity.unit:
                yield f"unit: {scalar(entity.unit)}"
            if entity.inferred:
                yield "unit_inferred: true"
        case Quote():
            yield f"name: {scalar(title(entity))}"
            yield f"kind: {entity.kind}"
            yield f"speaker: {scalar(entity.speaker)}"
    yield from (f"{name}: {number}" for name, number in counts)
    if given := list(tags):
        yield from _list("tags", given, None)
    yield from _lines("sources", sources)
    yield "---"


def values(figure: Figure) -> list[tuple[str, float]]:
    """Return the bounds of a figure that it has, with their names."""
    pairs = (("value", figure.value), ("upper", figure.upper))
    return [(name, value) for name, value in pairs if value is not None]


def title(entity: AnyEntity) -> str:
    """Return what an entity is called at the head of its note and in the lists of others."""
    match entity:
        case Figure():
            return entity.text
        case Quote():
            return f"{entity.speaker}：{entity.text[:40]}{'…' if len(entity.text) > 40 else ''}"
        case Organisation() | Person():
            return entity.name


def role_words(role: Role) -> str:
    """Return a role in one line."""
    return f"{role.title}, {role.organisation}" if role.organisation else role.title


def _list(name: str, listed: Iterable[str], most: int | None) -> Iterator[str]:
    """Yield a YAML list; Obsidian wants a list for `aliases` even where there is one or none."""
    yield from _lines(name, list(dict.fromkeys(listed))[:most])


def _lines(name: str, listed: Iterable[str]) -> Iterator[str]:
    """Yield a YAML list with all that is listed, the same words as often as they are."""
    values = [f"  - {scalar(value)}" for value in listed]
    yield f"{name}:" if values else f"{name}: []"
    yield from values
