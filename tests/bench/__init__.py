"""The benchmarks; each is run by hand with `python -m tests.bench.<name>` and prints a table."""

import os

from tui.cli.commands.open import FRAMES

os.environ.setdefault("TEXTUAL_FPS", str(FRAMES))  # as the explorer has it; read when Textual is imported
