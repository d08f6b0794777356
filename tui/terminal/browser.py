"""The address of an article in the system's browser, where there is one to be seen from here."""

import os
import sys
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

_REMOTE = ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")
_SCHEMES = ("http", "https")
"""What an article's address may be: others may start a program."""


def can_open(address: str, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether an address may be opened, and a browser would show it on the screen that one sits at."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or not parts.netloc or any(environment.get(name) for name in _REMOTE):
        return False
    return platform in ("darwin", "win32") or any(environment.get(name) for name in _DISPLAYS)


def open_address(address: str, browse: Callable[[str], bool] | None = None) -> bool:
    """Open an address and return whether a browser took it.

    Args:
        address: see `can_open`.
        browse: what opens it; the system's browser unless given.
    """
    if browse is None:
        import webbrowser

        browse = webbrowser.open
    return can_open(address) and browse(address)
