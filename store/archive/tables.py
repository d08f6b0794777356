"""The tables of an archive, and the statements that make them.

A change of them is another entry of `MIGRATIONS`; `dossier archive init` runs those that an archive has not seen. All
names are found by the search path of who connects, so that a schema of its own is `?options=-csearch_path%3Dnews`.
"""

SHAPE = 1
"""The version of what documents say. A change of that adds one, and to `MIGRATIONS` what brings them there."""
PARTITIONS = 16
"""Into so many parts goes what is kept by article: each is looked after alone, and may lie on another disk."""

_STATE = """
CREATE TABLE dossier_state (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    identity uuid NOT NULL DEFAULT gen_random_uuid(),
    shape integer NOT NULL,
    generation bigint NOT NULL DEFAULT 0,
    batch bigint NOT NULL DEFAULT 0,
    removed bigint NOT NULL DEFAULT 0,
    ledger bigint NOT NULL DEFAULT 0
)
"""
_BATCHES = """
CREATE TABLE dossier_batches (
    generation bigint PRIMARY KEY,
    batch bigint NOT NULL,
    made_by text NOT NULL DEFAULT session_user,
    made_at timestamptz NOT NULL DEFAULT now()
)
"""
_OF_ARTICLES = """
CREATE TABLE dossier_of_articles (
    article uuid NOT NULL,
    generation bigint NOT NULL,
    kind smallint NOT NULL,
    rest text COLLATE "C" NOT NULL,
    document bytea NOT NULL,
    PRIMARY KEY (article, kind, rest)
) PARTITION BY HASH (article)
"""
_PARTITION = """
CREATE TABLE dossier_of_articles_{number} PARTITION OF dossier_of_articles
    FOR VALUES WITH (MODULUS {modulus}, REMAINDER {number})
"""
_SHARED = """
CREATE TABLE dossier_shared (
    kind text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    generation bigint NOT NULL,
    document bytea NOT NULL,
    PRIMARY KEY (kind, id)
)
"""
_LEDGER = """
CREATE TABLE dossier_ledger (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    decision text NOT NULL UNIQUE,
    line bytea NOT NULL,
    made_by text NOT NULL DEFAULT session_user,
    made_at timestamptz NOT NULL DEFAULT now()
)
"""
_INDEXES = (
    "CREATE INDEX ON dossier_of_articles (kind, generation)",
    "CREATE INDEX ON dossier_shared (kind, generation)",
)
_UNCOMPRESSED = (
    "ALTER TABLE dossier_of_articles_{number} ALTER COLUMN document SET STORAGE EXTERNAL",
    "ALTER TABLE dossier_shared ALTER COLUMN document SET STORAGE EXTERNAL",
)
"""Documents come compressed: the server need not try it again."""

_STANDING = "CREATE INDEX ON dossier_of_articles (rest) WHERE kind = 3"
"""By whom stands there: of somebody the articles are found without those of everybody else.

The number is that of mentions, as `KINDS` had it then: a migration stays what it was when it was run.
"""


def _first(partitions: int) -> tuple[str, ...]:
    parts = range(partitions)
    return (
        _STATE,
        _BATCHES,
        _OF_ARTICLES,
        *(_PARTITION.format(number=number, modulus=partitions) for number in parts),
        _SHARED,
        _LEDGER,
        *_INDEXES,
        *(_UNCOMPRESSED[0].format(number=number) for number in parts),
        _UNCOMPRESSED[1],
    )


def _by_name(_partitions: int) -> tuple[str, ...]:
    return (_STANDING,)


MIGRATIONS = (_first, _by_name)
"""From an archive of so many migrations to the next; each returns statements for a number of partitions."""

MIGRATED = """
CREATE TABLE IF NOT EXISTS dossier_migrations (
    version integer PRIMARY KEY,
    made_by text NOT NULL DEFAULT session_user,
    made_at timestamptz NOT NULL DEFAULT now()
)
"""
