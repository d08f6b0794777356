"""By whom files are read: processes of this machine, or a cluster. Imports next to nothing."""

from collections.abc import Generator, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from store.errors import StoreError
from store.text.language import tr

if TYPE_CHECKING:
    from store.library.readers import Step
    from store.library.reading import Task
    from store.library.worker import Reader


class Hands(NamedTuple):
    """By whom files are read.

    Attributes:
        gives_way: whether somebody is at the keyboard, whom most processes of this machine are to let go first.
        cluster: the address of a Dask cluster's scheduler, or `local`; "" for processes of this machine.
    """

    gives_way: bool = False
    cluster: str = ""


OWN = Hands()
"""Processes of this machine, with nobody at the keyboard."""


class Reading(Protocol):
    """What reads some files."""

    def steps(self) -> Generator["Step"]:
        """Yield what becomes of each file, and now and then that nothing has come."""


def readers(
    hands: Hands, tasks: Iterable["Task"], jobs: int | None, seconds: float | None, read: "Reader"
) -> AbstractContextManager[Reading]:
    """Return what reads some files, to be entered.

    Args:
        hands: by whom.
        tasks: the files, each once.
        jobs: how many are read at a time at most; of a cluster, how many batches.
        seconds: how long one may take, see `limits_for`.
        read: what reads a file.

    Raises:
        StoreError: a cluster is asked for, and Dask is not installed.
    """
    if not hands.cluster:
        from functools import partial

        from store.library.limits import limits_for
        from store.library.readers import Readers

        limits = partial(limits_for, seconds=seconds)
        return Readers(tasks, jobs, gives_way=hands.gives_way, limits=limits, read=read)
    from store.library.batches import Batches

    try:
        from store.library.cluster import DaskCluster
    except ModuleNotFoundError as error:
        raise StoreError(
            tr("Reading on a cluster needs an extra; pip install 'dossier-tui[archive]' brings it.")
        ) from error
    return Batches(tasks, DaskCluster(hands.cluster, jobs), seconds=seconds, read=read)
