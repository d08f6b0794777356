"""The settings: their types and usual values, and what is said of each where somebody looks it up."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["auto", "en", "zh-Hans", "zh-Hant"]
Source = Literal["file", "environment", "command line"]
"""Where a setting is said; the later counts."""


class Settings(NamedTuple):
    """What is in effect: a field for each setting, named like its key with `_` in the place of the dot.

    `ABOUT` says what each is for.
    """

    language: Language = "auto"
    theme: str = "auto"


class About(NamedTuple):
    """What is said of a setting.

    Attributes:
        words: what it is for, in lines of a comment.
        example: how it is written in the file, another value than the usual one.
        choices: what it may be, or what may stand in its list; none where that cannot be listed.
    """

    words: str
    example: object
    choices: tuple[str, ...] = ()


ABOUT: Mapping[str, About] = {
    "language": About(
        "The language of what the program says; auto takes that of the environment (LC_ALL, LC_MESSAGES, LANG).",
        "zh-Hans",
        ("auto", "en", "zh-Hans", "zh-Hant"),
    ),
    "theme": About(
        "The colours of the explorer: dossier-dark, dossier-light, any theme of Textual, or one of your own\n"
        "(a file in the folder themes beside this one); auto takes what suits the terminal.",
        "dossier-light",
    ),
}
"""What is said of each setting, by its key and in the order of the file; a dot parts a table from what stands in it."""


def field_of(key: str) -> str:
    """Return the field of a setting."""
    return key.replace(".", "_")


class Said(NamedTuple):
    """A value as somebody has said it.

    Attributes:
        key: of the setting, as it is written.
        value: it.
        source: where it stands.
        where: the same for somebody who looks for it: file and line, or the variable.
    """

    key: str
    value: object
    source: Source
    where: str


class Effective(NamedTuple):
    """The settings that are in effect.

    Attributes:
        settings: they.
        said: of those that somebody has set, by whom.
        troubles: a sentence for each that cannot be taken as it is said.
    """

    settings: Settings = Settings()
    said: Mapping[str, Said] = {}
    troubles: tuple[str, ...] = ()


USUAL = Effective()
"""What is in effect where nobody says anything."""
