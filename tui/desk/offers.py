"""What can be said of something that is shown wrong, found for the one who corrects it. No Textual here."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

import msgspec

from store.corrections.asked import (
    Alias,
    Asked,
    Missed,
    NotOne,
    QuoteIs,
    Rename,
    Retype,
    Same,
    Separate,
    SpeakerIs,
)
from store.corrections.decisions import fresh_mark
from store.errors import DecisionError
from store.kinds import ENTITY_KINDS, KINDS, NAMED_KINDS, EntityKind, kind_of
from store.model import AnyEntity, Figure, Organisation, OrganisationKind, Person, Quote
from store.text.language import later, tr
from store.text.wording import how_many
from store.workspace import Workspace
from tui.desk.amounts import as_typed
from tui.desk.cards import passage_around
from tui.desk.offered import About, Offer, Prompt, Verb
from tui.desk.own_offers import OwnOffers
from tui.desk.role_offers import roles
from tui.desk.rows import NameOf, role_of, short_name
from tui.desk.worth import worth

_MOST = 12
"""Entities that are offered at once; whoever is looked for beyond them is typed."""
_BEGINNING = 2
"""Characters of a Chinese name by which others are found that are written nearly alike."""


class _Question(NamedTuple):
    """What is asked of one who corrects something.

    Attributes:
        kinds: of what it can be asked.
        title: what is asked, after the name of what it is about.
        field: what can be typed, "" for nothing.
        otherwise: what is told where it cannot be asked.
    """

    kinds: tuple[EntityKind, ...]
    title: str
    field: str = ""
    otherwise: str = later("There is nothing here to be corrected.")


_QUESTIONS: Mapping[Verb, _Question] = {
    "same": _Question(
        NAMED_KINDS,
        later("the same as"),
        later("who it is"),
        later("m says that two organisations or two people are one."),
    ),
    "not-one": _Question(ENTITY_KINDS, later("not one")),
    "retype": _Question(
        NAMED_KINDS,
        later("what it is"),
        "",
        later("t says what a person or an organisation is; = what a figure is worth."),
    ),
    "rename": _Question(
        NAMED_KINDS,
        later("its name"),
        later("its name, or another form"),
        later("R says what a person or an organisation is called."),
    ),
    "role": _Question(
        ("person",),
        later("their role"),
        later("the title, then where: 主席 远海投资"),
        later("O says what role a person has: go to one first."),
    ),
    "separate": _Question(
        NAMED_KINDS,
        later("who else it is"),
        later("what the other one is called"),
        later("d says that a name means somebody else in an article: go to one first."),
    ),
    "speaker": _Question(
        ("quote",), later("who said it"), later("who said it"), later("w says who said a quote: go to one first.")
    ),
    "worth": _Question(
        ("figure",),
        later("what it is worth"),
        later("62bn, 620亿 HKD, or a unit"),
        later("= says what a figure is worth: go to one first."),
    ),
}

_TAKES_ONE: Mapping[Verb, str] = {"rename": "R", "separate": "d", "role": "O"}
"""What can be said of one row alone, and by which key."""


class Offers:
    """Finds what can be said of something.

    Args:
        workspace: returns the open store.
        name: what entities are called where there is little room.

    Attributes:
        own: what can be noted and tagged.
    """

    def __init__(self, workspace: Callable[[], Workspace], name: NameOf) -> None:
        self._workspace = workspace
        self._name = name
        self.own = OwnOffers(workspace, lambda one: _called(workspace().holdings.entity(one)))

    def prompt(self, verb: Verb, about: About) -> Prompt:
        """Return how one is asked.

        Raises:
            DecisionError: it cannot be said of this; the sentence says what can.
            NotFoundError: it is gone meanwhile.
        """
        if verb == "add":
            return Prompt(
                tr("Add a name that was missed"), tr("the name, or whom it is another form of"), _one_line(about.text)
            )
        if verb == "tag":
            return self.own.tag_prompt(about)
        question = _QUESTIONS[verb]
        if not about.subjects or kind_of(about.subjects[0]) not in question.kinds:
            raise DecisionError(tr(question.otherwise))
        several = len(about.subjects) > 1
        if verb in _TAKES_ONE and several:
            raise DecisionError(
                tr(
                    "{key} takes one row, and {number:,} are marked.",
                    key=_TAKES_ONE[verb],
                    number=len(about.subjects),
                )
            )
        first = self._workspace().holdings.entity(about.subjects[0])
        value = _called(first) if verb in ("rename", "separate") else ""
        if verb == "worth" and isinstance(first, Figure) and not several:
            value = as_typed(first)
        more = tr(" and {number:,} more", number=len(about.subjects) - 1) if several else ""
        title = tr("{name}: {question}", name=f"{_called(first)}{more}", question=tr(question.title))
        return Prompt(title, tr(question.field), value)

    def find(self, verb: Verb, about: About, typed: str) -> tuple[Offer, ...]:
        """Return what can be chosen.

        Raises:
            NotFoundError: what it is about is gone meanwhile.
        """
        typed = " ".join(typed.split())
        finders: Mapping[Verb, Callable[[About, str], Iterable[Offer]]] = {
            "same": self._same,
            "not-one": self._not_one,
            "retype": self._kinds,
            "separate": self._others,
            "role": lambda one, words: roles(self._workspace(), self._name, one.subjects[0], words),
            "rename": self._names,
            "speaker": self._speakers,
            "worth": worth,
            "add": self._missed,
            "tag": self.own.tags,
        }
        return tuple(finders[verb](about, typed))

    def _same(self, about: About, typed: str) -> Iterator[Offer]:
        first, *others = about.subjects
        if others and not typed:
            yield Offer(
                tr("All {number} are one", number=len(about.subjects)),
                tuple(Same(one=first, other=one) for one in others),
            )
        found = self._found(typed, [kind_of(first)]) if typed else self._alike(first)
        for one in found:
            if others or one != first:
                asked = tuple(Same(one=one, other=other) for other in about.subjects if other != one)
                yield self._offer(one, asked)

    def _found(self, typed: str, kinds: Iterable[EntityKind]) -> list[str]:
        """Return who is found for something typed, the best of each kind in turn."""
        panes = self._workspace().catalogue.search(typed).panes
        return [one for kind in kinds if kind in panes for one in panes[kind].ids[:_MOST]]

    def _called_so(self, name: str, which: str) -> Iterator[str]:
        """Yield who is found by a name as it is written, of the kind of somebody."""
        for one in self._found(name, [kind_of(which)]):
            if not any(match.guess for match in self._workspace().index.matches(name, one)[:1]):
                yield one

    def _alike(self, which: str) -> list[str]:
        """Return who may be the same as somebody: namesakes, and who is found by their names or how they begin."""
        entity = self._workspace().holdings.entity(which)
        if not isinstance(entity, Organisation | Person):
            return []
        names = dict.fromkeys((entity.name, *entity.aliases, *entity.also))
        begins = [entity.name[:_BEGINNING]] if not entity.name.isascii() and len(entity.name) > _BEGINNING else []
        suggested = entity.possibly_same if isinstance(entity, Person) else ()
        found = dict.fromkeys(suggested)
        for query in (*list(names)[:4], *begins):
            found |= dict.fromkeys(self._called_so(query, which))
        return [one for one in found if one != entity.id][:_MOST]

    def _offer(self, which: str, asked: tuple[Asked, ...], said: str = "") -> Offer:
        """Return an entity to choose, with what tells it from others of the name."""
        entity = self._workspace().holdings.entity(which)
        match entity:
            case Person(roles=(role, *_)):
                told = role_of(role, self._name)
            case Organisation():
                told = tr(entity.kind)
            case _:
                told = ""
        counts = tr(
            "{mentions} in {articles}",
            mentions=how_many(entity.mention_count, "mention"),
            articles=how_many(entity.article_count, "article"),
        )
        return Offer(
            said or _called(entity), asked, " · ".join(part for part in (told, counts) if part), kind_of(which)
        )

    def _not_one(self, about: About, _: str) -> Iterator[Offer]:
        first, *others = about.subjects
        kind = kind_of(first)
        everywhere = tuple(NotOne(which=one) for one in about.subjects)
        if others or kind not in NAMED_KINDS:
            yield Offer(
                tr("In no article") if kind in NAMED_KINDS else tr("No {kind}", kind=tr(KINDS[kind].one).lower()),
                everywhere,
            )
            return
        holdings = self._workspace().holdings
        article_id, start = about.article, about.start
        if not article_id:
            mentions = holdings.mentions(first)
            mention = mentions[about.number % len(mentions)]
            article_id, start = mention.article, mention.start
        article = holdings.article(article_id)
        begin, end = passage_around(article, start, start + 1)
        yield Offer(tr("Everywhere"), everywhere, tr("in no article, in none to come"))
        yield Offer(tr("In this article"), (NotOne(which=first, article=article_id),), article.title)
        here = NotOne(which=first, article=article_id, start=start)
        yield Offer(tr("This mention"), (here,), " ".join(article.text[begin:end].split()))

    def _others(self, about: About, typed: str) -> Iterator[Offer]:
        """Yield which mentions are somebody else's, somebody new or whom there is."""
        which = about.subjects[0]
        mentions = self._workspace().holdings.mentions(which)
        meant = [mentions[number % len(mentions)] for number in about.numbers or (about.number,)]
        if about.article:
            meant = [one for one in mentions if (one.article, one.start) == (about.article, about.start)]
        if not meant or not typed:
            return
        mark, article = fresh_mark(), self._workspace().holdings.article(meant[0].article)
        here = tuple(Separate(which=which, article=m.article, start=m.start, name=typed, mark=mark) for m in meant)
        begin, end = passage_around(article, meant[0].start, meant[0].end)
        said = tr("These {number} mentions", number=len(meant)) if len(meant) > 1 else tr("This mention")
        detail = "" if len(meant) > 1 else " ".join(article.text[begin:end].split())
        yield Offer(tr("{said}: another {typed}", said=said, typed=typed), here, detail)
        if len(meant) == 1:
            there = Separate(which=which, article=article.id, name=typed, mark=mark)
            yield Offer(tr("In this article: another {typed}", typed=typed), (there,), article.title)
        for one in self._found(typed, [kind_of(which)]):
            if one != which:
                name = _called(self._workspace().holdings.entity(one))
                theirs = tuple(msgspec.structs.replace(part, name=name) for part in here)
                asked: tuple[Asked, ...] = (*theirs, Same(one=theirs[0].becomes, other=one))
                yield self._offer(one, asked, tr("{said}: {name}, who is here already", said=said, name=name))

    def _kinds(self, about: About, _: str) -> Iterator[Offer]:
        entity = self._workspace().holdings.entity(about.subjects[0])
        now = entity.kind if isinstance(entity, Organisation) else "person"
        for kind in ("person", *get_args(OrganisationKind)):
            if kind != now or len(about.subjects) > 1:
                label = {"person": tr("A person"), "other": tr("An organisation of another kind")}.get(
                    kind, tr(kind).capitalize()
                )
                yield Offer(label, tuple(Retype(which=one, kind=kind) for one in about.subjects))

    def _names(self, about: About, typed: str) -> Iterator[Offer]:
        which = about.subjects[0]
        entity = self._workspace().holdings.entity(which)
        if not isinstance(entity, Organisation | Person):
            return
        if typed and typed != entity.name:
            yield Offer(tr("Call it {typed}", typed=typed), (Rename(which=which, name=typed),))
            if typed not in (*entity.aliases, *entity.also):
                form = Alias(which=which, form=typed)
                yield Offer(
                    tr("{typed} is another form of the name", typed=typed), (form,), tr("found wherever it stands")
                )
        for name in dict.fromkeys((*entity.aliases, *entity.also)):
            if name not in (typed, entity.name):
                yield Offer(tr("Call it {name}", name=name), (Rename(which=which, name=name),))

    def _speakers(self, about: About, typed: str) -> Iterator[Offer]:
        found = self._found(typed, ("person", "organisation")) if typed else self._beside(about.subjects[0])
        for one in found:
            yield self._offer(one, tuple(SpeakerIs(quote=quote, speaker=one) for quote in about.subjects))
        if typed:
            asked = tuple(SpeakerIs(quote=quote, words=typed) for quote in about.subjects)
            yield Offer(f"“{typed}”", asked, tr("as written, nobody in the store"))

    def _beside(self, quote: str) -> list[str]:
        """Return who stands in the article of a quote, the nearest first, people before organisations."""
        holdings = self._workspace().holdings
        said = holdings.entity(quote)
        if not isinstance(said, Quote):
            return []
        start = said.mentions[0].start
        found: dict[str, int] = {}
        for one, mention in holdings.in_article(said.article or said.mentions[0].article):
            if kind_of(one) in NAMED_KINDS and one != said.speaker_id:
                away = abs(mention.start - start)
                found[one] = min(away, found.get(one, away))
        return sorted(found, key=lambda one: (kind_of(one) != "person", found[one]))[:_MOST]

    def _missed(self, about: About, typed: str) -> Iterator[Offer]:
        if not typed:
            return
        extent = tuple(self._extent(about, typed))
        is_most = any(
            len(typed) * 2 > len(self._workspace().holdings.entity(one).mentions[0].exact) for one in about.subjects
        )
        yield from extent if is_most else ()
        yield Offer(tr("A person"), (Missed(kind="person", name=typed),), tr("found wherever it stands"))
        yield Offer(tr("An organisation"), (Missed(kind="organisation", name=typed),), tr("found wherever it stands"))
        for one in self._found(typed, NAMED_KINDS):
            yield self._offer(one, (Alias(which=one, form=typed),), tr("Another form of {name}", name=self._name(one)))
        yield from () if is_most else extent

    def _extent(self, about: About, typed: str) -> Iterator[Offer]:
        """Yield that what was marked are the words of the quote that was read."""
        for quote in about.subjects:
            words = about.text if typed == _one_line(about.text) else typed
            said = self._workspace().holdings.entity(quote)
            yield Offer(tr("The words of the quote"), (QuoteIs(quote=quote, text=words),), short_name(said), "quote")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _called(entity: AnyEntity) -> str:
    """Return the name of an entity in full."""
    return entity.name if isinstance(entity, Organisation | Person) else short_name(entity)
