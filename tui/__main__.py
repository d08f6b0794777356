"""`dossier`, and `python -m tui`: until the command line is there to be interrupted, ctrl+c ends it without a word."""

import signal
import sys


def main() -> int:
    """Run the command line and return its exit status."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else whoever started it wants it ignored
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from tui.cli import main as run

    return run()


if __name__ == "__main__":  # worker processes import the main module again
    sys.exit(main())
