"""The documents of an archive in one state of it: asked one by one, several at once, or a whole table."""

from collections.abc import Collection, Iterable, Iterator
from typing import cast
from uuid import UUID

from store.archive.connecting import Line, Row
from store.archive.keys import KINDS, UNNAMED, can_be, id_of, key_of
from store.archive.packing import unpacked
from store.errors import DamagedError
from store.text.addresses import Address
from store.text.language import tr
from store.text.portions import portions

_ONE_OF_ARTICLE = "SELECT document FROM dossier_of_articles WHERE article = %s AND kind = %s AND rest = %s"
_ONE_SHARED = "SELECT document FROM dossier_shared WHERE kind = %s AND id = %s"
_SLUG = "LEFT JOIN dossier_of_articles AS own ON own.article = found.article AND own.kind = 0"
"""An article's own row has its id; where that is gone, what else is of the article has its key for one."""
_SOME_OF_ARTICLES = """
SELECT wanted.i, found.document FROM dossier_of_articles AS found
JOIN unnest(%b::uuid[], %b::smallint[], %b::text[], %b::integer[]) AS wanted (a, k, r, i)
ON found.article = a AND found.kind = k AND found.rest = r
"""
_SOME_SHARED = """
SELECT wanted.i, found.document FROM dossier_shared AS found
JOIN unnest(%b::text[], %b::text[], %b::integer[]) AS wanted (k, r, i) ON found.kind = k AND found.id = r
"""
_IDS_OF_ARTICLES = f"""
SELECT coalesce(own.rest, '{UNNAMED}' || found.article::text), found.rest FROM dossier_of_articles AS found {_SLUG}
WHERE found.kind = %s ORDER BY found.generation, own.rest, found.rest
"""
_IDS_SHARED = "SELECT id FROM dossier_shared WHERE kind = %s ORDER BY generation, id"
_SINCE_OF_ARTICLES = f"""
SELECT coalesce(own.rest, '{UNNAMED}' || found.article::text), found.rest FROM dossier_of_articles AS found {_SLUG}
WHERE found.kind = %s AND found.generation > %s ORDER BY found.generation, own.rest, found.rest
"""
_SINCE_SHARED = "SELECT id FROM dossier_shared WHERE kind = %s AND generation > %s ORDER BY generation, id"
_PLACED = tuple(KINDS[table] for table in ("mentions", "figures", "quotes"))
_IN_ARTICLES = f"""
SELECT w.slug, found.kind, found.rest FROM dossier_of_articles AS found
JOIN unnest(%b::uuid[], %b::text[]) AS w (article, slug) ON found.article = w.article
WHERE found.kind IN {_PLACED} ORDER BY found.kind, found.generation, found.rest
"""
_STANDING = f"""
SELECT found.rest, coalesce(own.rest, '{UNNAMED}' || found.article::text) FROM dossier_of_articles AS found {_SLUG}
WHERE found.kind = {KINDS["mentions"]} AND found.rest = ANY(%s) ORDER BY found.generation, own.rest
"""
_COUNTS = """
SELECT kind::text, count(*) FROM dossier_of_articles GROUP BY kind
UNION ALL SELECT kind, count(*) FROM dossier_shared GROUP BY kind
"""
_COUNT_OF_ARTICLES = "SELECT count(*) FROM dossier_of_articles WHERE kind = %s"
_COUNT_SHARED = "SELECT count(*) FROM dossier_shared WHERE kind = %s"
_COPY_OF_ARTICLES = f"""
COPY (SELECT coalesce(own.rest, '{UNNAMED}' || found.article::text), found.rest, found.document
FROM dossier_of_articles AS found {_SLUG}
WHERE found.kind = {{kind}} ORDER BY found.generation, own.rest, found.rest{{most}}) TO STDOUT (FORMAT binary)
"""
_COPY_SHARED = """
COPY (SELECT id, document FROM dossier_shared WHERE kind = '{kind}'
ORDER BY generation, id{most}) TO STDOUT (FORMAT binary)
"""
_TABLES = {number: name for name, number in KINDS.items()}
FEW = 256
"""So many documents are read at once by the connection that reads the rest; more get one of their own."""
_AT_ONCE = 1000


