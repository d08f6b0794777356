"""The word lists of people, ready for look-ups at a position of the folded text."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from store.extraction.engine.phrases import Phrases
from store.extraction.lexicon import characters, lines, rows
from store.text.patterns import alternatives

HAN = "\u3400-\u9fff\U00020000-\U0003134f"
"""Chinese characters as a range of a pattern; folding makes some of those beyond U+FFFF (錤)."""
DOTS = "·•‧・∙⋅ㆍ᛫"
"""The middle dots that stand between the parts of a foreign name (GB/T 15834-2011, 4.14, and what keyboards make)."""

ROLE_CLASSES = frozenset({"company", "office", "academic", "profession", "media"})
"""The classes of titles that are roles; kin and honorifics only introduce or follow a name."""
SURE = 2
"""The strength of what is mostly a surname."""


def is_han(character: str) -> bool:
    """Return whether one character is Chinese."""
    return "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


_RARE = 0xD8
"""The first byte of the second level of GB 2312, which has what is seldom written beside names (GB 2312-80, 5.2)."""


def is_rare(character: str) -> bool:
    """Return whether one Chinese character is beyond the 3,755 that are common by GB 2312."""
    try:
        return character.encode("gb2312")[0] >= _RARE
    except UnicodeEncodeError:
        return True


class Title(NamedTuple):
    """An entry of titles.tsv: the words, their class and the places they take (b before a name, a after it)."""

    text: str
    kind: str
    places: str


class Words(Phrases[float]):
    """A list of words that is asked which of them ends or begins at a position, the longest first."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        """Keep the words with their weights."""
        self.weights = weights
        super().__init__(weights.items())


def _characters(name: str) -> dict[str, int]:
    """Return the weight of each character of a list whose rows hold many characters and one weight."""
    return {character: int(fields[1]) for fields in rows(name) for character in fields[0]}


@cache
def surnames() -> dict[str, tuple[int, str]]:
    """Return strength and class of each surname."""
    return {fields[0]: (int(fields[1]), fields[2]) for fields in rows("surnames.tsv")}


def is_sure(surname: str, strength: int) -> bool:
    """Return whether a surname of a strength needs nothing else beside it: mostly one, and no word of structure."""
    return strength >= SURE and surname not in name_characters("function-surname")


@cache
def surname_pattern() -> re.Pattern[str]:
    """Return a pattern that finds where a surname begins, the longest surname there."""
    single = "".join(name for name in surnames() if len(name) == 1)
    longer = [name for name in surnames() if len(name) > 1]
    first = single + "".join({name[0] for name in longer})
    second = "".join({name[1] for name in longer})  # asked first: there are a thousand longer ones
    return re.compile(f"(?=[{first}])(?:(?=.[{second}])(?=({alternatives(longer)}))|(?=[{single}])).", re.DOTALL)


@cache
def name_characters(kind: str) -> frozenset[str]:
    """Return the characters of a class that decides about Chinese names, see name_characters.tsv."""
    return characters("name_characters.tsv", kind)


@cache
def addresses() -> frozenset[str]:
    """Return the forms of address of two characters that a surname takes of anybody: 先生, 师傅."""
    return name_characters("bearer") | name_characters("called-by")


@cache
def given_weights() -> dict[str, int]:
    """Return how well a character stands in a given name: 2, 1, -1, -3; 0 for the others."""
    return _characters("given_characters.tsv")


@cache
def transliteration_weights() -> dict[str, int]:
    """Return how surely a character belongs to a foreign name: 2, 1; 0 for the others."""
    return _characters("transliteration.tsv")


@cache
def latin_given_names() -> dict[str, str]:
    """Return the class (sure, word) of each given name in Latin letters."""
    return {fields[0]: fields[1] for fields in rows("given_names.tsv")}


@cache
def foreign_given_names() -> frozenset[str]:
    """Return the folded given names, in Chinese characters, of the foreigners in the list of known people."""
    dotted = re.compile(f"(?<![{HAN}{DOTS}])([{HAN}]{{2,5}})[{DOTS}]")
    return frozenset(name for line in lines("people.tsv") for name in dotted.findall(line))


@cache
def titles() -> dict[str, Title]:
    """Return all titles by their words."""
    return {fields[0]: Title(*fields[:3]) for fields in rows("titles.tsv")}


def is_party(name: str) -> bool:
    """Return whether a folded name is one of a party."""
    listed = titles().get(name)
    return name.endswith("党") or (listed is not None and listed.kind == "party")


@cache
def titles_before() -> Words:
    """Return the titles that stand before a name; weight 1 for roles, 0.5 for kin."""
    return Words({t.text: 1.0 if t.kind in ROLE_CLASSES else 0.5 for t in titles().values() if "b" in t.places})


@cache
def titles_after() -> Words:
    """Return the titles and honorifics that follow a name or a surname."""
    return Words({t.text: 1.0 for t in titles().values() if "a" in t.places})


_SAYING, _SAYING_CUES = 3.0, ("pure", "comma", "stance")
"""What verbs of saying weigh that are no nouns as well."""


@cache
def after_person() -> Words:
    """Return the words that stand right after a name, with their weights; verbs of saying are among them."""
    cues = {fields[0]: _SAYING for fields in rows("cues.tsv") if fields[1] in _SAYING_CUES and len(fields[0]) > 1}
    return Words(cues | {fields[0]: float(fields[1]) for fields in rows("after_person.tsv")})


@cache
def not_after_person() -> Words:
    """Return the words that make an organisation, a place or a thing of what stands before them (李宁公司, 图灵奖)."""
    return Words({fields[0]: 1.0 for fields in rows("not_after_person.tsv")})


@cache
def not_before_person() -> Words:
    """Return the nouns that say that what follows is a company, a product or a place (高科技公司泰雷兹)."""
    return Words({fields[0]: 1.0 for fields in rows("not_before_person.tsv")})


@cache
def not_people() -> frozenset[str]:
    """Return words that begin with a surname's character and are no names, and places."""
    return frozenset(fields[0] for name in ("not_people.tsv", "places.tsv") for fields in rows(name))


def closes(text: str, position: int, limit: int) -> bool:
    """Return whether a mark or a word of structure stands at a position, so that what is before it ends there."""
    return position >= limit or not text[position].isalnum() or bool(after_person().after(text, position))


@cache
def before_person() -> Words:
    """Return the words that stand right before a name, with their weights."""
    return Words({fields[0]: float(fields[1]) for fields in rows("before_person.tsv")})


@cache
def byline_labels() -> dict[str, str]:
    """Return the places of each label of a by-line."""
    return {fields[0]: fields[1] for fields in rows("byline_labels.tsv")}
