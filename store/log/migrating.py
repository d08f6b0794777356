"""A store of an older shape is taken to the present one: each document goes through the versions between."""

from collections.abc import Mapping

from store.errors import StoreError
from store.log.fresh import Transform
from store.log.located import LocatedJournal
from store.text.language import tr


def migrate(journal: LocatedJournal, migrations: Mapping[int, Transform], *, read_only: bool) -> None:
    """Take a store to the shape that its journal is opened with; as it was it stays beside as the sound copy.

    Args:
        journal: the store's; one that is of that shape, or of no other way to it, is left alone.
        migrations: from a version to the next: what a document becomes.
        read_only: whether nothing on the disk may be changed.

    Raises:
        StoreError: it may not be written, and would have to be, or it could not be.
    """
    schema = journal.schema
    if not any(version in migrations for version in range(journal.written or schema, schema)):
        return
    if read_only:
        raise StoreError(tr("The store {path} is of an older dossier; open it once for writing.", path=journal.path))

    def through(table: str, identity: str, document: bytes) -> bytes | None:
        changed: bytes | None = document
        for version in range(first, schema):
            if changed is not None and version in migrations:
                changed = migrations[version](table, identity, changed)
        return changed

    with journal.writing():
        first = journal.written
        if first < schema:  # another process may have done it while this one waited
            journal.compact(through=through)
