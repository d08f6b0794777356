"""The command line: what can be typed after `dossier`.

Data goes to standard output, narration to standard error. Exit status: 0 done, 1 nothing found or some files failed,
2 wrong use, 128 + n ended by signal n. Nothing here imports Textual; only the explorer itself does.

A command is a module in `commands`, and a row in `table`.
"""

from tui.cli.running import main

__all__ = ["main"]
