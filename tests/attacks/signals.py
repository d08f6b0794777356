"""Every signal to every command: it ends, nothing is left of it, and the store is as before or as after."""

import random
import signal

from tests.attacks.explorers import Explorer
from tests.attacks.ground import Ground, shown
from tests.attacks.killing import disturbed, work
from tests.attacks.running import ENDING, dossier, is_stopped, until
from tests.attacks.verdicts import Verdict, differ

_COMMANDS = ("open", "load", "search", "show", "export", "extract", "check", "repair", "remove", "forget", "compact")
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
    explorer = Explorer(copy)
    opened = explorer.opened()
    explorer.program.send_signal(sent)
    if sent is signal.SIGTSTP:
        until(lambda: is_stopped(explorer.program.pid), ENDING)  # it gives the terminal back first, and stops then
        explorer.program.send_signal(signal.SIGCONT)
    ends = explorer.ended()
    if not ends and sent not in (*_TIDY, signal.SIGKILL):
        explorer.press("q", "\x1b[?1049l")
        ends = explorer.ended()
    untidy = explorer.untidy() if sent in _TIDY else ""
    left = explorer.close()
    check = dossier(copy, "check")
    harm = differ(base.contents, shown(copy))
    ground.clear(copy)
    return Verdict(
        "lost" if harm and not check.told else "told" if check.told else "harmless",
        wrong=bool(harm) and not check.told,
        stuck=not ends or not opened,
        crashed=bool(untidy) or "Traceback" in explorer.text or bool(left),
        note=f"open, {sent.name}: {untidy} {'left processes' * bool(left)} {'did not open' * (not opened)} "
        f"{harm or 'nothing lost'}; check {check}",
    )
