"""The kinds of corrections as they are typed: what is given with each, and what is asked of the store then."""

import argparse
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from store.errors import NotFoundError
from store.kinds import NAMED_KINDS
from store.text.language import tr
from tui.cli.arguments import as_given, as_name
from tui.cli.naming import find
from tui.terminal.streams import words

if TYPE_CHECKING:  # records take long to import
    from store.corrections.asked import Asked, Passage
    from store.workspace import Workspace

_WHICH = "ID|NAME"
_Parser = argparse.ArgumentParser
_Options = argparse.Namespace


class Typed(NamedTuple):
    """A kind of correction.

    Attributes:
        help: what it says, in a line.
        arguments: tells a parser what can be given with it.
        asked: from what was given to what is asked of the store.
    """

    help: str
    arguments: Callable[[_Parser], None]
    asked: "Callable[[Workspace, _Options], Asked]"


def _which(parser: _Parser) -> None:
    parser.add_argument("which", type=as_name, metavar=_WHICH)


def _two(parser: _Parser) -> None:
    parser.add_argument("one", type=as_name, metavar=_WHICH)
    parser.add_argument("other", type=as_name, metavar=_WHICH)


def _same(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Same

    return Same(one=find(workspace, options.one), other=find(workspace, options.other))


def _different(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Different

    one, other = find(workspace, options.one), find(workspace, options.other)
    if one == other and "/" not in options.one + options.other:  # two names of what is shown as one
        return Different(one=one, other=other, one_called=options.one, other_called=options.other)
    return Different(one=one, other=other)


def _rejected(parser: _Parser) -> None:
    _which(parser)
    parser.add_argument("--article", type=as_name, metavar="ARTICLE", help="only in this article (its id)")
    parser.add_argument("--place", type=int, metavar="N", help="only at this character of the article, from 0")


def _not_one(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import NotOne

    return NotOne(which=find(workspace, options.which), article=options.article or "", start=options.place)


def _parted(parser: _Parser) -> None:
    _which(parser)
    parser.add_argument("--article", type=as_name, required=True, metavar="ARTICLE", help="in which (its id)")
    parser.add_argument("--place", type=int, metavar="N", help="only at this character of the article, from 0")
    parser.add_argument("--name", type=as_name, metavar="NAME", help="of the other one; the same unless given")


def _separate(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Separate
    from store.corrections.decisions import fresh_mark
    from store.model import Organisation, Person

    entity = workspace.holdings.entity(find(workspace, options.which))
    name = options.name or (entity.name if isinstance(entity, Organisation | Person) else "")
    return Separate(which=entity.id, article=options.article, start=options.place, name=name, mark=fresh_mark())


def _renamed(parser: _Parser) -> None:
    _which(parser)
    parser.add_argument("name", type=as_name, metavar="NEW-NAME")


def _rename(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Rename

    return Rename(which=find(workspace, options.which), name=options.name)


def _with_form(parser: _Parser) -> None:
    _which(parser)
    parser.add_argument("form", type=as_name, metavar="FORM")


def _alias(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Alias

    return Alias(which=find(workspace, options.which), form=options.form)


def _with_kind(parser: _Parser) -> None:
    _which(parser)
    parser.add_argument(
        "to", type=as_name, metavar="KIND", help="person, organisation, or company, government, media …"
    )


def _retype(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Retype

    return Retype(which=find(workspace, options.which), kind=options.to)


def _with_role(parser: _Parser) -> None:
    _which(parser)
    parser.add_argument("title", type=as_name, nargs="?", metavar="TITLE", help="that somebody has")
    parser.add_argument("--at", type=as_name, metavar="ORGANISATION", help="where")
    parser.add_argument("--not", dest="instead", type=as_name, metavar="TITLE", help="that they do not have")


def _role(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import RoleIs

    which = find(workspace, options.which)
    given = (word or "" for word in (options.title, options.at, options.instead))
    title, organisation, instead = given
    with suppress(NotFoundError):
        found = find(workspace, organisation) if organisation else ""
        organisation = found if found.startswith("organisation/") else organisation
    return RoleIs(which=which, title=title, organisation=organisation, instead=instead)


def _with_speaker(parser: _Parser) -> None:
    parser.add_argument("quote", type=as_name, metavar="QUOTE", help="its id")
    speaker = parser.add_mutually_exclusive_group(required=True)
    speaker.add_argument("speaker", type=as_name, nargs="?", metavar=_WHICH, help="who said it")
    speaker.add_argument("--words", type=as_name, help="who said it, if that is nobody in the store")


def _speaker(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import SpeakerIs

    speaker = find(workspace, options.speaker) if options.speaker else ""
    return SpeakerIs(quote=options.quote, speaker=speaker, words=options.words or "")


def _with_words(parser: _Parser) -> None:
    parser.add_argument("quote", type=as_name, metavar="QUOTE", help="its id")
    parser.add_argument("--text", type=as_given, required=True, metavar="WORDS", help="its words, as in the article")


def _quote(_workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import QuoteIs

    return QuoteIs(quote=options.quote, text=options.text)


def _with_amount(parser: _Parser) -> None:
    parser.add_argument("figure", type=as_name, metavar="FIGURE", help="its id")
    parser.add_argument("amount", type=float, nargs="?", metavar="AMOUNT", help="in base units: 6.2e10 for 620亿")
    parser.add_argument("--upper", type=float, metavar="AMOUNT", help="of a range")
    parser.add_argument("--unit", type=as_name, help="HKD, %%, or as it is written")


def _figure(_workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import FigureIs

    return FigureIs(figure=options.figure, amount=options.amount, upper=options.upper, unit=options.unit or "")


def _with_name(parser: _Parser) -> None:
    parser.add_argument("of", choices=NAMED_KINDS, metavar="KIND", help="%(choices)s")
    parser.add_argument("name", type=as_name, metavar="NAME")


def _add(_workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Missed

    return Missed(kind=options.of, name=options.name)


def _with_place(parser: _Parser) -> None:
    parser.add_argument("which", type=as_name, metavar="ID|NAME|ARTICLE")
    parser.add_argument("--words", type=as_given, metavar="WORDS", help="of the article, if it is its id that is given")


def _place(workspace: "Workspace", options: _Options) -> "str | Passage":
    """Return what a note or a tag is put to: an entity, or the words given of an article."""
    from store.corrections.asked import Passage

    if not options.words:
        return find(workspace, options.which)
    article = workspace.holdings.article(options.which)
    start = article.text.find(options.words)
    if start < 0 or article.text.find(options.words, start + 1) >= 0:
        times = tr("do not stand") if start < 0 else tr("stand more than once")
        raise NotFoundError(tr("These words {times} in {id}: {words}", times=times, id=article.id, words=options.words))
    return Passage(article=article.id, start=start, end=start + len(options.words))


def _with_tags(parser: _Parser) -> None:
    _with_place(parser)
    parser.add_argument("tags", type=as_name, nargs="*", metavar="TAG")
    parser.add_argument("--not", dest="drop", type=as_name, action="append", metavar="TAG", help="that it has no more")


def _tag(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Tag

    return Tag(which=_place(workspace, options), tags=tuple(options.tags), drop=tuple(options.drop or ()))


def _with_text(parser: _Parser) -> None:
    _with_place(parser)
    parser.add_argument("text", metavar="TEXT|-", help="- is standard input, and an empty one is no note any more")


def _note(workspace: "Workspace", options: _Options) -> "Asked":
    from store.corrections.asked import Note

    text = sys.stdin.read() if options.text == "-" else words(options.text)
    return Note(which=_place(workspace, options), text=text)


TYPED: Mapping[str, Typed] = {
    "same": Typed("two organisations or two people are one", _two, _same),
    "different": Typed("two are not one, whatever speaks for it", _two, _different),
    "not-one": Typed("something is no organisation, person, figure or quote", _rejected, _not_one),
    "separate": Typed("in an article, or at one place, a name means somebody else", _parted, _separate),
    "rename": Typed("what somebody is called", _renamed, _rename),
    "alias": Typed("another form of a name, found wherever it stands", _with_form, _alias),
    "retype": Typed("a person is an organisation or the reverse, or of which kind it is", _with_kind, _retype),
    "role": Typed("a role that somebody has or has not", _with_role, _role),
    "speaker": Typed("who said a quote", _with_speaker, _speaker),
    "quote": Typed("the words of a quote: where it begins and ends", _with_words, _quote),
    "figure": Typed("what a figure is worth", _with_amount, _figure),
    "add": Typed("a name that was missed, found wherever it stands", _with_name, _add),
    "tag": Typed("tags of your own on somebody, a figure, a quote or words of an article", _with_tags, _tag),
    "note": Typed("a note of your own on the same, in the place of the one before", _with_text, _note),
}
"""The kinds by the word that is typed."""