class Documents:
    """What a connection sees of an archive's documents.

    Args:
        line: the connection.
    """

    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def _address(self) -> Address:
        return self._line.address

    def one(self, table: str, identity: str) -> bytes | None:
        """Return a document, or None where there is none."""
        if not can_be(identity):
            return None
        key = key_of(table, identity)
        if key is None:
            found = self._line.rows(_ONE_SHARED, [table, identity])
        else:
            found = self._line.rows(_ONE_OF_ARTICLE, [key.article, key.kind, key.rest])
        return self._plain(table, identity, found[0][0]) if found else None

    def some(self, keys: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], bytes]]:
        """Yield documents of those that there are with their tables and ids, in no order, given these."""
        asked = [key for key in keys if can_be(key[1])]
        shared: list[tuple[str, str, int]] = []
        placed: list[tuple[UUID, int, str, int]] = []
        for number, (table, identity) in enumerate(asked):
            if (place := key_of(table, identity)) is None:
                shared.append((table, identity, number))
            else:
                placed.append((place.article, place.kind, place.rest, number))
        for statement, wanted in (
            (_SOME_SHARED, portions(shared, _AT_ONCE)),
            (_SOME_OF_ARTICLES, portions(placed, _AT_ONCE)),
        ):
            for some in wanted:
                for which, kept in self._line.rows(statement, [list(column) for column in zip(*some, strict=True)]):
                    key = asked[cast(int, which)]
                    yield key, self._plain(*key, kept)

    def ids(self, table: str) -> list[str]:
        """Return the ids of a table, those written first before the others."""
        shared = [str(identity) for (identity,) in self._line.rows(_IDS_SHARED, [table])]
        if table not in KINDS:
            return shared
        return [*_ids(table, self._line.rows(_IDS_OF_ARTICLES, [KINDS[table]])), *shared]

    def in_articles(self, slugs: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Yield what stands in articles, as table, article and id, what was written first before the others.

        Args:
            slugs: the articles, by what their ids have after `article/`.
        """
        keys = {slug: key_of("texts", id_of("texts", slug, "")) for slug in filter(can_be, slugs)}
        for some in portions(((key.article, slug) for slug, key in keys.items() if key is not None), _AT_ONCE):
            wanted = [[article for article, _ in some], [slug for _, slug in some]]
            for slug, kind, rest in self._line.rows(_IN_ARTICLES, wanted):
                table = _TABLES[cast(int, kind)]
                yield table, str(slug), id_of(table, str(slug), str(rest))

    def standing(self, entities: Collection[str]) -> Iterator[tuple[str, str]]:
        """Yield organisations and people with the articles in which they stand, likewise."""
        for some in portions(filter(can_be, entities), _AT_ONCE):
            yield from ((str(entity), str(slug)) for entity, slug in self._line.rows(_STANDING, [some]))

    def since(self, table: str, generation: int) -> list[str]:
        """Return the ids of what was written after a generation."""
        shared = [str(identity) for (identity,) in self._line.rows(_SINCE_SHARED, [table, generation])]
        if table not in KINDS:
            return shared
        return [*_ids(table, self._line.rows(_SINCE_OF_ARTICLES, [KINDS[table], generation])), *shared]

    def count(self, table: str) -> int:
        """Return how many documents a table has."""
        ((shared,),) = self._line.rows(_COUNT_SHARED, [table])
        placed: object = 0
        if table in KINDS:
            ((placed,),) = self._line.rows(_COUNT_OF_ARTICLES, [KINDS[table]])
        return cast(int, shared) + cast(int, placed)

    def counts(self) -> dict[str, int]:
        """Return how many documents each table has, of those that have any."""
        counts: dict[str, int] = {}
        for kind, count in self._line.rows(_COUNTS):
            name = _TABLES[int(str(kind))] if str(kind).isdigit() else str(kind)
            counts[name] = counts.get(name, 0) + cast(int, count)
        return dict(sorted(counts.items()))

    def copied(self, table: str, most: int | None = None) -> Iterator[tuple[str, bytes]]:
        """Yield ids and documents of a table as they come, those written first before the others."""
        limit = "" if most is None else f" LIMIT {most}"
        if table in KINDS:
            for slug, rest, kept in self._copy(_COPY_OF_ARTICLES.format(kind=KINDS[table], most=limit), 2):
                identity = id_of(table, str(slug), str(rest))
                yield identity, self._plain(table, identity, kept)
        for word, kept in self._copy(_COPY_SHARED.format(kind=_quoted(table), most=limit), 1):
            yield str(word), self._plain(table, str(word), kept)

    def _copy(self, statement: str, words: int) -> Iterator[Row]:
        with self._line.asked() as connection, connection.cursor() as cursor, cursor.copy(statement) as copy:
            copy.set_types([*["text"] * words, "bytea"])
            yield from copy.rows()

    def _plain(self, table: str, identity: str, kept: object) -> bytes:
        try:
            return unpacked(identity, cast(bytes, kept))
        except ValueError as error:
            raise DamagedError(
                tr(
                    "The archive at {address} is damaged where it keeps {identity} ({table}).",
                    address=self._address.shown,
                    identity=identity,
                    table=table,
                )
            ) from error


def _ids(table: str, rows: list[Row]) -> Iterator[str]:
    return (id_of(table, str(slug), str(rest)) for slug, rest in rows)


def _quoted(table: str) -> str:
    """Return the name of a table as it may stand in a statement that takes no values.

    Raises:
        ValueError: no table is called so.
    """
    if not (table.isascii() and table.isidentifier()):
        raise ValueError(table)
    return table
