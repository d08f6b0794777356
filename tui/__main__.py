"""`python -m tui` is `dossier`."""

import sys

from tui.cli import main

if __name__ == "__main__":  # worker processes import the main module again
    sys.exit(main())
