"""A batch as it is written to an archive: all of it, with the number of the state that it makes, or nothing."""

from collections.abc import Sequence

from psycopg import Connection

from store.archive.connecting import Row
from store.archive.hearing import tell
from store.archive.keys import key_of
from store.archive.packing import packed
from store.archive.state import Known
from store.log.batches import Change
from store.text.portions import portions

LASTS = """
SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'
"""
"""What is told to be written survives the server: a server that is told otherwise for all is not for this."""
_STATE = "SELECT generation, batch FROM dossier_state FOR UPDATE"
_PUT_OF_ARTICLES = """
INSERT INTO dossier_of_articles (article, kind, rest, generation, document)
SELECT a, k, r, %s, d FROM unnest(%b::uuid[], %b::int2[], %b::text[], %b::bytea[]) AS put (a, k, r, d)
ON CONFLICT (article, kind, rest) DO UPDATE SET generation = excluded.generation, document = excluded.document
"""
_PUT_SHARED = """
INSERT INTO dossier_shared (kind, id, generation, document)
SELECT k, i, %s, d FROM unnest(%b::text[], %b::text[], %b::bytea[]) AS put (k, i, d)
ON CONFLICT (kind, id) DO UPDATE SET generation = excluded.generation, document = excluded.document
"""
_DROP_OF_ARTICLES = """
DELETE FROM dossier_of_articles USING unnest(%b::uuid[], %b::int2[], %b::text[]) AS gone (a, k, r)
WHERE article = a AND kind = k AND rest = r
"""
_DROP_SHARED = (
    "DELETE FROM dossier_shared USING unnest(%b::text[], %b::text[]) AS gone (k, i) WHERE kind = k AND id = i"
)
_NEXT = """
UPDATE dossier_state SET generation = %s, batch = %s, removed = CASE WHEN %s THEN %s ELSE removed END
"""
_NOTE = "INSERT INTO dossier_batches (generation, batch) VALUES (%s, %s)"
_AT_ONCE = 2000


def written(connection: "Connection[Row]", changes: Sequence[Change], known: Known, batch: int) -> bool:
    """Write a batch and return when it is sure to last; False where others have written: nothing was then.

    One that is there already, since the connection was lost before that was heard, is not written again.

    Args:
        connection: of who has the turn to write.
        changes: the documents.
        known: the state that the changes go on from.
        batch: the number that tells this one from others.
    """
    with connection.transaction():
        connection.execute(LASTS)
        now = connection.execute(_STATE, binary=True).fetchone()
        if now is not None and now[1] == batch:
            return True
        if now != (known.generation, known.batch):
            return False
        generation = known.generation + 1
        _write(connection, changes, generation)
        removes = any(change.document is None for change in changes)
        connection.execute(_NEXT, [generation, batch, removes, generation])
        connection.execute(_NOTE, [generation, batch])
        tell(connection, known.key)
    return True


def _write(connection: "Connection[Row]", changes: Sequence[Change], generation: int) -> None:
    for some in portions(changes, _AT_ONCE):
        keyed = [(key_of(change.table, change.id), change) for change in some]
        put = [
            (key, packed(one.id, one.document)) for key, one in keyed if key is not None and one.document is not None
        ]
        gone = [key for key, one in keyed if key is not None and one.document is None]
        put_shared = [
            (one, packed(one.id, one.document)) for key, one in keyed if key is None and one.document is not None
        ]
        gone_shared = [one for key, one in keyed if key is None and one.document is None]
        if put:
            places = [[key.article for key, _ in put], [key.kind for key, _ in put], [key.rest for key, _ in put]]
            connection.execute(_PUT_OF_ARTICLES, [generation, *places, [document for _, document in put]])
        if gone:
            places = [[key.article for key in gone], [key.kind for key in gone], [key.rest for key in gone]]
            connection.execute(_DROP_OF_ARTICLES, places)
        if put_shared:
            names = [[one.table for one, _ in put_shared], [one.id for one, _ in put_shared]]
            connection.execute(_PUT_SHARED, [generation, *names, [document for _, document in put_shared]])
        if gone_shared:
            connection.execute(_DROP_SHARED, [[one.table for one in gone_shared], [one.id for one in gone_shared]])
