"""How Chinese characters are read: every reading without its tone, for search without an input method.

Readings come from pypinyin's table of single characters (MIT, https://github.com/mozillazg/python-pinyin); readings of
surnames that it ranks late or lacks come from `surname_readings.tsv` beside this module. The table is imported when
first needed (35 ms): never while the program starts.
"""

import os
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from store.text.tables import rows

_NO_PHRASES = "PYPINYIN_NO_PHRASES"  # its documented switch: 47,000 phrases cost 110 ms and serve nothing here
_INTERJECTIONS = frozenset({"m", "n", "ng", "hm", "hng"})  # 呒 嗯 哼: no name is typed so, and each is an initial
_UMLAUT = {"lü": ("lv", "lu", "lyu"), "nü": ("nv", "nu", "nyu"), "lüe": ("lve", "lue"), "nüe": ("nve", "nue")}
_FUZZY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"), ("r", "l"), ("h", "f"))
_SYLLABIC = ("ang", "eng", "ing")


@cache
def _table() -> Mapping[int, str]:
    """Return pypinyin's readings by code point, as written there: with tones, joined by commas, commonest first."""
    before = os.environ.get(_NO_PHRASES)
    os.environ[_NO_PHRASES] = "true"
    try:
        table: Mapping[int, str] = import_module("pypinyin.pinyin_dict").pinyin_dict
    finally:
        if before is None:
            del os.environ[_NO_PHRASES]
        else:
            os.environ[_NO_PHRASES] = before
    return table


@cache
def _surnames() -> Mapping[str, tuple[str, ...]]:
    """Return the syllables of each surname that has a reading of its own."""
    return {surname: tuple(reading.split()) for surname, reading in rows("store.text", "surname_readings.tsv")}


def _toneless(reading: str) -> str:
    """Return a reading without its tone: the accents of tone go, the two dots of ü stay."""
    kept = (c for c in unicodedata.normalize("NFD", reading) if c == "\u0308" or not unicodedata.combining(c))
    return unicodedata.normalize("NFC", "".join(kept))


@cache
def readings(character: str) -> tuple[str, ...]:
    """Return all readings of a Chinese character in plain letters, commonest first; none for any other character.

    ü is given as it is typed (lv) and as passports and road signs have it (lyu, lu).
    """
    found: dict[str, None] = {}
    for toned in _table().get(ord(character), "").split(","):
        reading = _toneless(toned)
        if reading.isalpha() and reading not in _INTERJECTIONS and reading.replace("ü", "v").isascii():
            found.update(dict.fromkeys(_UMLAUT.get(reading, (reading.replace("ü", "v"),))))
    for surname, syllables in _surname_syllables(character):
        found.update({syllables[surname.index(character)]: None})
    return tuple(found)


@cache
def _syllables_by_character() -> Mapping[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for surname, syllables in _surnames().items():
        for character in surname:
            found.setdefault(character, []).append((surname, syllables))
    return {character: tuple(rows) for character, rows in found.items()}


def _surname_syllables(character: str) -> Iterable[tuple[str, tuple[str, ...]]]:
    return _syllables_by_character().get(character, ())


def surname_reading(surname: str) -> tuple[str, ...]:
    """Return the syllables of a surname that is read otherwise than its characters are elsewhere; none for others."""
    return _surnames().get(surname, ())


def sound(name: str, *, person: bool = False) -> tuple[str, ...]:
    """Return how a name is most likely read, one syllable for each of its characters.

    Args:
        name: folded; a character that is not Chinese stands for itself.
        person: whether it begins with a surname, which may have a reading of its own (单, 尉迟).
    """
    head: tuple[str, ...] = ()
    if person:
        surnames = _surnames()
        head = (len(name) > 2 and surnames.get(name[:2])) or surnames.get(name[:1], ())
    return head + tuple((readings(character) or (character,))[0] for character in name[len(head) :])


@cache
def confusable_readings(character: str) -> tuple[str, ...]:
    """Return all readings of a character and those a southern speaker may type for them."""
    return tuple(dict.fromkeys(other for reading in readings(character) for other in confusable(reading)))


@cache
def confusable(reading: str) -> tuple[str, ...]:
    """Return a reading and those a southern speaker may type for it.

    zh/z, ch/c, sh/s, n/l, r/l and h/f at the start, ng/n at the end: the pairs that input methods for Chinese offer as
    模糊音.
    """
    heads = {reading}
    for one, other in _FUZZY:
        if reading.startswith(one):
            heads.add(other + reading[len(one) :])
        elif reading.startswith(other):
            heads.add(one + reading[len(other) :])
    tails = set(heads)
    for head in heads:
        if head.endswith(_SYLLABIC):
            tails.add(head[:-1])
        elif head.endswith(tuple(end[:-1] for end in _SYLLABIC)):
            tails.add(head + "g")
    return (reading, *sorted(tails - {reading}))
