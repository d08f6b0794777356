"""The address of an article in the system's browser, where there is one to be seen from here.

What shows it is what $BROWSER names, else what the desktop has for it. Python's own `webbrowser` would start browsers
of the terminal, let others write over the screen, and wait until they end.
"""

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
_SCHEMES = ("http", "https")
"""What an article's address may be: others may start a program."""
_OF_TERMINALS = frozenset({"browsh", "carbonyl", "cha", "elinks", "links", "links2", "lynx", "w3m", "www-browser"})
"""Browsers that would need the terminal that the explorer is in."""
_SOON = 2.0
"""Seconds in which a program that cannot open an address says so; one that goes on then is the browser itself."""

Which = Callable[[str], str | None]


def is_for_browsers(address: str) -> bool:
    """Return whether an address is one of the web's."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in _SCHEMES and bool(parts.netloc)


def is_remote(environment: Mapping[str, str] = os.environ) -> bool:
    """Return whether one sits at another machine: then neither screen nor clipboard of this one is one's own."""
    return any(environment.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"))


def can_open(address: str, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether an address may be opened, and a browser would show it on the screen that one sits at."""
    if not is_for_browsers(address):
        return False
    if any(environment.get(name) for name in _DISPLAYS):  # that of ssh -X is the screen that one sits at
        return True
    return platform in ("darwin", "win32") and not is_remote(environment)


def opener(
    address: str,
    environment: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    which: Which = shutil.which,
) -> list[str]:
    """Return the command that has the browser show an address, [] where there is none.

    Args:
        address: it; where a command has `%s` it stands there, else at the end.
        environment: $BROWSER is a list of commands, as for sensible-browser; the first that is there counts.
        platform: as of `sys.platform`.
        which: finds a program.
    """
    for wanted in environment.get("BROWSER", "").split(os.pathsep):
        try:
            words = shlex.split(wanted)
        except ValueError:  # a quotation mark without another
            continue
        if words and which(words[0]) and os.path.basename(words[0]) not in _OF_TERMINALS:
            filled = [word.replace("%s", address) for word in words]
            return filled if filled != words else [*words, address]
    usual = {"darwin": ("open",), "win32": ("explorer",)}.get(platform, ("wslview", "xdg-open", "gio open"))
    return next(([*words.split(), address] for words in usual if which(words.split()[0])), [])


def open_address(address: str) -> bool:
    """Open an address and return whether a browser took it; no shell reads it, and nothing is written to the screen."""
    command = opener(address) if can_open(address) else []
    if not command:
        return False
    nowhere = subprocess.DEVNULL
    try:
        started = subprocess.Popen(
            command, stdin=nowhere, stdout=nowhere, stderr=nowhere, start_new_session=True, close_fds=True
        )
    except OSError:
        return False
    try:
        return started.wait(_SOON) == 0 or sys.platform == "win32"  # Windows' own has the status 1 where it has done it
    except subprocess.TimeoutExpired:
        return True
