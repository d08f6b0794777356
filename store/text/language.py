"""The language in which everything is said that a person reads: English, 简体 or 繁體.

A text stands in the code in English, and is looked up when it is shown: `tr("{path} exists already.", path=path)`.
The catalogues are those of GNU gettext, one for each other language in `languages`; for English nothing is read, and
for another one what is asked for, where it stands in its file (`store/text/catalogue.py`).
What is kept, in a store or a file for programs, is kept in English; `retold` says it in the language of who reads it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar, get_args

if TYPE_CHECKING:  # for English nothing is paid
    import re

    from store.text.catalogue import Catalogue

Language = Literal["en", "zh_Hans", "zh_Hant"]
_Text = TypeVar("_Text", bound=str)
LANGUAGES: Mapping[Language, str] = {"en": "English", "zh_Hans": "简体中文", "zh_Hant": "繁體中文"}
"""The languages by what each calls itself."""
CATALOGUES = Path(__file__).parent / "languages"
"""Where the catalogues lie: `zh_Hans.po`, which is edited, and `zh_Hans.mo`, which is read."""
KEPT = CATALOGUES / "kept.txt"
"""The texts with values that are given to `kept`, one a line."""

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What says the language of messages, the first that is set (POSIX.1-2017, Base Definitions, 8.2)."""
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})
"""Scripts and regions of a Chinese locale, as they are written behind its language."""


class _Speech:
    """What is spoken; one person reads what a program says."""

    language: Language = "en"


_WRITTEN: "ContextVar[Language | None]" = ContextVar("_WRITTEN", default=None)
"""The language of what is being written, where it is another one than is spoken."""


def tr(text: str, /, context: str = "", **values: object) -> str:
    """Return a text in the language that is spoken.

    Args:
        text: it in English, with the values it has in braces, as `str.format` has them.
        context: tells apart what English has one word for, and another language two.
        values: what stands in the braces; without any, braces are braces.
    """
    catalogue = catalogue_of(spoken())
    if catalogue is not None:
        text = catalogue.told(text, context)
    return text.format(**values) if values else text


def plural(number: int, one: str, many: str, /) -> str:
    """Return a text that says how many; the number is its value `number`."""
    catalogue = catalogue_of(spoken())
    text = catalogue.told_of_several(one, many) if catalogue is not None else one if number == 1 else many
    return text.format(number=number)


def later(text: _Text) -> _Text:
    """Return a text as it is: a constant, which is given to `tr` where it is shown."""
    return text


def kept(text: str, /, **values: object) -> str:
    """Return a text in English, since it is kept, or read by programs; `retold` says it where it is shown."""
    return text.format(**values) if values else text


def listed(words: Iterable[str]) -> str:
    """Return words as a list."""
    return tr(", ").join(words)


def together(words: Iterable[str]) -> str:
    """Return words as a list that ends: a, b and c."""
    *first, last = words
    return tr(" and ", context="words").join([listed(first), last]) if first else last


def clauses(parts: Iterable[str]) -> str:
    """Return what is said one after another in one sentence; what says nothing is left out."""
    return tr(", ", context="clauses").join(filter(None, parts))


def sentences(parts: Iterable[str]) -> str:
    """Return sentences one after another; between those of Chinese stands no blank."""
    return (" " if spoken() == "en" else "").join(filter(None, parts))


def speak(language: Language) -> None:
    """Say everything in a language from now on."""
    _Speech.language = language


@contextmanager
def writing_in(language: Language) -> Iterator[None]:
    """Say in a language what is made inside, in this thread: a file that has one of its own."""
    token = _WRITTEN.set(language)
    try:
        yield
    finally:
        _WRITTEN.reset(token)


def spoken() -> Language:
    """Return the language that is spoken."""
    return _WRITTEN.get() or _Speech.language


def in_each_language(text: str) -> tuple[str, ...]:
    """Return a text in every language: what a file may have been called, whatever was spoken then."""
    told = []
    for language in LANGUAGES:
        with writing_in(language):
            told.append(tr(text))
    return tuple(dict.fromkeys(told))


@cache
def catalogue_of(language: Language) -> "Catalogue | None":
    """Return the catalogue of a language; None for English, which stands in the code."""
    if language == "en":
        return None
    from store.text.catalogue import Catalogue

    return Catalogue((CATALOGUES / f"{language}.mo").read_bytes())


def language_of(setting: str, environment: Mapping[str, str]) -> Language:
    """Return the language that somebody wants.

    Args:
        setting: which one; where it names none, as "auto" does, the locale does.
        environment: what says the locale.
    """
    locale = next(filter(None, map(environment.get, _LOCALE)), "")
    return named(setting) or named(locale) or "en"


def named(tag: str) -> Language | None:
    """Return the language that a tag means: `zh_HK.UTF-8`, `zh-Hant`, `繁體`; None where it means none of them."""
    for language, name in LANGUAGES.items():
        if tag and (tag.lower() == language.lower() or name.startswith(tag)):
            return language
    first, *others = tag.partition(".")[0].partition("@")[0].lower().replace("-", "_").split("_")
    if first == "zh":
        return "zh_Hans" if "hans" in others or _TRADITIONAL.isdisjoint(others) else "zh_Hant"
    return "en" if first in ("en", "c", "posix") else None


def retold(sentence: str) -> str:
    """Return a sentence that was kept in English as it is said in the language that is spoken.

    It is compared with the texts that what is kept is made of; one that is none of these is returned as it is.
    """
    if spoken() == "en":
        return sentence
    if (told := tr(sentence)) != sentence:
        return told
    for text, pattern in _kept().items():
        if found := pattern.fullmatch(sentence):
            return tr(text).format(**{name: retold(value) for name, value in found.groupdict().items()})
    return sentence


@cache
def _kept() -> "Mapping[str, re.Pattern[str]]":
    """Return the texts that are kept and have values, with what finds the values again."""
    import re
    from string import Formatter

    def pattern(text: str) -> str:
        parts = Formatter().parse(text)
        return r"\A" + "".join(re.escape(words) + (f"(?P<{name}>.+)" if name else "") for words, name, *_ in parts)

    texts = KEPT.read_text("utf-8").splitlines()
    return {text: re.compile(pattern(text), re.DOTALL) for text in texts}


assert tuple(LANGUAGES) == get_args(Language)
