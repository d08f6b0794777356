"""The errors of dossier: one small tree, each a sentence that says what, where and what to do."""


class DossierError(Exception):
    """Something the user can act on; `str(error)` is the sentence to show."""


class ReadError(DossierError):
    """A file could not be read as an article.

    Attributes:
        path: the file, as it was found; "" where the sentence alone has it.
    """

    def __init__(self, sentence: str, path: str = "") -> None:
        super().__init__(sentence)
        self.path = path


class OwnNoteError(ReadError):
    """A file is no article but a note that dossier wrote."""


class StoreError(DossierError):
    """The store could not be opened, read or written."""


class BusyError(StoreError):
    """Another process is writing to the store."""


class StoppedError(StoreError):
    """Whoever asked for a change to the store wants no more of it; nothing was changed."""


class DamagedError(StoreError):
    """Something in the store is not what was written there."""


class ArchiveError(StoreError):
    """The server that keeps an archive could not be asked, or refused what was asked."""


class LostError(ArchiveError):
    """The connection to that server is lost; who asks again may be answered."""


class NotFoundError(DossierError):
    """No entity or article has that id or name."""


class SeveralError(NotFoundError):
    """A name is that of several.

    Attributes:
        ids: who is called so.
    """

    def __init__(self, sentence: str, ids: tuple[str, ...]) -> None:
        super().__init__(sentence)
        self.ids = ids


class DecisionError(DossierError):
    """A correction that cannot be made."""


class ContradictionError(DecisionError):
    """A correction that contradicts an earlier one, which is to be undone first.

    Attributes:
        earlier: id of the earlier one.
    """

    def __init__(self, message: str, earlier: str) -> None:
        super().__init__(message)
        self.earlier = earlier


class UnknownKindError(NotFoundError, ValueError):
    """An id is of none of the kinds that there are, or not of one that is needed."""


class QueryError(DossierError):
    """A search query that cannot be understood.

    Attributes:
        start: where in the query the trouble begins, in code points.
        end: where it ends, exclusive.
    """

    def __init__(self, message: str, start: int, end: int) -> None:
        super().__init__(message)
        self.start = start
        self.end = end


class ExportError(DossierError):
    """An export could not be written."""


class ExistsError(ExportError):
    """There are files already where some are to be written."""
