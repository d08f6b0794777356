"""A file that a command writes: never over one that nobody meant, with the way to mean it."""

from collections.abc import Iterator
from contextlib import contextmanager

from store.errors import DossierError, ExistsError
from store.text.language import tr


@contextmanager
def telling_of_force() -> Iterator[None]:
    """Say with what is there already how it is overwritten.

    Raises:
        DossierError: there is a file already.
    """
    try:
        yield
    except ExistsError as error:
        raise DossierError(tr("{error} --force overwrites.", error=error)) from error
