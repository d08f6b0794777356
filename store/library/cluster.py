"""A Dask cluster that reads articles. The one module that knows Dask, imported when somebody asks for a cluster.

https://distributed.dask.org: a scheduler hands batches to workers, and a batch whose worker is gone to another one. Who
can reach a scheduler can run anything on its workers, and on whoever asks it for something: see `docs/ARCHIVE.md`.
"""

import asyncio
import logging
import warnings
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack
from time import monotonic
from types import TracebackType
from typing import Self

from distributed import Client, Scheduler, SpecCluster, Worker
from distributed.comm import connect
from distributed.scheduler import KilledWorker
from distributed.security import Security

from store.errors import DossierError, StoreError
from store.library.batch import differing, made_by, read_batch
from store.library.readers import processors
from store.library.worker import Reader
from store.text.language import retold, tr

LOCAL = "local"
"""The address of a cluster that is this process alone."""
_ANSWERING = 5.0  # seconds in which a scheduler must answer
_EMPTY = 60.0  # seconds for which a cluster may have no worker: machines start up, and come back
_LOOK = 2.0  # seconds between two looks at how many threads the workers have
_AHEAD = 3  # batches under way for each thread: one is read, one lies beside it, one is on its way here


class DaskCluster:
    """One load's part of a cluster.

    Args:
        address: of its scheduler, or `local`: a scheduler and readers of this process's own, and no socket at all,
            since whoever reached one could run anything as its user.
        jobs: how many batches may be under way at most; as many as keep all workers busy unless given.
    """

    def __init__(self, address: str, jobs: int | None = None) -> None:
        self._address = address
        self._jobs = jobs
        self._stack = ExitStack()
        self._room = 0
        self._looked = 0.0
        self._staffed = monotonic()

    def __enter__(self) -> Self:
        """Reach it, and see that all who read there find what would be found here.

        Raises:
            StoreError: it does not answer, or a worker would find other things.
        """
        _quieten()
        try:
            self._client = self._stack.enter_context(self._connected())
            self._executor = self._client.get_executor(pure=False)
            self._compare()
        except DossierError:
            self._stack.close()
            raise
        except Exception as error:  # sockets, certificates, configuration: whatever Dask and Tornado raise
            self._stack.close()
            raise StoreError(
                tr(
                    "No cluster can be reached at {address}: {reason}. Start its scheduler, or leave --cluster out.",
                    address=self._address,
                    reason=_reason(error),
                )
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def _connected(self) -> Client:
        if self._address.startswith("tls:") and not Security().get_connection_args("client").get("ssl_context"):
            raise StoreError(
                tr(
                    "{address} wants certificates, and Dask's configuration names none. Name them under "
                    "distributed.comm.tls in ~/.config/dask.",
                    address=self._address,
                )
            )
        if self._address != LOCAL:
            asyncio.run(asyncio.wait_for(_greeted(self._address), _ANSWERING))
            return Client(self._address, timeout=_ANSWERING, set_as_default=False)
        options = {"nthreads": self._jobs or processors(), "memory_limit": 0, "dashboard": False}
        cluster = SpecCluster(
            scheduler={"cls": _without_pages(Scheduler), "options": {"protocol": "inproc://", "dashboard": False}},
            workers={0: {"cls": _without_pages(Worker), "options": options}},
        )
        self._stack.enter_context(cluster)
        return Client(cluster, timeout=_ANSWERING, set_as_default=False)

    def _compare(self) -> None:
        """Refuse workers that would find other things; those that come later refuse by themselves."""
        for address, theirs in self._client.run(made_by, on_error="return").items():
            if isinstance(theirs, Exception):
                raise self._unable(f"{address}: {theirs}")
            if sentence := differing(address, theirs, made_by()):
                raise StoreError(retold(sentence))

    def room(self) -> int:
        """See `Cluster.room`."""
        now = monotonic()
        if now - self._looked > _LOOK:
            self._looked = now
            threads = self._threads()
            self._staffed = now if threads else self._staffed
            self._room = min(self._jobs or _AHEAD * threads, _AHEAD * threads)
            if now - self._staffed > _EMPTY:
                raise StoreError(tr("No worker reads at {address}. Start some.", address=self._address))
        return self._room

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError, CancelledError) as error:
            raise self._lost() from error

    def submit(self, read: Reader, asked: bytes) -> Future[bytes]:
        """See `Cluster.submit`."""
        future: Future[bytes] = self._executor.submit(read_batch, made_by(), read, asked)
        return future

    def answer(self, future: Future[bytes]) -> bytes | None:
        """See `Cluster.answer`."""
        try:
            return future.result()
        except KilledWorker:
            return None
        except CancelledError as error:
            raise self._lost() from error
        except DossierError as error:
            raise StoreError(retold(str(error))) from error
        except Exception as error:  # of a file none comes as far as this: whatever it is, it is the cluster's
            raise self._unable(f"{type(error).__name__}: {error}") from error

    def _lost(self) -> StoreError:
        return StoreError(tr("The cluster's scheduler at {address} does not answer any more.", address=self._address))

    def _unable(self, reason: str) -> StoreError:
        return StoreError(
            tr(
                "The cluster at {address} cannot read articles ({reason}). Install the same dossier on its machines, "
                "the scheduler's too.",
                address=self._address,
                reason=reason,
            )
        )


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return tr("it does not answer as a scheduler does")
    return str(error) or type(error).__name__


async def _greeted(address: str) -> None:
    """Return when a scheduler has answered: Dask's own client waits for minutes for something else that listens there.

    Raises:
        OSError: nobody answers, or not as a scheduler does.
    """
    security = Security().get_connection_args("client") if address.startswith("tls:") else {}
    comm = await connect(address, timeout=_ANSWERING, **security)
    comm.abort()


def _without_pages(server: type) -> type:
    """Return a kind of server of Dask's that serves no pages: its own listens for whoever reaches this machine."""
    return type(server.__name__, (server,), {"start_http_server": lambda *_, **__: None})


def _quieten() -> None:
    """Keep Dask from telling on standard error what a sentence tells; many of its modules have a level of their own."""
    warnings.filterwarnings("ignore", module="distributed")
    named = (name for name in logging.root.manager.loggerDict if name.startswith("distributed."))
    for name in ("distributed", "tornado.application", "asyncio", *named):
        logging.getLogger(name).setLevel(logging.CRITICAL)
