"""What the segmenter's words say of a name in Chinese characters: it is in no dictionary, and words end with it."""

from store.extraction.engine.tokens import Token, TokenMap, is_known, is_ordinary
from store.extraction.people import words
from store.extraction.people.words import name_characters

_INSIDE, _ACROSS = 3.0, 2.2
"""What speaks against a name that begins with a word of the dictionary; less where only its last character is left."""
_LOOKS = 2.0
"""What speaks against a word that the dictionary takes for a name, as it does many (高智商, 强降雨, 黄皮书)."""
_USUAL = 2
"""The weight of the characters that are common in given names."""


def cuts_word(text: str, start: int, tokens: TokenMap) -> bool:
    """Return whether a name would begin inside a word of the dictionary, which none does.

    控制|人马|云 is none: the segmenter joins the end of a title with the surname, or what only joins words.
    """
    first = None if tokens.is_edge(start) else tokens.at(start)
    if first is None or not first.known or _joins(text[first.start : start]):
        return False
    return len(words.titles_before().before(text, start)) < 2


def segmentation(text: str, start: int, given: int, end: int, strength: int, tokens: TokenMap) -> float:
    """Return what the segmenter's words say: a name is not in its dictionary, and words end where the name ends.

    That it cuts no word where it begins is asked before, once for all that begin there.
    """
    first = tokens.at(start)
    last = tokens.at(end - 1)
    if first is None or last is None:
        return -9.0
    weight = _edges(text, start, end, first, last)
    if first is last and first.start == start and first.end == end:
        weight -= _LOOKS if first.known and _looks_like(text[given:end], strength) else 0.0
        return weight + _single_word(first.tag, end - start, known=first.known)
    state = first.text[1:] == "国" and end - start == 3  # 梁国|雄: an old state's name is a surname and 国
    if first.known and first.end > max(given, start + 1) and not first.tag.startswith("nr") and not state:
        weight -= _ACROSS if _ends_usually(first, last, end) else _INSIDE
    if first.end == end - 1 and first.tag.startswith("nr") and not first.known and _ends_word(text, end, last):
        weight += 0.8  # 朱凯|廸: the segmenter knows most names by two characters and lets the third fall
    return weight - _given_word(text, (given, end), (first, last), strength)


def _ends_usually(first: Token, last: Token, end: int) -> bool:
    """Return whether a usual last character of given names is a word of its own behind a word: 周家|明."""
    alone = first.end == end - 1 == last.start and last.end == end
    whole = first.text in words.surnames()  # 欧阳|霏
    return alone and not whole and words.given_weights().get(last.text, 0) == _USUAL


def _edges(text: str, start: int, end: int, first: Token, last: Token) -> float:
    """Return what it says where the words begin and end that hold the first and the last character."""
    weight = -0.5 if first.start < start else 0.0
    if _ends_word(text, end, last) or len(words.titles_after().after(text, end)) > max(1, last.end - end):
        return weight + 0.7  # 韩|正副|总理: a title goes over the end of the word
    if words.after_person().weights.get(text[end]) == 3.0 and last.text not in words.after_person().weights:
        return weight  # 邝俊|宇称: the segmenter joins the end of a name with a verb of saying
    return weight - (2.5 if last.known else 0.4)


def _ends_word(text: str, end: int, last: Token) -> bool:
    """Return whether a word ends where a name does, or goes on with what only joins it to the next."""
    return last.end == end or _joins(text[end : last.end])


def _joins(rest: str) -> bool:
    """Return whether what is left of a word is 和 or 及: 陈茂|波及 and 和黄|仁勋 are words by chance only."""
    return rest in name_characters("joining")


def _given_word(text: str, given: tuple[int, int], tokens: tuple[Token, Token], strength: int) -> float:
    """Return what speaks against a given name of two characters that is a word of the dictionary."""
    (start, end), (first, last) = given, tokens
    if end - start < 2:
        return 0.0
    if last is not first and last.known and (last.start, last.end) == given:
        usual = all(words.given_weights().get(character, 0) == 2 for character in last.text)
        return _ordinary(last.tag, strength) * (0.5 if usual else 1.0)  # 高|志强 is a word and a usual given name
    if first is last and not first.known and is_known(text[start:end]):
        return 0.3 if strength >= 2 else 1.0
    return 0.0


def _ordinary(tag: str, strength: int) -> float:
    """Return what speaks against a given name that is a word of the dictionary (于|今年, 曾|承诺; but 李|建国)."""
    if tag[0] in "tdpcrufm":
        return 1.3 if strength >= 2 and tag[0] == "d" else 3.0
    if tag.startswith("nr"):
        return 0.0
    return 0.5 if strength >= 2 else 2.4


def _looks_like(given: str, strength: int) -> bool:
    """Return whether a word of the dictionary's names is rather a thing's (高智商, 黄皮书, 马来语).

    Its given name is an ordinary word or ends as things do, behind what is seldom a surname, or with a character that
    no given name has.
    """
    if len(given) < 2:
        return False
    usual = [words.given_weights().get(character, 0) for character in given]
    thing = given[-1] in name_characters("thing-ending")
    if strength < words.SURE:
        return (thing and min(usual) < _USUAL) or is_ordinary(given)
    return 0 in usual and ((thing and usual[-1] < _USUAL) or is_ordinary(given))


def _single_word(tag: str, length: int, *, known: bool) -> float:
    """Return what it says that the name is one word of the segmenter; one of two it knows is often none (康复)."""
    if tag.startswith("nr"):
        return 1.3 if not known or length > 2 else -0.4
    return -4.0 if known else 0.5
