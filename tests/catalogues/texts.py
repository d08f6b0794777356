"""All texts that are shown, as they stand in the code: in marked calls, and in the tables that are drawn."""

import argparse
import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple, get_args

from store.errors import UnknownKindError
from store.export.formats import FORMATS
from store.export.shapes import SHAPES
from store.export.vault.bases import bases
from store.identity.weighing import KINDS as REASONS
from store.kinds import KINDS, SortOrder, kind_of, named_kind_of, stated_kind_of
from store.library.deciding import State
from store.model import CERTAINTIES, Failure, FigureKind, LinkKind, OrganisationKind, QuoteKind, SpeakerKind
from store.search.syntax import SYNTAX
from store.views.timeline import EventKind
from tui.cli.commands.keys import PLACES
from tui.cli.examples import EXAMPLES
from tui.cli.parser import build_parser
from tui.cli.wording import OF_ARGPARSE
from tui.keys.hints import hints_while_marking
from tui.keys.table import KEYS
from tui.settings.about import ABOUT

ROOT = Path(__file__).resolve().parents[2]


class Text(NamedTuple):
    """A text.

    Attributes:
        id: it in English.
        many: it in English of several, "" where it does not say how many.
        context: what tells it apart from another one of the same words.
    """

    id: str
    many: str = ""
    context: str = ""


_OF_LISTS = (Text(", "), Text(", ", context="clauses"))
"""What stands between words of a list and between clauses, which are texts without a letter."""


class _Marks(NamedTuple):
    """Where a call has a text: at which place, and in which context."""

    place: int
    context: str = ""


_MARKED: Mapping[str, _Marks] = {
    "tr": _Marks(0),
    "later": _Marks(0),
    "kept": _Marks(0),
    "Column": _Marks(0, "column"),
    "PaneColumn": _Marks(1, "column"),
}
_CALLED = frozenset({*_MARKED, "plural", "how_many"})


def sources() -> Iterator[Path]:
    """Yield the files of the program."""
    for room in ("store", "tui"):
        yield from sorted((ROOT / room).rglob("*.py"))


@cache
def _calls() -> tuple[ast.Call, ...]:
    """Return all marked calls of the program: it is read once for all that is asked of them."""
    return tuple(call for path in sources() for call in _marked_calls(path.read_text("utf-8")))


def texts() -> list[Text]:
    """Return all texts, each once, in order."""
    marked = _texts_of(_calls())
    return sorted({text for text in (*marked, *in_tables()) if any(map(str.isalpha, text.id))} | set(_OF_LISTS))


def kept() -> list[str]:
    """Return the texts with values that are kept in English."""
    found = {Failure(rule="{rule}", reason="{reason}", sentence=where).told for where in ("", "{sentence}")}
    found |= {_refused(of, identity) for of, identity in ((kind_of, "{id}"), (named_kind_of, "quote/{id}"))}
    found.add(_refused(stated_kind_of, "person/{id}"))
    found |= {text.id for text in _texts_of(_calls(), {"kept": _MARKED["kept"]})}
    return sorted(text for text in found if "{" in text)


def _refused(kind: Callable[[str], object], identity: str) -> str:
    """Return what is said of an id that is of none of the kinds asked for."""
    try:
        kind(identity)
    except UnknownKindError as error:
        return str(error)
    raise AssertionError(f"{identity} is refused")


def _marked_calls(source: str) -> Iterator[ast.Call]:
    """Yield the calls of a program that have a text; most files have none, and need not be understood."""
    if any(f"{name}(" in source for name in _CALLED):
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _CALLED:
                yield call


def _texts_of(calls: Iterable[ast.Call], marked: Mapping[str, _Marks] = _MARKED) -> Iterator[Text]:
    """Yield the texts of marked calls."""
    for call in calls:
        assert isinstance(call.func, ast.Name)
        words = [_literal(argument) for argument in call.args]
        if call.func.id in marked:
            place, context = marked[call.func.id]
            context = next((_literal(one.value) for one in call.keywords if one.arg == "context"), context)
            if len(words) > place and words[place]:
                yield Text(words[place], context=context)
        elif call.func.id == "plural" and marked is _MARKED and all(words[1:3]):
            yield Text(*words[1:3])
        elif call.func.id == "how_many" and marked is _MARKED and len(words) > 1 and words[1]:
            one, many = words[1], words[2] if len(words) > 2 else ""
            yield Text(f"{{number:,}} {one}", f"{{number:,}} {many or one + 's'}")


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def in_tables() -> Iterator[Text]:
    """Yield the texts of tables whose rows are drawn."""
    for key in KEYS:
        yield from map(Text, filter(None, (key.label, key.group, key.help)))
    for key in hints_while_marking():
        yield Text(key.label)
    for kind in KINDS.values():
        yield from map(Text, (kind.one, kind.many, kind.one.lower(), kind.many.lower()))
    for values in (OrganisationKind, FigureKind, QuoteKind, LinkKind, SortOrder, SpeakerKind, State, EventKind):
        yield from map(Text, get_args(values))
    yield from map(Text, CERTAINTIES)
    yield from (Text(title) for title, _, _ in bases())
    yield from (Text(meaning) for _, meaning in SYNTAX)
    yield from (Text(title) for title in (*(one.title for one in FORMATS), *(one.title for one in SHAPES)))
    yield from (Text(one.sentence) for one in REASONS.values())
    yield from (Text(does) for examples in EXAMPLES.values() for _, does in examples)
    yield from (Text(about.words) for about in ABOUT.values())
    yield from map(Text, PLACES.values())
    yield from map(Text, OF_ARGPARSE)
    yield from map(Text, _of_parser(build_parser()))
    yield from map(Text, kept())


def _of_parser(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield what the help of a parser says, and of all below it."""
    is_composed = any(meaning in (parser.epilog or "") for _, meaning in SYNTAX)
    yield from filter(None, (parser.description, None if is_composed else parser.epilog))
    for group in parser._action_groups:
        yield from filter(None, (group.title, group.description))
    for action in parser._actions:
        yield from _of_action(action)


def _of_action(action: argparse.Action) -> Iterable[str]:
    if action.help and action.help is not argparse.SUPPRESS:
        yield action.help
    if isinstance(action.metavar, str):
        yield action.metavar
    if isinstance(action, argparse._SubParsersAction):
        for choice in action._choices_actions:
            yield from filter(None, (choice.help,))
        for parser in dict.fromkeys(action.choices.values()):
            yield from _of_parser(parser)
