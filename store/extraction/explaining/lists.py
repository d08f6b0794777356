"""Which rows of word lists stand at a place of an article: what a rule that reads those lists has seen there."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from store.extraction.engine.gazetteer import doubtful_of, forms_of
from store.extraction.lexicon import placed
from store.text.fold import fold
from store.text.language import later, tr

Side = Literal["is", "begins", "ends", "inside", "given", "before", "touching", "after", "around"]
"""Where a word stands to a finding; given: inside, behind the first character; touching:
before it with no mark between; around: the nearest in its clause."""

_USUAL: tuple[Side, ...] = ("is", "before", "after")
_SIDES: Mapping[str, tuple[Side, ...]] = {
    "organisations.tsv": ("is",),
    "people.tsv": ("is",),
    "suffixes.tsv": ("is", "ends"),
    "latin.tsv": ("ends",),
    "latin_fields.tsv": ("ends",),
    "places.tsv": ("begins",),
    "surnames.tsv": ("begins",),
    "given_names.tsv": ("begins",),
    "titles.tsv": ("before", "after", "ends"),
    "byline_labels.tsv": ("is", "before", "after"),
    "before_person.tsv": ("before",),
    "after_person.tsv": ("after",),
    "not_after_person.tsv": ("after",),
    "not_before_person.tsv": ("before",),
    "given_characters.tsv": ("given",),
    "not_organisations.tsv": ("is", "begins"),
    "not_people.tsv": ("is", "begins", "ends"),
    "latin_not_names.tsv": ("is", "begins", "ends"),
    "figure_contexts.tsv": (),  # read by guards, which tell themselves what they refuse
    "transliteration.tsv": ("inside",),
    "currencies.tsv": ("inside",),
    "units.tsv": ("inside",),
    "classifiers.tsv": ("inside",),
    "english_numbers.tsv": ("inside",),
    "qualifiers.tsv": ("begins", "ends"),
    "figure_cues.tsv": ("around",),
    "speakers.tsv": ("is", "ends"),
    "pronouns.tsv": ("is",),
    "cues.tsv": ("is", "ends"),
    "company_endings.tsv": ("ends",),
    "name_characters.tsv": (),  # a class and all its characters, none of which is told alone
    "organisation_characters.tsv": (),
}
_BY_CLASS: Mapping[str, Mapping[str, Side]] = {
    "contexts.tsv": {"right": "after", "left": "before"},
    "context_phrases.tsv": {"office": "after", "round": "after", "funding": "after", "reported": "after"},
    "media_words.tsv": {
        "label": "before",
        "citing": "before",
        "unnamed": "before",
        "voice": "after",
        "cited": "after",
        "footage": "after",
        "picture": "after",
        "house": "ends",
    },
    "mastheads.tsv": {"issued": "before", "publishes": "after", "paper": "ends"},
    "speaking.tsv": {"denying": "before"},
    "byline_words.tsv": {"agency": "before", "job": "touching"},
}
"""Lists in which the class of a word says on which side of a finding it stands; words of other classes are not told."""
_CHARACTERS = frozenset({"given_characters.tsv", "transliteration.tsv"})
"""Lists whose rows hold many characters each."""
_EVIDENCE = {
    "organisations.tsv": later("needs evidence beside it: contexts.tsv"),
    "people.tsv": later("needs evidence beside it: titles.tsv, after_person.tsv"),
}
GAZETTEERS = tuple(_EVIDENCE)
"""Lists whose rows hold several forms each, separated by |, and ? behind those that are also common words."""
_MARKS = frozenset(" \u3000“”\"'「」『』‘’《》,，:：|｜/／的")
_LONGEST = 12
_CLASSES = 2
"""How many of the columns behind a word are told: its class, and how strong it is."""
_COLUMNS = {"contexts.tsv": 3}
"""Where more of them say what the word does: what it counts, too."""
_REACH = 24
_CLAUSE = frozenset("，。；！？\n,:;!?")


class Row(NamedTuple):
    """A row of a word list.

    Attributes:
        file: the list.
        place: file and line where the row stands.
        word: what stands at the place.
        classes: the other columns, which say what the word does.
    """

    file: str
    place: str
    word: str
    classes: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """The row as it is told: where it stands and what it says."""
        classes = [word for word in self.classes if word and word.isascii()][: _COLUMNS.get(self.file, _CLASSES)]
        return f"{self.place} {self.word}" + (
            f" ({' '.join(tr(word) if word in _EVIDENCE.values() else word for word in classes)})" if classes else ""
        )


@cache
def _words(name: str, side: Side | None = None) -> Mapping[str, Row]:
    """Return the rows of a list by the words that they hold, the first of each word; if asked, of one side."""
    found: dict[str, Row] = {}
    for place, row in placed(name):
        for word in _forms(name, row) if side is None or _BY_CLASS[name].get(row[1]) == side else ():
            found.setdefault(word, Row(name, place, word, _classes(name, row, word)))
    return found


def _classes(name: str, row: tuple[str, ...], word: str) -> tuple[str, ...]:
    """Return what a row says of one of its words: of a known name, whether it stands for itself."""
    if name in GAZETTEERS:
        return (_EVIDENCE[name],) if word in doubtful_of(row) else ()
    return row[1:]


def _forms(name: str, row: tuple[str, ...]) -> Iterable[str]:
    """Return the words that a row holds."""
    if name in _CHARACTERS:
        return row[0]
    if name in GAZETTEERS:
        return map(fold, forms_of(row))
    return (row[0],)


def refuses(name: str) -> bool:
    """Return whether a list says what something is not, so that its rows speak only against a finding."""
    return "not_" in name


def row_of(name: str, word: str) -> Row | None:
    """Return the row of a list that holds a folded word, or None."""
    return _words(name).get(word)


def row_ending(folded: str, start: int, end: int, name: str) -> Row | None:
    """Return the row of a list whose word, the longest there, ends a stretch of a folded text, or None."""
    return next(_at(folded, start, end, _words(name), "ends"), None)


def rows_at(
    folded: str, start: int, end: int, names: Iterable[str], sides: tuple[Side, ...] | None = None
) -> tuple[Row, ...]:
    """Return the rows of some lists that stand at a stretch of a folded text, each once, list by list.

    Args:
        folded: the text.
        start: first code point of the stretch.
        end: one past the last.
        names: the lists.
        sides: where their words stand to the stretch; None for where each list is read.
    """
    found: dict[Row, None] = {}
    for name in names:
        own = None if sides else _BY_CLASS.get(name)
        for side in dict.fromkeys(own.values()) if own else sides or _SIDES.get(name, _USUAL):
            words = _words(name, side if own else None)
            found |= dict.fromkeys(_at(folded, start, end, words, side))
    return tuple(found)


def _at(folded: str, start: int, end: int, words: Mapping[str, Row], side: Side) -> Iterator[Row]:
    """Yield the rows on one side of a stretch, the longest word where several stand there."""
    match side:
        case "is":
            yield from _longest(words, [folded[start:end]])
        case "begins":
            yield from _longest(words, (folded[start:stop] for stop in range(end - 1, start, -1)))
        case "ends":
            yield from _longest(words, (folded[first:end] for first in range(start, end)))
        case "inside":
            yield from _inside(folded, start, end, words)
        case "given":
            yield from _inside(folded, start + 1, end, words)
        case "before":
            place = _past(folded, start, -1)
            yield from _longest(words, (folded[first:place] for first in range(max(0, place - _LONGEST), place)))
        case "touching":
            yield from _longest(words, (folded[first:start] for first in range(max(0, start - _LONGEST), start)))
        case "after":
            place = _past(folded, end, 1)
            yield from _longest(words, (folded[place:stop] for stop in range(place + _LONGEST, place, -1)))
        case "around":
            yield from _around(folded, start, end, words)


def _longest(words: Mapping[str, Row], candidates: Iterable[str]) -> Iterator[Row]:
    """Yield the row of the first candidate that has one."""
    row = next((words[word] for word in candidates if word in words), None)
    if row is not None:
        yield row


def _past(folded: str, place: int, step: int) -> int:
    """Return where the words beside a stretch begin: past marks and 的, three at most."""
    for _ in range(3):
        beside = folded[place - 1 : place] if step < 0 else folded[place : place + 1]
        if beside not in _MARKS or not beside:
            break
        place += step
    return place


def _inside(folded: str, start: int, end: int, words: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the rows of the words inside a stretch, from the left, none overlapping another."""
    while start < end:
        row = next(_longest(words, (folded[start:stop] for stop in range(end, start, -1))), None)
        if row is not None:
            yield row
        start += len(row.word) if row else 1


def _around(folded: str, start: int, end: int, words: Mapping[str, Row]) -> Iterator[Row]:
    """Yield the row that ends last before a stretch in its clause, and the one that begins first behind it."""
    for place in range(start, max(0, start - _REACH), -1):
        row = next(_longest(words, (folded[first:place] for first in range(max(0, place - _LONGEST), place))), None)
        if row is not None or folded[place - 1] in _CLAUSE:
            yield from () if row is None else (row,)
            break
    for place in range(end, min(len(folded), end + _REACH)):
        row = next(_longest(words, (folded[place:stop] for stop in range(place + _LONGEST, place, -1))), None)
        if row is not None or folded[place] in _CLAUSE:
            yield from () if row is None else (row,)
            break
