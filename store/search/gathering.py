"""Columns of rows as they grow: what entities are read into, one after the other."""

from array import array
from collections.abc import Iterable

import numpy as np

from store.kinds import ENTITY_KINDS, STATED_KINDS, EntityKind
from store.model import AnyEntity, Figure, Organisation, Person, Quote
from store.search.keys import KEYS
from store.search.ranking import Part
from store.search.rows import DIGITS, LARGE, EntitySource, Prints, Rows, Stated, Ties
from store.text.places import Lookup, mark_of, number_of
from store.text.strings import Strings
from store.text.wordings import SIZE, as_numbers

_STATED = tuple(f"{kind}/" for kind in STATED_KINDS)
_LARGE = frozenset("十拾百佰千仟万萬亿億")
"""What is told roughly and yet tells how many (數百名); without them, or of a time, it is a few (几个, 數十年)."""


def build_rows(source: EntitySource) -> Rows:
    """Return the columns of all entities of a source."""
    gathering = Gathering()
    for kind in ENTITY_KINDS:
        gathering.add_pane(kind, source.entities(kind))
    return gathering.finish()


class Ordinals(dict[str, int]):
    """Numbers words in the order in which they are first asked for."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Days(dict[str | None, int]):
    """Reads dates as YYYYMMDD, 0 where there is none; there are few, each read once."""

    def __missing__(self, date: str | None) -> int:
        day = self[date] = int(date[:4] + date[5:7] + date[8:10]) if date and len(date) == 10 else 0
        return day


class Named:
    """References as they are gathered: rows, and ids whose rows are not known yet."""

    def __init__(self) -> None:
        self.naming = array("i")
        self.named: list[str] = []

    def add(self, row: int, entity_id: str) -> None:
        """Note what a row names."""
        self.naming.append(row)
        self.named.append(entity_id)

    def resolve(self, row_of: dict[str, int]) -> Ties:
        """Return the references to ids that there are."""
        named = np.fromiter((row_of.get(entity_id, -1) for entity_id in self.named), np.int32, len(self.named))
        known = named >= 0
        return Ties(named[known], np.array(self.naming, np.int32)[known])


class TextColumns:
    """Texts as they are gathered."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.owners = array("i")
        self.parts = array("B")

    def add(self, text: str, row: int, part: Part) -> None:
        """Note a text of a row."""
        self.texts.append(text)
        self.owners.append(row)
        self.parts.append(part)


Standing = tuple[int, int, str, int, str]
"""What a row stands in its pane by: mentions and recency, the most and the latest first, then article, place and id."""


def standing(mentions: int, newest: int, entity_id: str, start: int) -> Standing:
    """Return what a row stands in its pane by."""
    article = entity_id.split("/", 2)[1] if entity_id.startswith(_STATED) else ""
    return -mentions, -newest, article, start, entity_id


def _start(entity: AnyEntity) -> int:
    """Return where an entity first stands in its article; 0 of what a store has in several."""
    return entity.mentions[0].start if entity.mentions else 0


