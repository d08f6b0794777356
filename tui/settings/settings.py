"""The settings: their types and usual values, and who has said which."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

Language = Literal["auto", "en", "zh-Hans", "zh-Hant"]
Pane = Literal["organisations", "people", "figures", "quotes"]
Width = Literal[1, 2, "ask"]
Dates = Literal["YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "DD/MM/YYYY", "DD.MM.YYYY", "MM/DD/YYYY"]
"""How a day can be shown: each as wide as the others, since columns are."""
Source = Literal["file", "environment", "command line"]
"""Where a setting is said; the later counts."""


class Settings(NamedTuple):
    """What is in effect: a field for each setting, named like its key with `_` in the place of the dot.

    `tui.settings.about` says what each is for.
    """

    language: Language = "auto"
    theme: str = "auto"
    folders: tuple[str, ...] = ()
    citation: str = "words"
    titles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    dates: Dates = "YYYY-MM-DD"
    panes_first: Pane = "organisations"
    columns_organisations: tuple[str, ...] = ()
    columns_people: tuple[str, ...] = ()
    columns_figures: tuple[str, ...] = ()
    columns_quotes: tuple[str, ...] = ()
    search_fuzzy_pinyin: bool = False
    terminal_ambiguous_width: Width = 1
    keys: Mapping[str, tuple[str, ...]] = {}


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
