"""What the terminal says that it paints on: taken out of what is typed, and suited, where it is another than before."""

import pytest
from textual import events
from textual.message import Message

from tests.tui.sample_library import sample_desk
from tui.app import DossierApp
from tui.styles.themes import Looks
from tui.terminal.background import Answered, may_ask, told_shade


def parsed(*parts: str) -> list[str]:
    """Return the keys and answers in what arrives in some parts."""
    from textual.drivers import linux_driver

    import tui.terminal.driver  # noqa: F401

    parser = vars(linux_driver)["XTermParser"]()
    found: list[Message] = [message for part in parts for message in parser.feed(part)]
    return [
        message.key if isinstance(message, events.Key) else message.shade if isinstance(message, Answered) else "?"
        for message in found
    ]


@pytest.mark.parametrize(
    ("arrived", "found"),
    [
        (["a\x1b]11;rgb:ffff/ffff/ffff\x1b\\b"], ["light", "a", "b"]),
        (["\x1b]11;rgb:1515/1818/1e1e\x07"], ["dark"]),
        (["\x1b]11;rgb:fb/fa/f7\x07"], ["light"]),
        (["\x1b]11;rgba:0000/0000/0000/8080\x1b\\"], ["dark"]),
        (["a\x1b]11;rgb:00", "00/0000/0000\x1b", "\\b"], ["a", "dark", "b"]),
        (["\x1b[A", "b"], ["up", "b"]),
    ],
)
def test_an_answer_is_nothing_typed(arrived: list[str], found: list[str]) -> None:
    assert parsed(*arrived) == found


@pytest.mark.parametrize(
    ("environment", "shade"),
    [
        ({}, ""),
        ({"COLORFGBG": "15;0"}, "dark"),
        ({"COLORFGBG": "0;15"}, "light"),
        ({"COLORFGBG": "0;default;7"}, "light"),
    ],
)
def test_until_it_answers_the_environment_is_asked(environment: dict[str, str], shade: str) -> None:
    assert told_shade(environment) == shade


@pytest.mark.parametrize(
    ("name", "may"), [("xterm-256color", True), ("tmux", True), ("linux", False), ("vt100", False)]
)
def test_what_might_print_the_question_is_not_asked(name: str, may: bool) -> None:
    assert may_ask({"TERM": name}) is may


@pytest.mark.parametrize(
    ("looks", "shade", "theme"),
    [
        (Looks(), "light", "dossier-light"),
        (Looks(), "dark", "dossier-dark"),
        (Looks("", "light"), "light", "dossier-light"),
        (Looks("dossier-light", "light"), "dark", "dossier-dark"),
        (Looks("dossier-light", "dark"), "dark", "dossier-light"),  # as was chosen
        (Looks("nord", "dark"), "light", "nord"),
        (Looks("ansi-light", "dark"), "light", "ansi-light"),
    ],
)
async def test_the_theme_suits_it_where_it_is_another_than_it_was(looks: Looks, shade: str, theme: str) -> None:
    app = DossierApp(sample_desk, looks=looks)
    async with app.run_test() as pilot:
        app.post_message(Answered("light" if shade == "light" else "dark"))
        await pilot.pause()
        assert app.theme == theme
        assert app.looks() == Looks(theme, app._shade)


@pytest.mark.parametrize(
    ("theme", "shown"), [("", "ansi-dark"), ("dossier-light", "ansi-light"), ("nord", "ansi-dark")]
)
async def test_with_sixteen_colours_the_terminal_s_own_stand_for_a_theme(theme: str, shown: str) -> None:
    app = DossierApp(sample_desk, looks=Looks(theme), few_colours=True)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.theme == shown
        assert app.looks().theme == (theme or "dossier-dark")
        kinds = [app.theme_variables[kind] for kind in ("organisation", "person", "figure", "quote")]
        assert len(set(kinds)) == 4
        app.theme = "textual-light"
        assert app.looks().theme == "textual-light"
