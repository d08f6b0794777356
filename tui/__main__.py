"""`dossier`, and `python -m tui`: until the command line is there to be interrupted, ctrl+c ends it without a word.

The version is told before anything is imported: scripts ask for it, and it needs neither settings nor a parser.
"""

import os
import sys

from tui import __version__


def main() -> int:
    """Run the command line and return its exit status."""
    if sys.argv[1:] == ["--version"] and _tells_version():
        return 0
    import signal

    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started it wants it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    import gc

    gc.disable()  # until the command is known: next to nothing that is imported is garbage
    from tui.cli import main as run

    return run()


def _tells_version() -> bool:
    """Print the version, past the buffer of a stream; where it cannot be written the command line says so, and why."""
    try:
        os.write(1, f"dossier {__version__}{os.linesep}".encode())
    except OSError:
        return False
    return True


if __name__ == "__main__":  # worker processes import the main module again
    sys.exit(main())
