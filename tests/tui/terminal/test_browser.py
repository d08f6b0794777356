"""An address is opened where a browser would be seen, by the desktop's own means, and never anything that is none."""

import stat
from pathlib import Path

import pytest

from tui.terminal.browser import can_open, open_address, opener

SEEN = {"DISPLAY": ":0"}
FAR = {"SSH_TTY": "/dev/pts/1"}
ADDRESS = "https://example.org/a?b=1&c=$(id);'港"


@pytest.mark.parametrize(
    ("address", "environment", "platform", "may"),
    [
        ("https://example.org/a", SEEN, "linux", True),
        ("https://example.org/a", {"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ("https://example.org/a", {"WSL_DISTRO_NAME": "Debian"}, "linux", True),
        ("https://example.org/a", {}, "darwin", True),
        ("https://example.org/a", {}, "linux", False),
        ("https://example.org/a", FAR, "linux", False),
        ("https://example.org/a", FAR, "darwin", False),
        ("https://example.org/a", {**SEEN, **FAR}, "linux", True),
        ("file:///etc/passwd", SEEN, "linux", False),
        ("javascript:alert(1)", SEEN, "linux", False),
        ("--help", SEEN, "linux", False),
        ("http://[", SEEN, "linux", False),
        ("", SEEN, "linux", False),
    ],
)
def test_what_may_be_opened_where(address: str, environment: dict[str, str], platform: str, may: bool) -> None:
    assert can_open(address, environment, platform) is may


@pytest.mark.parametrize(
    ("browser", "platform", "there", "command"),
    [
        ("", "linux", "xdg-open", ["xdg-open", ADDRESS]),
        ("", "linux", "wslview xdg-open", ["wslview", ADDRESS]),
        ("", "linux", "gio", ["gio", "open", ADDRESS]),
        ("", "darwin", "open", ["open", ADDRESS]),
        ("", "linux", "", []),
        ("firefox", "linux", "firefox xdg-open", ["firefox", ADDRESS]),
        ("none:firefox --new-tab %s", "linux", "firefox", ["firefox", "--new-tab", ADDRESS]),
        ("w3m", "linux", "w3m xdg-open", ["xdg-open", ADDRESS]),
        ("'", "linux", "xdg-open", ["xdg-open", ADDRESS]),
    ],
)
def test_what_opens_it(browser: str, platform: str, there: str, command: list[str]) -> None:
    programs = set(there.split())
    assert opener(ADDRESS, {"BROWSER": browser}, platform, lambda name: name if name in programs else None) == command


def test_the_program_gets_the_address_as_one_word_and_not_the_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    program = tmp_path / "browser"
    program.write_text('#!/bin/sh\necho "$# $1" | tee "$0.opened"\n[ "$1" != https://example.org/none ]\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    for name, value in {**SEEN, "BROWSER": str(program)}.items():
        monkeypatch.setenv(name, value)
    assert open_address(ADDRESS)
    assert (tmp_path / "browser.opened").read_text("utf-8") == f"1 {ADDRESS}\n"
    assert capfd.readouterr() == ("", "")
    assert not open_address("https://example.org/none")
    assert not open_address("file:///etc/passwd")
    monkeypatch.setenv("BROWSER", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", "")
    assert not open_address(ADDRESS)
