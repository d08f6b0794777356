"""An address is opened where a browser would be seen, and never anything that is none."""

import pytest

from tui.terminal.browser import can_open, open_address

SEEN = {"DISPLAY": ":0"}


@pytest.mark.parametrize(
    ("address", "environment", "platform", "may"),
    [
        ("https://example.org/a", SEEN, "linux", True),
        ("https://example.org/a", {"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ("https://example.org/a", {}, "darwin", True),
        ("https://example.org/a", {}, "linux", False),
        ("https://example.org/a", {**SEEN, "SSH_TTY": "/dev/pts/1"}, "linux", False),
        ("file:///etc/passwd", SEEN, "linux", False),
        ("javascript:alert(1)", SEEN, "linux", False),
        ("--help", SEEN, "linux", False),
        ("http://[", SEEN, "linux", False),
        ("", SEEN, "linux", False),
    ],
)
def test_what_may_be_opened_where(address: str, environment: dict[str, str], platform: str, may: bool) -> None:
    assert can_open(address, environment, platform) is may


def test_what_may_not_be_opened_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("tui.terminal.browser.can_open", lambda address: address.startswith("https:"))
    assert open_address("https://example.org/a", browse)
    assert not open_address("file:///etc/passwd", browse)
    assert opened == ["https://example.org/a"]
