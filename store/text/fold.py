"""Folding: one form for what is written in several, character by character, so that offsets stay valid.

Traditional characters become Simplified with Hong Kong's variants (OpenCC `hk2s`, https://github.com/BYVoid/OpenCC),
full-width forms half-width and compatibility characters plain (NFKC, Unicode Standard Annex 15) where the result is
one character, radicals and variants (廸, 栢, 隣) the characters they stand for, ︰ the colon it is typed for. Never
changes the length of a text. Folded text is for matching, never for display.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import opencc

from store.text.tables import rows

_LOOKALIKES = {"︰": ":"}
"""Marks that are typed for another, which compatibility does not know: the vertical two-dot leader for a colon."""
_RADICAL = re.compile("[\u2e80-\u2fd5]")
_WORD = 8
"""Characters: how long a word may be for its folded form to be kept."""
_SEPARATORS = re.compile("[ \t\n\r　·•‧・._'’“”\"「」『』《》()（）,，、-]+")


@cache
def _converter() -> opencc.OpenCC:
    """Return the Traditional to Simplified converter; built once, for 15 ms, when first needed."""
    return opencc.OpenCC("hk2s")


def _plain(character: str) -> str:
    """Return the compatibility form of one character where that is one character, else the character."""
    folded = _LOOKALIKES.get(character) or unicodedata.normalize("NFKC", character)
    return _variants().get(folded) or _radicals().get(folded, folded) if len(folded) == 1 else character


class _Plains(dict[int, str]):
    """The plain forms of the characters met so far, by their code points, as `str.translate` asks for them."""

    def __missing__(self, code: int) -> str:
        plain = self[code] = _plain(chr(code))
        return plain


_PLAINS = _Plains()


@cache
def _radicals() -> Mapping[str, str]:
    """Return the characters that stand-alone radicals are written for (⺠ → 民); NFKC leaves those of U+2E80 on."""
    return {radical: character for radical, character in rows("store.text", "radicals.tsv")}


@cache
def _variants() -> Mapping[str, str]:
    """Return the Simplified characters that variants are written for (廸 → 迪)."""
    return {variant: character for variant, character in rows("store.text", "variants.tsv")}


def without_radicals(text: str) -> str:
    """Return `text` with the characters that radicals are written for, as PDFs have them (⼈⺠ → 人民); same length."""
    return _RADICAL.sub(lambda one: _plain(one[0]), text)


def fold(text: str) -> str:
    """Return `text` in Simplified characters and plain forms, case kept; same length, character by character."""
    if text.isascii():
        return text
    return _fold_word(text) if len(text) <= _WORD else _fold_text(text)


@lru_cache(maxsize=16384)
def _fold_word(text: str) -> str:
    """Return a word folded; verbs, titles and names come again and again in an article, and in all articles."""
    return _fold(text)


@lru_cache(maxsize=4)
def _fold_text(text: str) -> str:
    """Return a long text folded; an article is when it is read, when it is extracted and when it is compared."""
    return _fold(text)


def _fold(text: str) -> str:
    plain = text.translate(_PLAINS)
    simplified: str = _converter().convert(plain)
    if len(simplified) == len(plain):
        return simplified
    return "".join(_single(character) for character in plain)


@lru_cache(maxsize=65536)
def _single(character: str) -> str:
    simplified: str = _converter().convert(character)
    return simplified if len(simplified) == 1 else character


@cache
def _spellings() -> Mapping[str, str]:
    """Return, for each folded character in lower case, the characters of the basic plane that are folded to it."""
    characters = [chr(code) for code in range(0x20, 0x10000) if not 0xD800 <= code < 0xE000]
    plain = "\n".join(map(_plain, characters))  # each by itself: what is folded in company is folded otherwise
    found: dict[str, str] = {}
    for character, folded in zip(characters, _converter().convert(plain).lower().split("\n"), strict=True):
        found[folded] = found.get(folded, "") + character
    return found


def spelled(folded: str) -> re.Pattern[str]:
    """Return a pattern for a text that is folded to one in lower case, or was written so already."""
    spellings = _spellings()
    return re.compile("".join(f"[{re.escape(spellings.get(one, '') + one)}]" for one in folded))


def in_both_scripts(name: str) -> tuple[str, ...]:
    """Return a name and its forms in Simplified and in Traditional characters, as far as they are certain.

    A character of Big5 that others are simplified to (后, 云, 里) may stand for itself or for one of them: of a name
    with one no Traditional form is guessed.
    """
    simplified = fold(name)
    traditional = [_traditional(one) for one in simplified]
    forms = (name, simplified, "".join(traditional) if all(traditional) else name)
    return tuple(dict.fromkeys(forms))


@lru_cache(maxsize=65536)
def _traditional(character: str) -> str:
    """Return the one Traditional character that is simplified to one, itself where there is none; "" where several."""
    forms = [one for one in _spellings().get(character, "") if one > "\u2fff" and _is_traditional(one)]
    return (forms[0] if len(forms) == 1 else "") if forms else character


def _is_traditional(character: str) -> bool:
    try:
        character.encode("big5")
    except UnicodeEncodeError:
        return False
    return _plain(character) == character


def key(text: str) -> str:
    """Return what two forms of one name have in common: folded, lower case, without spaces and punctuation."""
    return key_of_folded(fold(text))


def key_of_folded(folded: str) -> str:
    """Return the key of a text that is folded already."""
    return _SEPARATORS.sub("", folded.casefold())


def head_of_key(folded: str) -> str:
    """Return what keys of nouns with one head have in common (大专院校学生会, 学生会): the end, of Latin the whole."""
    return folded if folded[-1:].isascii() else folded[-2:]


def former_keys(text: str) -> tuple[str, ...]:
    """Return what `key` returned before it folded variants, if it was another: marks of that are kept."""
    if _variants().keys().isdisjoint(text):
        return ()
    return ("".join(_single(character) if character in _variants() else key(character) for character in text),)
