"""Several things that may be done are asked one after the other, and an answer may be for all that follow."""

import argparse
import sys

import pytest

from tui.cli import asking
from tui.cli.asking import agreed, each_agreed

THREE = ("甲", "乙", "丙")


def taken(patch: pytest.MonkeyPatch, *answers: str, yes: bool = False, terminal: bool = True) -> list[int]:
    given = iter(answers)
    for stream in (sys.stdin, sys.stderr):
        patch.setattr(stream, "isatty", lambda: terminal)
    patch.setattr(asking, "_typed", lambda: next(given))
    found = list(each_agreed(argparse.Namespace(yes=yes), THREE))
    assert list(given) == []
    return found


@pytest.mark.parametrize(
    ("answers", "places"),
    [
        (("y\n", "n\n", "是\n"), [0, 2]),
        (("n\n", "ａ\n"), [1, 2]),
        (("全部\n",), [0, 1, 2]),
        (("y\n", "q\n"), [0]),
        (("\n", "", "?\n"), []),
    ],
)
def test_on_a_terminal_each_is_a_question(
    monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...], places: list[int]
) -> None:
    assert taken(monkeypatch, *answers) == places


def test_without_a_terminal_all_are_taken_or_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert taken(monkeypatch, terminal=False) == []
    assert taken(monkeypatch, yes=True, terminal=False) == [0, 1, 2]
    assert taken(monkeypatch, yes=True) == [0, 1, 2]


@pytest.mark.parametrize(("here", "yes", "done"), [(True, False, False), (True, True, True), (False, False, True)])
def test_somebody_who_sees_no_question_has_not_agreed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *, here: bool, yes: bool, done: bool
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: here)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert agreed(argparse.Namespace(yes=yes), ["甲"]) == done
    assert ("--yes" in capsys.readouterr().err) == (not done)
