"""How far a long command is, where nobody sees a bar."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tui.cli.progress import progress_bar, progress_lines
from tui.terminal import streams


@pytest.fixture
def quiet() -> Iterator[None]:
    """Say nothing but what went wrong."""
    streams.speak(quiet=True, colour="auto")
    yield
    streams.speak(quiet=False, colour="auto")


def tell_of(seconds: int) -> None:
    """Tell once a second, for so many, of a load that reads forty files in each."""
    now = iter(range(seconds + 1))
    progress = progress_lines(lambda: next(now))
    for second in range(1, seconds + 1):
        progress(40 * second, 40 * seconds, Path(f"articles/{second}.md"), 40.0, 0.1)


def test_without_a_terminal_a_line_every_five_seconds_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    tell_of(60)
    out, err = capsys.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[0] == "200 of 2,400, 40/s, 0:00:55 left: 5.md"
    assert len(lines) == 11, "the sixtieth second is the end, which says itself what was done"


def test_what_is_short_or_waits_for_its_first_file_says_no_more_than_it_knows(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_of(4)
    assert capsys.readouterr().err == ""
    now = iter((0, 7))
    progress_lines(lambda: next(now))(0, 3, Path("long.md"), 0.0, 7.0)
    assert capsys.readouterr().err == "0 of 3: long.md (for 7 s)\n"


@pytest.mark.usefixtures("quiet")
def test_nothing_is_said_of_it_to_whom_wants_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    tell_of(60)
    assert capsys.readouterr().err == ""


def test_where_there_is_no_terminal_no_bar_is_drawn(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar() as progress:
        progress(1, 2, Path("a.md"), 1.0, 0.0)
    assert capsys.readouterr().err == ""
