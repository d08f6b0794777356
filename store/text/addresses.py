"""Where an archive is: an address as PostgreSQL's own programs take it. No line here has to do with a network.

    postgresql://reader@db.example/news?sslmode=verify-full
    service=news

Passwords belong into the environment, `.pgpass` or a service file; one in an address is used, and shown nowhere.
"""

import re
from pathlib import Path
from typing import NamedTuple

_URL = re.compile(r"postgres(?:ql)?://", re.IGNORECASE)
_WORDS = re.compile(r"(?:service|host|dbname)\s*=", re.IGNORECASE)
_NEARLY = re.compile(r"[a-z][a-z0-9+.-]+:/|postgres(?:ql)?:", re.IGNORECASE)
_USER = re.compile(r"(?<=://)[^/]*@")
"""Who asks, as libpq reads it: up to an @ before the first slash, whatever stands between, also ? and #."""
_MORE = re.compile(r"\?(?=\w+=|$)")
"""Where what is said of how begins: another ? is a piece of a password."""
_PASSWORD = re.compile(r"""(?:ssl)?password\s*=\s*(?:'(?:\\.|[^'])*'|[^\s&'#]*)""", re.IGNORECASE)
_HOST = re.compile(r"\bhost=[^&#\s]+")
_SHOWN = re.compile(r"\b(service|host|port|dbname)\s*=\s*([^\s'\\]+)")


class Address(NamedTuple):
    """Where an archive is.

    Attributes:
        conninfo: as it was given, for libpq alone: it may hold a password.
    """

    conninfo: str

    def __repr__(self) -> str:
        return f"Address({self.shown!r})"

    def __str__(self) -> str:
        return self.shown

    @property
    def shown(self) -> str:
        """Where it is, for people: neither who asks nor how."""
        if _URL.match(self.conninfo):
            place, *more = _MORE.split(_USER.sub("", self.conninfo).partition("://")[2], maxsplit=1)
            host = _HOST.search(_PASSWORD.sub("", "".join(more)))
            told = f"postgresql://{place.rpartition('@')[2]}{f'?{host[0]}' if host else ''}"
        else:
            told = " ".join(f"{name}={value}" for name, value in _SHOWN.findall(_PASSWORD.sub("", self.conninfo)))
        return "".join(letter if letter.isprintable() else "?" for letter in told)

    @property
    def is_ambiguous(self) -> bool:
        """Whether an @ in it must belong to a password, where it is %40: a second one, or one behind a slash (%2F)."""
        if not _URL.match(self.conninfo):
            return False
        _, _, said = self.conninfo.partition("://")
        user, at, place = said.partition("@")
        return "@" in _MORE.split(place if at and "/" not in user else said, maxsplit=1)[0]

    @property
    def folder(self) -> Path:
        """Where one's own files of it lie: what is made of it, and what one asked and read."""
        import hashlib  # most stores are folders, and need neither

        import platformdirs

        said = _USER.sub(lambda user: f"{user[0].partition(':')[0].rstrip('@')}@", _PASSWORD.sub("", self.conninfo))
        name = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return platformdirs.user_data_path("dossier", appauthor=False) / "archives" / name


def as_address(text: str) -> Address | None:
    """Return the address that a text is, or None where it is none, and so a folder."""
    return Address(text) if _URL.match(text) or _WORDS.match(text) else None


def is_nearly_one(text: str) -> bool:
    """Return whether a text begins as an address does, a Windows drive apart, and is none that is known."""
    return as_address(text) is None and bool(_NEARLY.match(text))
