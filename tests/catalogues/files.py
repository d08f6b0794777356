"""The catalogues as files: read, brought up to date with the texts of the code, and compiled."""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from store.text.language import CATALOGUES, LANGUAGES, Language
from tests.catalogues.texts import Text

TRANSLATED: tuple[Language, ...] = tuple(language for language in LANGUAGES if language != "en")
_WHEN = datetime(2026, 11, 27, tzinfo=UTC)
"""The date in the head of every catalogue: one that moved would make each change two."""
_HEADER = """\
# {name}: what dossier says.
# The texts are those of the code: `python -m tests.catalogues` brings them up to date and compiles the file.
"""


def edited(language: Language) -> Path:
    """Return the file of a catalogue that is edited."""
    return CATALOGUES / f"{language}.po"


def compiled(language: Language) -> Path:
    """Return the file of a catalogue that the program reads."""
    return edited(language).with_suffix(".mo")


def load(language: Language) -> Catalog:
    """Return a catalogue as it is edited; an empty one where there is none yet."""
    path = edited(language)
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def renewed(language: Language, texts: Iterable[Text]) -> Catalog:
    """Return a catalogue of these texts, with what is translated of them."""
    before = load(language)
    catalogue = Catalog(
        language,
        header_comment=_HEADER.format(name=LANGUAGES[language]),
        project="dossier",
        creation_date=_WHEN,
        revision_date=_WHEN,
        last_translator="dossier",
        language_team=LANGUAGES[language],
        fuzzy=False,
    )
    for text in texts:
        known = before.get(text.id, text.context or None)
        told = first(known.string) if known else ""
        if text.many:
            catalogue.add((text.id, text.many), (told,))
        else:
            catalogue.add(text.id, told, context=text.context or None)
    return catalogue


def first(told: str | Sequence[str] | None) -> str:
    """Return a text, or of the forms that go with numbers the first one, which in Chinese is the only one."""
    return told if isinstance(told, str) else next(iter(told or ()), "")


def as_po(catalogue: Catalog) -> bytes:
    """Return a catalogue as the file that is edited, its texts in their order."""
    file = io.BytesIO()
    write_po(file, catalogue, width=120, sort_output=True, no_location=True)
    return file.getvalue()


def as_mo(catalogue: Catalog) -> bytes:
    """Return a catalogue as the file that is read."""
    file = io.BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()
