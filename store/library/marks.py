"""The marks of those who are forgotten: enough to know a name again, and not to tell it.

A mark is what scrypt makes of a name, with a salt that each store draws for itself: no table made beforehand and no
other store says whose it is, and each guess costs a twentieth of a second. What it cannot hide: whoever has the store
can try a name and see whether it is among the marks, and finds the name itself in the texts of the articles while those
stay.

So that a load does not pay that for each of ten thousand names, a quick and coarse hash, twelve bits of it, first says
of nearly all of them that they are not among the marks. It helps whoever guesses as much.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator

import msgspec

from store.database import Database, Transaction
from store.identity.tallies import form_key
from store.kinds import NAMED_KINDS
from store.library.losses import FORGOTTEN, META
from store.model import Record
from store.text.fold import former_keys

_COST, _BLOCK = 1 << 14, 8  # as for logging in: RFC 7914, 2; 16 MB
_LONGEST = 24
"""Characters of the longest name that is looked for in a query; each stretch of it that passes the coarse hash costs a
twentieth of a second."""
AN_ID = "id"
"""What a mark is of in place of a kind, if it is of an id."""
_COARSE = 3
"""Hexadecimal digits of the coarse hash: one name in four thousand passes for each mark."""


class Forgotten(Record, frozen=True, kw_only=True):
    """Who is forgotten; in the table `meta`.

    Attributes:
        names: SHA-256 of `<kind>/<folded name>`, sorted, as older versions marked them.
        salt: of this store, hexadecimal.
        marks: of `<kind>/<folded name>`, or of an id, coarse hash and mark, sorted.
        places: of the words at mentions of those whom the user told from others of the name, likewise.
    """

    names: tuple[str, ...] = ()
    salt: str = ""
    marks: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Marks:
    """Whom a store has forgotten.

    Args:
        forgotten: the store's record of it.
    """

    def __init__(self, forgotten: Forgotten | None = None) -> None:
        self._forgotten = forgotten or Forgotten()
        self._names = frozenset(self._forgotten.names)
        self._marks = frozenset(self._forgotten.marks)
        self._places = frozenset(self._forgotten.places)
        self._coarse = frozenset(mark[:_COARSE] for mark in self._marks | self._places)
        self._known: dict[tuple[str, str], bool] = {}

    def __bool__(self) -> bool:
        return bool(self._names or self._marks or self._places)

    def hold(self, kind: str, form: str) -> bool:
        """Return whether a name of a person or an organisation is that of somebody forgotten."""
        return any(self._holds(kind, key) for key in _keys(form))

    def _holds(self, kind: str, key: str) -> bool:
        asked = (kind, key)
        if asked not in self._known:
            self._known[asked] = self._look(f"{kind}/{key}")
        return self._known[asked]

    def is_spent(self, identity: str) -> bool:
        """Return whether an id was that of somebody forgotten whose namesakes stayed."""
        return bool(self) and self.hold(AN_ID, identity)

    def are_in(self, query: str) -> bool:
        """Return whether the name of somebody forgotten stands in a query, as it is written or in another script.

        What is typed in pinyin or by initials is not known again: marks of those would be quickly guessed, and tell the
        name.
        """
        stretches = {one for key in _keys(query) for one in _stretches(key)} if self else set()
        return any(self._holds(kind, stretch) for stretch in stretches for kind in NAMED_KINDS)

    def _look(self, name: str) -> bool:
        if hashlib.sha256(name.encode()).hexdigest() in self._names:
            return True
        salt = bytes.fromhex(self._forgotten.salt)
        return _coarse(name, salt) in self._coarse and _mark(name, salt) in self._marks

    def record(self, kind: str, forms: Iterable[str]) -> Forgotten:
        """Return the record that holds some names of a kind too, or some ids (`AN_ID`)."""
        salt = self._forgotten.salt or secrets.token_hex(16)
        fresh = {_mark(f"{kind}/{form_key(form)}", bytes.fromhex(salt)) for form in forms}
        return msgspec.structs.replace(self._forgotten, salt=salt, marks=tuple(sorted(self._marks | fresh)))

    @property
    def have_places(self) -> bool:
        """Whether somebody is forgotten who is told from others of the name by where they stand."""
        return bool(self._places)

    def hold_place(self, words: str) -> bool:
        """Return whether words are those where such a one stands."""
        salt = bytes.fromhex(self._forgotten.salt)
        return self.have_places and _coarse(words, salt) in self._coarse and _mark(words, salt) in self._places

    def record_places(self, places: Iterable[str]) -> Forgotten:
        """Return the record that holds the words of some such places too."""
        salt = self._forgotten.salt or secrets.token_hex(16)
        fresh = {_mark(words, bytes.fromhex(salt)) for words in places}
        return msgspec.structs.replace(self._forgotten, salt=salt, places=tuple(sorted(self._places | fresh)))


def marks_of(database: Database | Transaction) -> Marks:
    """Return whom a store has forgotten."""
    return Marks(database.get(META, FORGOTTEN, Forgotten))


def put_marks(transaction: Transaction, forgotten: Forgotten) -> None:
    """Let a store forget whom a record holds."""
    transaction.put(META, FORGOTTEN, forgotten)


def keep_marks(database: Database, fresh: Database) -> None:
    """Let another store forget whom this one has forgotten, too; of an older state of the same store."""
    known = database.get(META, FORGOTTEN, Forgotten)
    if known is not None:
        with fresh.transaction() as transaction:
            put_marks(transaction, _both(transaction.get(META, FORGOTTEN, Forgotten) or Forgotten(), known))


def _both(one: Forgotten, other: Forgotten) -> Forgotten:
    """Return a record of all whom two records of one store hold: the salt is drawn once."""
    return Forgotten(
        names=tuple(sorted({*one.names, *other.names})),
        salt=one.salt or other.salt,
        marks=tuple(sorted({*one.marks, *other.marks})),
        places=tuple(sorted({*one.places, *other.places})),
    )


def _keys(form: str) -> set[str]:
    """Return what a name is marked as: today, and where a version of dossier did that which folded fewer characters."""
    return {form_key(form), *former_keys(form)}


def _stretches(key: str) -> Iterator[str]:
    """Yield what may be a name in a folded text."""
    for length in range(2, min(len(key), _LONGEST) + 1):
        yield from (key[at : at + length] for at in range(len(key) - length + 1))


def _coarse(name: str, salt: bytes) -> str:
    return hashlib.blake2b(name.encode(), key=salt).hexdigest()[:_COARSE]


def _mark(name: str, salt: bytes) -> str:
    slow = hashlib.scrypt(name.encode(), salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=1 << 26, dklen=32)
    return _coarse(name, salt) + slow.hex()
