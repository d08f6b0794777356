"""What is said of each setting where somebody looks it up."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, get_args

from store.kinds import EntityKind
from tui.desk.columns import columns_of
from tui.settings.settings import Dates


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


def _columns(kind: EntityKind, example: Sequence[str]) -> About:
    first, *others = (column.id for column in columns_of(kind))
    return About(
        f"The columns of this pane behind {first}, from left to right; what is foremost is kept longest where there\n"
        "is little room. C in the pane chooses them, too.",
        tuple(example),
        tuple(others),
    )


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
    "folders": About(
        "Folders of articles that are looked at, and read by r in the explorer, besides those that were ever loaded.",
        ("~/clippings",),
    ),
    "citation": About(
        "The shape in which y copies, until Y chooses another.",
        "gb-t-7714",
        ("words", "block-quote", "gb-t-7714", "apa", "url", "value"),
    ),
    "titles": About(
        "Titles of people beside those that are known: who stands with one is somebody, and has the role.\n"
        "Articles that hold one are read again by the next load after a change, and no others.",
        ("首席洞察官",),
    ),
    "outlets": About(
        "Outlets beside those that are known, each with the hosts of its addresses: who publishes there, and a name\n"
        "that is found in texts. Articles that hold one are read again by the next load after a change.",
        ("海港报 haigang.example",),
    ),
    "dates": About(
        "How days are shown; typed, exported and copied they stay as they are: 2025-03-01.",
        "DD/MM/YYYY",
        get_args(Dates),
    ),
    "panes.first": About(
        "The pane that has the keyboard at the first start of a store, and at one with --fresh.",
        "people",
        ("organisations", "people", "figures", "quotes"),
    ),
    "columns.organisations": _columns("organisation", ("articles", "said")),
    "columns.people": _columns("person", ("role", "last")),
    "columns.figures": _columns("figure", ("about", "giver", "date")),
    "columns.quotes": _columns("quote", ("words", "date")),
    "search.fuzzy_pinyin": About(
        "Whether pinyin confuses zh and z, ch and c, sh and s, n and l, r and l, h and f, ng and n, as in the south.",
        True,
    ),
    "terminal.ambiguous_width": About(
        "How many cells the terminal draws “ ” … — · ① in, of which Unicode leaves that open: 1, 2, or ask it.",
        2,
        ("1", "2", "ask"),
    ),
    "keys": About(
        "Keys of your own: the action as `dossier keys` names it, and a key or a list of them, [] for none.\n"
        "What is not named keeps its keys.",
        {"zoom": ["Z", "f5"]},
    ),
}
"""What is said of each setting, by its key and in the order of the file; a dot parts a table from what stands in it."""
