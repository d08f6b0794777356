"""What was nearly a name in Chinese characters: what weighs a little too little, or enough and is a word."""

from collections.abc import Iterable, Iterator

from store.extraction import lexicon
from store.extraction.engine.document import Document
from store.extraction.engine.near_miss import NearMiss
from store.extraction.people.chinese_names import needed, surname_phrases, weighed
from store.extraction.people.framing import forgiven
from store.extraction.people.name_readings import Reading, read_names
from store.extraction.people.no_names import is_no_name
from store.text.language import tr

_LISTS = ("not_people.tsv", "places.tsv")
_NEARLY = 1.0
"""How much less than a name a string may weigh to be worth knowing of."""


def nearly_people(document: Document, taken: Iterable[tuple[int, int]]) -> list[NearMiss]:
    """Return what was nearly read as a name, and why it was not, each string once where its place says most.

    Args:
        document: the article prepared.
        taken: where names were found, or nearly found by what all rules say; a string that overlaps them is left out.
    """
    held = {offset for start, end in taken for offset in range(start, end)}
    asked = _readings(document)
    spans = {reading[:2] for reading in asked}
    words_too = [reading for reading in _readings(document, guarded=False) if reading[:2] not in spans]
    odd = [one for one in _readings(document, forgiving=True) if forgiven(one.text[1:])]
    misses = [*_light(document.folded, asked), *_words(document.folded, words_too), *_never(document.folded, odd)]
    return sorted((m for m in misses if held.isdisjoint(range(m.start, m.end))), key=lambda miss: miss.start)


def _readings(document: Document, *, guarded: bool = True, forgiving: bool = False) -> list[Reading]:
    text, tokens = document.folded, document.token_map
    return [
        reading
        for block in document.blocks
        for reading in read_names(text, block, tokens, guarded=guarded, forgiving=forgiving)
    ]


def _light(text: str, readings: Iterable[Reading]) -> Iterator[NearMiss]:
    """Yield the strings that weigh nearly enough, and those that weigh enough and are a surname with a word."""
    by_string, weights = weighed(text, readings)
    phrases = surname_phrases({name for name, weight in weights.items() if weight >= needed(by_string[name])})
    for name, places in by_string.items():
        best, least, weight = _best(places), needed(places), weights[name]
        if name in phrases:
            yield NearMiss(best.start, best.end, tr("a surname of the article and a word beside it"), surname_phrases)
        elif least - _NEARLY <= weight < least:
            yield NearMiss(
                best.start,
                best.end,
                tr("weighs {weight:.2f} by {why}, a name weighs {least:.2f}", weight=weight, why=best.why, least=least),
                needed,
            )


def _words(text: str, readings: Iterable[Reading]) -> Iterator[NearMiss]:
    """Yield the strings that weigh enough, and are words or a surname with what follows one."""
    by_string, weights = weighed(text, readings)
    for name, places in by_string.items():
        if weights[name] < needed(places):
            continue
        best = _best(places)
        yield NearMiss(best.start, best.end, _listed(name) or tr("a title or a word behind a surname"), is_no_name)


def _never(text: str, readings: Iterable[Reading]) -> Iterator[NearMiss]:
    """Yield the strings that would weigh enough, but for a character that is never in a given name."""
    by_string, weights = weighed(text, readings)
    for name, places in by_string.items():
        if weights[name] - forgiven(name[1:]) < needed(places) <= weights[name]:
            best = _best(places)
            never = "、".join(dict.fromkeys(character for character in name[1:] if forgiven(character)))
            yield NearMiss(best.start, best.end, tr("{character} is never in a given name", character=never), forgiven)


def _listed(name: str) -> str:
    """Return which list says that a string, or a piece of it, is no name; "" where none does."""
    found = ((file, piece) for piece in (name, name[:2], name[1:]) for file in _LISTS if piece in lexicon.words(file))
    return next((tr("{word} is in {file}", word=piece, file=file) for file, piece in found), "")


def _best(places: Iterable[Reading]) -> Reading:
    return max(places, key=lambda reading: reading.weight)
