"""Where settings are looked for. Importing it costs next to nothing."""

import os
from pathlib import Path

PREFIX = "DOSSIER_"
"""What the variables that set settings begin with."""
CONFIG = "DOSSIER_CONFIG"
"""The variable of the environment that names another file."""
STORE = "DOSSIER_STORE"
"""The variable that names the folder of the store."""


def config_file() -> Path:
    """Return the file of settings: DOSSIER_CONFIG, or `config.toml` where the system has such files."""
    if named := os.environ.get(CONFIG, ""):
        return Path(named).expanduser()
    import platformdirs

    return platformdirs.user_config_path("dossier", appauthor=False) / "config.toml"


def themes_folder() -> Path:
    """Return the folder of themes of one's own, beside the file of settings."""
    return config_file().parent / "themes"


def variable_of(key: str) -> str:
    """Return the variable of the environment that sets a setting."""
    return f"{PREFIX}{key.replace('.', '_').upper()}"
