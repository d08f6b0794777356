"""What is built of the command line and installed with the package: its manual page, and completions for shells."""

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_PLACES = {
    "bash": "share/bash-completion/completions/dossier",
    "zsh": "share/zsh/site-functions/_dossier",
    "fish": "share/fish/vendor_completions.d/dossier.fish",
}


class CommandLineHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes them before a wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the files, and say where each is to be installed."""
        del version
        os.environ["NO_COLOR"] = "1"  # Python 3.14 colours usage where it may
        sys.path.insert(0, self.root)
        try:
            from tui.cli.completing import script
            from tui.cli.manual import manual

            made = {place: script(shell) for shell, place in _PLACES.items()}
            made["share/man/man1/dossier.1"] = manual()
        finally:
            sys.path.remove(self.root)
        for place, text in made.items():
            path = Path(self.directory) / "made" / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
            build_data["shared_data"][str(path)] = place
