"""What looks like a surname and a given name, and is a word, a place, an address or what somebody does."""

from store.extraction.engine.tokens import Token, TokenMap, is_known
from store.extraction.lexicon import words_of
from store.extraction.people import words
from store.extraction.people.words import name_characters

_WHOLE = 3
"""Characters: a surname that a place begins with, too, and two of a given name: 黄海波."""
_USUAL = 2
"""The weight of the characters that are common in given names."""
_PLACES = ("city", "district", "world")


def is_no_name(name: str, given: str) -> bool:
    """Return whether the characters are a word, a surname with an address or a verb, or countries side by side."""
    if name in words.not_people():
        return True
    if name[0] == "韩" and given[0] in name_characters("country"):
        return True  # 韩美军队
    if len(given) == 1:
        return given in name_characters("address")
    if given[-1] in name_characters("never-last"):
        return True  # 李斌任|董事长
    if words.surnames().get(name[0], (0, ""))[0] <= 1 and given in words.not_people():
        return True  # 原谷歌
    return _follows_surname(given) or (name[0] in name_characters("function-surname") and _is_wife(given))


def begins_word(name: str, kind: str, strength: int, start: int, tokens: TokenMap) -> bool:
    """Return whether a name begins with a word or a place, and nothing says that it is a name all the same.

    Args:
        name: its characters.
        kind: of its surname; a Japanese one is often that of a place (福岛|莉香).
        strength: of its surname.
        start: where it begins.
        tokens: the words of the segmenter.
    """
    if name[:2] not in words.not_people() or kind in ("compound", "japanese"):
        return False
    place = strength >= words.SURE and any(name[:2] in words_of("places.tsv", sort) for sort in _PLACES)
    return not (place and _is_name(tokens.at(start), name))


def _is_name(token: Token | None, name: str) -> bool:
    """Return whether a name of three characters is one to the segmenter, too, and a usual one: 吴忠泽, but 唐山大."""
    if token is None or token.text != name or not token.tag.startswith("nr") or len(name) != _WHOLE:
        return False
    return all(words.given_weights().get(character) == _USUAL for character in name[1:])


def is_place_like(given: str) -> bool:
    """Return whether a given name ends as places do, or begins as addresses do."""
    return given[-1] in name_characters("place-ending") or (
        len(given) > 1 and given[0] in name_characters("after-address")
    )


def is_verb_like(given: str) -> bool:
    """Return whether what follows a word of structure that is a surname too is rather a word or a verb."""
    return (len(given) > 1 and is_known(given)) or given in name_characters("verb")


def _is_wife(given: str) -> bool:
    """Return whether a given name would be how a married woman is called: 向|叶太."""
    return given[-1] == "太" and given[0] in words.surnames()


def _follows_surname(given: str) -> bool:
    """Return whether characters are what follows a surname alone: 何先生, 陈总裁, 郭资深大律师, 吴补充, 何当庭."""
    address = given in words.titles() or given in name_characters("addresses")
    return address or given in name_characters("adverbs") or given in words.after_person().weights
