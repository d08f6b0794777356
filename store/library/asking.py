"""From what is asked to be corrected, and the store as it is, to a decision that lasts; what cannot be is refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import islice
from math import isfinite

import msgspec

from store.corrections.anchors import overlapping
from store.corrections.asked import (
    Alias,
    Asked,
    Different,
    FigureIs,
    Missed,
    Note,
    NotOne,
    QuoteIs,
    Rename,
    Retype,
    RoleIs,
    Same,
    Separate,
    SpeakerIs,
    Tag,
)
from store.corrections.decisions import Anchor, Decision, Scope, Spot, Subject, Value, fresh_id
from store.corrections.soundness import LONGEST, RETYPED, can_be_read, can_be_shown
from store.corrections.telling import told
from store.errors import ContradictionError, DecisionError
from store.identity.records import Sighting, StoredOrganisation, StoredPerson, Tally
from store.identity.register import sighting_id
from store.identity.tallies import form_key, marked_name, shown_name
from store.kinds import kind_of, named_kind_of
from store.library.holdings import Holdings
from store.library.noting import anchor_of, annotated
from store.library.standing import StandingDecisions
from store.model import Figure, Mention, Organisation, Person, Quote
from store.text.fold import fold
from store.text.language import listed, tr

_SPOTS = 8
"""Articles by which a decision knows somebody again."""
_MARKS = '“”「」『』" \t\n\u3000'
"""What stands around the words of a quote, and is none of them."""
_TOLD = 40
"""Characters of what cannot be a name that are told."""


class Asking:
    """What is asked of a store.

    Args:
        holdings: the store.
        decisions: those in effect.
    """

    def __init__(self, holdings: Holdings, decisions: Mapping[str, Decision]) -> None:
        self._holdings = holdings
        self._decisions = decisions

    def decision(self, asked: Asked, known: Iterable[str]) -> Decision:
        """Return the decision that is asked for.

        Args:
            asked: what is asked for.
            known: ids of all decisions of the ledger.

        Raises:
            DecisionError: it cannot be made; the sentence says why.
            NotFoundError: what it is about is not in the store.
        """
        identity, at = fresh_id(known)
        return msgspec.structs.replace(self._said(asked), id=identity, at=at, by=self._holdings.user)

    def _said(self, asked: Asked) -> Decision:
        match asked:
            case SpeakerIs() | QuoteIs() | FigureIs():
                said = self._stated(asked)
            case Rename() | Alias() | Missed():
                said = self._named(asked)
            case Tag() | Note():
                said = annotated(self._holdings, asked, self.subject)
            case Same() | Different():
                said = self._pair(asked)
            case Separate():
                said = self._separate(asked)
            case NotOne():
                said = self._not_one(asked)
            case Retype():
                said = self._retype(asked)
            case RoleIs():
                said = self._role(asked)
        return said

    def _named(self, asked: Rename | Alias | Missed) -> Decision:
        match asked:
            case Rename():
                return _said(kind="rename", subject=self.subject(asked.which), value=Value(name=_name(asked.name)))
            case Alias():
                value = Value(name=_to_be_found(asked.form))
                return _said(kind="alias", subject=self.subject(asked.which), value=value)
            case Missed():
                return _said(kind="add", value=Value(name=_to_be_found(asked.name), kind=asked.kind))

    def _stated(self, asked: SpeakerIs | QuoteIs | FigureIs) -> Decision:
        match asked:
            case SpeakerIs():
                return self._speaker(asked)
            case QuoteIs():
                return self._extent(asked)
            case FigureIs():
                return self._figure(asked)

    def subject(self, which: str, called: str = "") -> Subject:
        """Return an organisation or a person as decisions know them, those alone whom articles call so if asked.

        Raises:
            NotFoundError: there is none of that id.
            DecisionError: no article calls them so.
        """
        entity = self._holdings.entity(which)
        identity, kind = entity.id, named_kind_of(entity.id)
        tally = self._tally(identity, kind)
        names = sorted(tally.names, key=lambda name: (-tally.names[name], name))
        if called:
            names = [name for name in names if form_key(name) == form_key(called)]
            if not names:
                raise DecisionError(
                    tr(
                        "No article calls {identity} {called}, so that it cannot be told apart by that.",
                        identity=identity,
                        called=called,
                    )
                )
        spots = tuple(islice(self._spots(identity, names), _SPOTS)) if kind == "person" else ()
        shown = names[0] if called or not isinstance(entity, Organisation | Person) else entity.name
        return Subject(id=identity, name=shown, names=tuple(names), spots=spots)

    def _tally(self, identity: str, kind: str) -> Tally:
        database = self._holdings.database
        stored: StoredOrganisation | StoredPerson | None
        if kind == "person":
            stored = database.get("people", identity, StoredPerson)
        else:
            stored = database.get("organisations", identity, StoredOrganisation)
        return stored.tally if stored is not None else Tally()

    def _spots(self, identity: str, names: Sequence[str]) -> Iterator[Spot]:
        """Yield where somebody stands under one of some names, the first article by its id first."""
        for slug in sorted(self._holdings.whereabouts().articles.get(identity, ())):
            sighting = self._holdings.database.get("mentions", sighting_id(identity, slug), Sighting)
            for local in sighting.locals if sighting is not None else ():
                if local.name in names:
                    yield Spot(article=f"article/{slug}", name=local.name)

    def _pair(self, asked: Same | Different) -> Decision:
        called = (asked.one_called, asked.other_called) if isinstance(asked, Different) else ("", "")
        one, other = self.subject(asked.one, called[0]), self.subject(asked.other, called[1])
        if named_kind_of(one.id) != named_kind_of(other.id):
            raise DecisionError(
                tr(
                    "{id} and {id2} are of two kinds; say first of one that it is of the other's.",
                    id=one.id,
                    id2=other.id,
                )
            )
        is_same = isinstance(asked, Same)
        if is_same and one.id == other.id:
            raise DecisionError(tr("{name} and {name2} are one already.", name=one.name, name2=other.name))
        earlier = self._standing.against(one, other, is_same=is_same)
        if earlier is not None:
            is_mine = earlier.by in ("", self._holdings.user)
            sentence = (
                tr("That contradicts what you decided on {at}: {told}. Undo that first.", **_said_of(earlier))
                if is_mine
                else tr(
                    "That contradicts what {by} decided on {at}: {told}. Undo that first.",
                    by=earlier.by,
                    **_said_of(earlier),
                )
            )
            raise ContradictionError(sentence, earlier.id)
        if one.id == other.id and set(one.names) & set(other.names):
            raise DecisionError(
                tr(
                    "{id} is one row here. Name two of the names that it has in articles: {names}.",
                    id=one.id,
                    names=listed(one.names),
                )
            )
        return _said(kind="same" if is_same else "different", subject=one, other=other)

    def _not_one(self, asked: NotOne) -> Decision:
        entity = self._holdings.entity(asked.which)
        if isinstance(entity, Figure | Quote):
            kind = kind_of(entity.id)
            return _said(
                kind="not-one", scope="mention", anchor=self._anchor(entity.mentions[0]), value=Value(kind=kind)
            )
        subject = self.subject(asked.which)
        if not asked.article:
            return _said(kind="not-one", subject=subject)
        return self._there("not-one", subject, asked.article, asked.start)

    def _separate(self, asked: Separate) -> Decision:
        subject, name = self.subject(asked.which), _name(asked.name)
        value = Value(name=marked_name(name, asked.mark))
        if shown_name(value.name) != name:
            raise DecisionError(tr("{mark!r} is no mark: give five letters and digits.", mark=asked.mark))
        return msgspec.structs.replace(self._there("separate", subject, asked.article, asked.start), value=value)

    def _there(self, kind: str, subject: Subject, article: str, start: int | None) -> Decision:
        """Return a decision about somebody in an article, or at one place in it where that is given."""
        mentions = [one for one in self._holdings.mentions(subject.id) if one.article == article]
        if start is not None:
            mentions = [one for one in mentions if one.start == start]
        if not mentions:
            raise DecisionError(tr("{name} does not stand there in {article}.", name=subject.name, article=article))
        scope: Scope = "article" if start is None else "mention"
        return _said(kind=kind, scope=scope, subject=subject, anchor=self._anchor(mentions[0]))

    def _retype(self, asked: Retype) -> Decision:
        subject, wanted = self.subject(asked.which), asked.kind
        if wanted not in RETYPED:
            raise DecisionError(tr("{wanted} is no kind; there are {names}.", wanted=wanted, names=listed(RETYPED)))
        if wanted == named_kind_of(subject.id):
            raise DecisionError(tr("{name} is of that kind already.", name=subject.name))
        return _said(kind="retype", subject=subject, value=Value(kind=wanted))

    def _role(self, asked: RoleIs) -> Decision:
        subject, person = self.subject(asked.which), self._holdings.entity(asked.which)
        if not isinstance(person, Person):
            raise DecisionError(tr("{name} is an organisation, and has no roles.", name=subject.name))
        held = [role.title for role in person.roles]
        if asked.instead and fold(asked.instead) not in map(fold, held):
            raise DecisionError(
                tr(
                    "{name} has no role {instead}, but {names}.",
                    name=subject.name,
                    instead=asked.instead,
                    names=listed(held) or tr("none"),
                )
            )
        if not (asked.title or asked.instead):
            raise DecisionError(tr("Say which role it is, or which it is not."))
        where = self.subject(asked.organisation) if asked.organisation.startswith("organisation/") else None
        named = where.name if where is not None else asked.organisation
        title, organisation = (_name(word) if word else "" for word in (asked.title, named))
        value = Value(title=title, organisation=organisation, instead=asked.instead)
        return _said(kind="role", subject=subject, other=where, value=value)

    def _speaker(self, asked: SpeakerIs) -> Decision:
        quote = self._holdings.entity(asked.quote)
        if not isinstance(quote, Quote):
            raise DecisionError(tr("{quote} is no quote.", quote=asked.quote))
        subject = self.subject(asked.speaker) if asked.speaker else None
        value = Value() if subject else Value(name=_name(asked.words))
        return _said(
            kind="speaker", scope="mention", anchor=self._anchor(quote.mentions[0]), subject=subject, value=value
        )

    def _extent(self, asked: QuoteIs) -> Decision:
        quote = self._holdings.entity(asked.quote)
        if not isinstance(quote, Quote):
            raise DecisionError(tr("{quote} is no quote.", quote=asked.quote))
        mention, text = quote.mentions[0], asked.text.strip(_MARKS)
        if (
            not can_be_read(text)
            or overlapping(text, self._holdings.article(mention.article).text, (mention.start, mention.end)) < 0
        ):
            raise DecisionError(tr("These words do not stand where the quote does; give some of its own, too."))
        if [text] == [one.exact for one in quote.mentions]:
            raise DecisionError(tr("It is of these words already."))
        return _said(kind="quote", scope="mention", anchor=self._anchor(mention), value=Value(text=text))

    def _figure(self, asked: FigureIs) -> Decision:
        figure = self._holdings.entity(asked.figure)
        if not isinstance(figure, Figure):
            raise DecisionError(tr("{figure} is no figure.", figure=asked.figure))
        if asked.amount is None and not asked.unit:
            raise DecisionError(tr("Say what the figure is worth, or in which unit."))
        amounts = [one for one in (asked.amount, asked.upper) if one is not None]
        if not all(map(isfinite, amounts)):
            raise DecisionError(tr("A figure is worth a number; that is none."))
        if asked.upper is not None and (asked.amount is None or asked.upper < asked.amount):
            raise DecisionError(tr("Of a range say from what to what, the lower amount first."))
        value = Value(amount=asked.amount, upper=asked.upper, unit=_name(asked.unit) if asked.unit else "")
        return _said(kind="figure", scope="mention", anchor=self._anchor(figure.mentions[0]), value=value)

    def _anchor(self, mention: Mention) -> Anchor:
        return anchor_of(self._holdings, mention)

    @cached_property
    def _standing(self) -> StandingDecisions:
        return StandingDecisions(self._holdings.database, self._holdings.whereabouts(), self._decisions)


_said = partial(Decision, id="", at="")
"""A decision that has no id yet."""


def _said_of(earlier: Decision) -> dict[str, str]:
    return {"at": earlier.at[:10], "told": told(earlier)}


def _name(text: str) -> str:
    """Return a name as it is kept.

    Raises:
        DecisionError: it cannot be one.
    """
    name = " ".join(text.split())
    if not name or not can_be_shown(name):
        told = repr(text[:_TOLD]) + ("…" if len(text) > _TOLD else "")
        raise DecisionError(
            tr("{told} cannot be a name: give up to {most} characters that can be seen.", told=told, most=LONGEST)
        )
    return name


def _to_be_found(text: str) -> str:
    """Return a name that is looked for in texts.

    Raises:
        DecisionError: it would be found in every other sentence.
    """
    name = _name(text)
    if len(form_key(name)) < 2:
        raise DecisionError(
            tr("{name} is too short to be looked for in articles; two characters are the least.", name=name)
        )
    return name
