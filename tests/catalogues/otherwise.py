"""A language that nobody speaks, in which all that is looked up is told apart from what is not by its letters alone.

Its letters are Greek, so that each of them takes the room of the one it stands for, and what is cut or broken into
lines is known all the same: a word in Latin letters is of an article, of a key, of a file, or of no catalogue.
"""

import re
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog

from tests.catalogues.files import TRANSLATED, as_mo
from tests.catalogues.texts import texts

_GREEK = str.maketrans("abcdefghijklmnopqrstuvwxyz", "αβγδεζηθικλμνξοπρςστυφχψωϊ") | str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩΪΫ"
)
_PERCENT = re.compile(r"(%\(\w+\)[a-z]|%[a-z%])")


def in_greek(text: str) -> str:
    """Return a text in Greek letters, with the values that it has."""
    if "%" in text and "{" not in text:
        return "".join(part if _PERCENT.fullmatch(part) else part.translate(_GREEK) for part in _PERCENT.split(text))
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # braces that are braces
        return text.translate(_GREEK)
    return "".join(words.translate(_GREEK) + _value(name, form, how) for words, name, form, how in parts)


def _value(name: str | None, form: str | None, how: str | None) -> str:
    return "" if name is None else f"{{{name}{f'!{how}' if how else ''}{f':{form}' if form else ''}}}"


def write(folder: Path) -> None:
    """Write the catalogue into a folder, in the place of each language that there is."""
    catalogue = Catalog("zh_Hant")
    for text in texts():
        if text.many:
            catalogue.add((text.id, text.many), (in_greek(text.many),))
        else:
            catalogue.add(text.id, in_greek(text.id), context=text.context or None)
    compiled = as_mo(catalogue)
    for language in TRANSLATED:
        (folder / f"{language}.mo").write_bytes(compiled)
