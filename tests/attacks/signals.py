"""Every signal to every command: it ends, nothing is left of it, and the store is as before or as after."""

import os
import random
import signal

from tests.attacks.ground import Ground, shown
from tests.attacks.killing import disturbed, work
from tests.attacks.running import dossier, left_over
from tests.attacks.terminals import Terminal
from tests.attacks.verdicts import Verdict, differ

_COMMANDS = ("open", "load", "search", "show", "export", "extract", "check", "repair", "remove", "forget")
_SIGNALS = tuple(
    getattr(signal, f"SIG{name}")
    for name in ("TERM", "INT", "QUIT", "HUP", "PIPE", "USR1", "ALRM", "TSTP", "XCPU", "KILL")
    if hasattr(signal, f"SIG{name}")
)
_TIDY = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT, signal.SIGHUP)
"""After these the terminal must be as it was; the others are sent by nobody who wants a program to end."""
PAIRS = tuple((command, sent) for sent in _SIGNALS for command in _COMMANDS)


def signals(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Send a signal to a command at a random moment."""
    command, sent = PAIRS[number % len(PAIRS)]
    if command == "open":
        return _explorer(ground, sent)
    return disturbed(ground, work(ground, command), sent, rng)


def _explorer(ground: Ground, sent: signal.Signals) -> Verdict:
    """Send a signal to the explorer once its panes are filled."""
    base = ground.base("kept")
    copy = ground.copy(base.folder)
    terminal = Terminal(copy)
    opened = terminal.opened()
    os.kill(terminal.pid, sent)
    if sent is signal.SIGTSTP:
        os.kill(terminal.pid, signal.SIGCONT)
    ends = terminal.ended() or sent not in (*_TIDY, signal.SIGKILL)
    if terminal.status is None:
        terminal.type("q")
        ends = terminal.ended()
    untidy = terminal.untidy() if sent in _TIDY else ""
    traceback = b"Traceback" in terminal.seen
    terminal.close()
    left = left_over(terminal.pid)
    check = dossier(copy, "check")
    harm = differ(base.contents, shown(copy))
    ground.clear(copy)
    return Verdict(
        "lost" if harm and not check.told else "told" if check.told else "harmless",
        wrong=bool(harm) and not check.told,
        stuck=not ends or not opened,
        crashed=bool(untidy) or traceback or bool(left),
        note=f"open, {sent.name}: {untidy} {'left processes' * bool(left)} {'did not open' * (not opened)} "
        f"{harm or 'nothing lost'}; check {check}",
    )
