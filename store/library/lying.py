"""Where an article lies, and what else must be known of it to know it again."""

import msgspec

from store.identity.records import Place


class Article(msgspec.Struct, frozen=True):
    """What must be known of an article to know it again; the rest of its document is passed over."""

    digest: str = ""
    title: str = ""
    places: tuple[Place, ...] = ()
    rules: int = 0
