"""Where a store lies, and which file of it is looked at before it is opened. Importing it costs next to nothing."""

import os
from pathlib import Path

import platformdirs

from store.text.addresses import Address, as_address, is_nearly_one
from store.text.language import later

SERVER = "server"
"""Name of the folder, in that of a store, in which a server of its own keeps an archive."""
SESSION = "session.json"
"""Name of the file, beside the store, that says where the explorer was left."""

NO_ADDRESS = later(
    "An archive's address begins with postgresql:// or service=; a folder of that name is written with ./ before it."
)


def default_folder() -> Path:
    """Return where the store lies unless another place is named: DOSSIER_STORE, or the user's data directory."""
    named = os.environ.get("DOSSIER_STORE", "")
    return Path(named).expanduser() if named else platformdirs.user_data_path("dossier", appauthor=False)


def default_store() -> Path | Address:
    """Return the same, where DOSSIER_STORE may name an archive."""
    return as_address(os.environ.get("DOSSIER_STORE", "")) or default_folder()


def default_is_doubtful() -> bool:
    """Return whether DOSSIER_STORE is nearly an address, which would make a folder of that name."""
    return is_nearly_one(os.environ.get("DOSSIER_STORE", ""))


def own_folder(store: Path | Address | None) -> Path:
    """Return where one's own files of a store lie: beside it, or of an archive in a folder for each."""
    store = store or default_store()
    return store.folder if isinstance(store, Address) else store


def has_server(folder: Path) -> bool:
    """Return whether an archive with a server of its own lies in a folder."""
    return (folder / SERVER / "PG_VERSION").exists()
