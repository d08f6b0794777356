"""What the row of an entity says. A helper of the desk: records of the store in, plain rows out."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple, Protocol

from store.errors import NotFoundError
from store.model import Annotation, AnyEntity, Figure, Organisation, Person, Quote, Role
from store.text.attitudes import with_attitude
from store.text.fold import fold, key
from store.text.language import tr
from store.workspace import Workspace
from tui.desk.amounts import worth_of
from tui.desk.models import Row, Stretch, named_in

_SHORT = 7
"""Characters of an organisation's name that need no shorter form."""

_folded = lru_cache(maxsize=1024)(fold)
"""Rows on the screen are asked for again with each letter."""
_DOUBT = "?"
_IS_SIMPLIFIED = {"zh-Hans": True, "zh-Hant": False}


class Lit(NamedTuple):
    """The texts of an entity that matched a query and where, the best one first; `guess` as in `Row`."""

    texts: tuple[tuple[str, tuple[Stretch, ...]], ...]
    guess: bool = False


NameOf = Callable[[str], str]
"""From the id of an entity to what it is called in a row."""


class Naming(Protocol):
    """Says what entities are called where there is little room."""

    def __call__(self, entity_id: str, article: str = "", /) -> str:
        """Return the short name of an entity, in the script of an article where its id is given."""
        ...


def named_in_article(name: Naming, article: str) -> NameOf:
    """Return what says how entities are called where an article, given by its id, is told of."""
    return lambda entity_id: name(entity_id, article)


def short_name(entity: AnyEntity, language: str = "") -> str:
    """Return what an entity is called where there is little room: a short alias, a figure as written, a beginning.

    Args:
        entity: the entity.
        language: of the article that names it: of forms that differ in script alone, the one that stands in such.
    """
    match entity:
        case Organisation():
            return _in_script(_shortest(entity.name, entity.aliases), entity.aliases, language)
        case Person():
            return _in_script(entity.name, entity.aliases, language)
        case Figure():
            return entity.text
        case Quote():
            return words_of(entity)


def called(entity_id: str, entity: Callable[[str], AnyEntity], language: str = "") -> str:
    """Return the short name of an entity given by its id, and for one that is gone what its id says.

    Args:
        entity_id: its id.
        entity: from an id to the entity.
        language: see `short_name`.
    """
    try:
        return short_name(entity(entity_id), language)
    except NotFoundError:
        return named_in(entity_id)


def naming(workspace: Workspace) -> Naming:
    """Return what says how the entities of a store are called."""
    holdings = workspace.holdings

    def name(entity_id: str, article: str = "", /) -> str:
        return called(entity_id, holdings.entity, holdings.summary(article).language if article else "")

    return name


def _in_script(name: str, forms: Sequence[str], language: str) -> str:
    """Return a name, or the form of it that is Simplified in an article that is, and not in one that is Traditional."""
    same = [form for form in forms if len(form) == len(name)]
    if not same or language not in _IS_SIMPLIFIED or (name == fold(name)) is _IS_SIMPLIFIED[language]:
        return name
    wanted = (one for one in same if key(one) == key(name) and (one == fold(one)) is _IS_SIMPLIFIED[language])
    return next(wanted, name)


def words_of(quote: Quote) -> str:
    """Return the words of a quote, in quotation marks where they are quoted; with the verb where it is 否認 or 希望."""
    return with_attitude(quote.cue, f"“{quote.text}”" if quote.kind == "direct" else quote.text)


def _shortest(name: str, aliases: Sequence[str]) -> str:
    """Return the name, or the first short Chinese alias of a long one."""
    if len(name) <= _SHORT:
        return name
    return next((alias for alias in aliases if 2 < len(alias) <= _SHORT and not alias.isascii()), name)


def role_of(role: Role, name_of: NameOf) -> str:
    """Return a role in one line, its organisation by the short name."""
    organisation = name_of(role.organisation_id) if role.organisation_id else role.organisation
    return f"{organisation} {role.title}" if organisation else role.title


def known_as(who: AnyEntity, name_of: NameOf) -> str:
    """Return by what somebody is known: the leading role of a person, the kind of an organisation; "" for neither."""
    match who:
        case Person():
            return role_of(who.roles[0], name_of) if who.roles else ""
        case Organisation():
            return tr(who.kind) if who.kind != "other" else ""
        case _:
            return ""


def own_words(own: Annotation) -> str:
    """Return the user's tags and notes in one line, "" where there are none."""
    return " ".join((*(f"#{tag}" for tag in own.tags), *own.note.split()))


def row_of(entity: AnyEntity, lit: Lit | None, name_of: NameOf, context: Callable[[str], str]) -> Row:
    """Return the row of an entity.

    Args:
        entity: what the row is about.
        lit: which of its texts matched the query; the row shows that text, whichever it is.
        name_of: names of the entities it refers to.
        context: the words around a figure, for one that belongs to nobody.
    """
    label = short_name(entity)
    tail = ""
    match entity:
        case Organisation():
            detail, tail = entity.name if entity.name != label else known_as(entity, name_of), str(entity.mention_count)
        case Person():
            detail, tail = role_of(entity.roles[0], name_of) if entity.roles else "", str(entity.mention_count)
        case Figure():
            about = [name_of(identity) for identity in entity.about[:2]]
            detail = " · ".join(part for part in (entity.counted or "", *about) if part) or context(entity.id)
            tail = worth_of(entity)
        case Quote():
            label = name_of(entity.speaker_id) if entity.speaker_id else entity.speaker or "—"
            label += _DOUBT * any(mention.is_doubtful for mention in entity.mentions)
            detail, tail = words_of(entity), entity.last_seen or ""
    return _with_match(Row(entity.id, label, detail, tail), lit)


def _place_of(text: str, shown: str) -> int:
    """Return where a text stands in what is shown, in whichever script; -1 where it does not."""
    if len(text) > len(shown):
        return -1  # folding keeps the length, and takes longest of what is long
    place = shown.find(text)
    return place if place >= 0 else _folded(shown).find(_folded(text))


def _with_match(row: Row, lit: Lit | None) -> Row:
    """Return the row with the matched characters lit; a text that it does not show takes the detail's place."""
    if lit is None or not lit.texts:
        return row
    label_lit: tuple[Stretch, ...] = ()
    detail_lit: tuple[Stretch, ...] = ()
    for text, spans in lit.texts:
        if (place := _place_of(text, row.label)) >= 0:
            label_lit = tuple((start + place, end + place) for start, end in spans)
        elif (place := _place_of(text, row.detail)) >= 0:
            detail_lit = tuple((start + place, end + place) for start, end in spans)
    detail = row.detail
    if not label_lit and not detail_lit:
        detail, detail_lit = lit.texts[0]
    return row._replace(detail=detail, label_lit=label_lit, detail_lit=detail_lit, guess=lit.guess)