class Gathering:
    """Columns as they grow; numbers in arrays, which cost the garbage collector nothing."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.panes: dict[EntityKind, tuple[int, int]] = {}
        self.numbers = array("i")  # of each row newest, oldest, mentions, start, unit, subkind
        self.amounts = array("d")  # of each figure value and upper
        self.wordings = array("q")  # of each figure `SIZE` numbers
        self.days = _Days()
        self.unit_names = Ordinals({"": 0})
        self.subkind_names = Ordinals({"": 0})
        self.names = TextColumns()
        self.words = TextColumns()  # of figures and quotes: searched by their characters alone
        self.stated = array("q")  # of each of these length, marks and article
        self.said = array("Q")
        self.slugs = Ordinals()
        self.spoken = Named()
        self.concerned = Named()
        self.others = Named()
        self.titles = Named()  # named by their words, not by ids
        self.strangers = Named()

    def add_pane(self, kind: EntityKind, entities: Iterable[AnyEntity]) -> None:
        """Add the rows of one pane, by mentions, recency and, within an article, by place."""
        first, days = len(self.ids), self.days
        for row, entity in enumerate(self._by_popularity(entities), first):
            self.ids.append(entity.id)
            unit = subkind = 0
            if isinstance(entity, Figure):
                unit, subkind = self.unit_names[entity.unit or ""], self.subkind_names[entity.kind]
                self._add_figure(row, entity)
            elif isinstance(entity, Quote):
                subkind = self.subkind_names[entity.kind]
                self._add_quote(row, entity)
            else:
                self._add_names(row, entity)
                if isinstance(entity, Organisation):
                    subkind = self.subkind_names[entity.kind]
                else:
                    self._add_roles(row, entity)
            self.numbers.extend(
                (days[entity.last_seen], days[entity.first_seen], entity.mention_count, _start(entity), unit, subkind)
            )
        self.panes[kind] = (first, len(self.ids))

    def standing(self, row: int) -> Standing:
        """Return what a row stands in its pane by."""
        newest, _, mentions, start, *_ = self.numbers[6 * row : 6 * row + 6]
        return standing(mentions, newest, self.ids[row], start)

    def _by_popularity(self, entities: Iterable[AnyEntity]) -> list[AnyEntity]:
        return sorted(
            entities,
            key=lambda one: standing(one.mention_count, self.days[one.last_seen], one.id, _start(one)),
        )

    def _add_names(self, row: int, entity: Organisation | Person) -> None:
        self.names.add(entity.name, row, Part.NAME)
        unsure = entity.uncertain if isinstance(entity, Organisation) else ()
        for name in (*entity.aliases, *entity.also, *unsure):
            self.names.add(name, row, Part.ALIAS)

    def _add_roles(self, row: int, person: Person) -> None:
        for role in person.roles:
            if role.title:
                self.titles.add(row, role.title)
            if role.organisation_id:
                self.concerned.add(row, role.organisation_id)

    def _add_words(self, row: int, one: Figure | Quote) -> None:
        text = one.text
        self.words.add(text, row, Part.NAME)
        self.said.append(number_of(text.translate(KEYS)))
        marks = DIGITS * any(map(str.isdigit, text)) | LARGE * (not _LARGE.isdisjoint(text))
        self.stated.extend((len(text), marks, self.slugs[one.id.split("/", 2)[1]]))

    def _add_figure(self, row: int, figure: Figure) -> None:
        value = float("nan") if figure.value is None else figure.value
        self.amounts.extend((value, value if figure.upper is None else figure.upper))
        self.wordings.extend(as_numbers(figure.wording))
        self._add_words(row, figure)
        if figure.counted:
            self.titles.add(row, figure.counted)
        for subject in figure.about:
            self.concerned.add(row, subject)
        for other in (figure.quote, figure.equals):
            if other:
                self.others.add(row, other)

    def _add_quote(self, row: int, quote: Quote) -> None:
        self._add_words(row, quote)
        for speaker in quote.speakers:
            self.spoken.add(row, speaker)
        if quote.speaker and not quote.speakers:
            self.strangers.add(row, quote.speaker)
        for subject in quote.about:
            self.concerned.add(row, subject)
        for figure in quote.figures:
            self.others.add(row, figure)

    def finish(self) -> Rows:
        """Return the columns."""
        seen = len(self.ids)
        row_of = dict(zip(self.ids, range(seen), strict=True))
        hidden = {word: row for row, word in enumerate(dict.fromkeys(self.titles.named + self.strangers.named), seen)}
        for word, row in hidden.items():
            self.names.add(word, row, Part.NAME)
        count = seen + len(hidden)
        numbers = np.zeros((6, count), np.int32)
        numbers[:, :seen] = np.array(self.numbers, np.int32).reshape(-1, 6).T
        values, uppers = np.full((2, count), np.nan)
        first, last = self.panes["figure"]
        values[first:last], uppers[first:last] = np.array(self.amounts).reshape(-1, 2).T
        texts, owners = self.names.texts + self.words.texts, self.names.owners + self.words.owners
        called = [*self.ids, *[""] * len(hidden)]
        prints = [number_of(f"{called[owner]}\n{text}") for owner, text in zip(owners, texts, strict=True)]
        ids = Strings.of(self.ids)
        return Rows(
            ids=ids,
            size=count,
            panes=self.panes,
            newest=numbers[0],
            oldest=numbers[1],
            mentions=numbers[2],
            starts=numbers[3],
            values=values,
            uppers=uppers,
            units=numbers[4],
            unit_names=list(self.unit_names),
            wordings=np.array(self.wordings, np.int64).view(np.uint16).reshape(-1, 4 * SIZE),
            subkinds=numbers[5],
            subkind_names=list(self.subkind_names),
            texts=Strings.of(texts),
            names=len(self.names.texts),
            owners=np.array(owners, np.int32),
            parts=np.array(self.names.parts + self.words.parts, np.uint8),
            prints=np.array(prints, np.uint64),
            stated=self._stated(),
            spoken=self.spoken.resolve(row_of).with_more(self.strangers.resolve(hidden)),
            concerned=self.concerned.resolve(row_of).with_more(self.titles.resolve(hidden)),
            others=self.others.resolve(row_of),
            lookup=Lookup.of(self.ids),
            mark=mark_of_rows(ids, np.array(prints, np.uint64)),
        )

    def _stated(self) -> Stated:
        lengths, marks, within = np.array(self.stated, np.int64).reshape(-1, 3).T
        return Stated(
            np.array(self.said, np.uint64),
            lengths.astype(np.int32),
            marks.astype(np.uint8),
            within.astype(np.int32),
            Strings.of(self.slugs),
        )


def mark_of_rows(ids: Strings, prints: Prints) -> str:
    """Return what tells rows from others, by their ids and what tells their texts from others."""
    return mark_of(ids.data.tobytes(), ids.starts.tobytes(), prints.tobytes())
