"""Many files examined at a time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from store.errors import DossierError, OwnNoteError, ReadError
from store.identity.records import Place
from store.library.examined import Examined, examined
from store.library.hands import Hands, readers
from store.library.reading import Read, Task
from store.text.language import retold


def examine_many(
    paths: Sequence[Path], known: bool, elsewhere: Mapping[str, int], hands: Hands
) -> Iterator[Examined | DossierError]:
    """Yield what is found in each file, or why it could not be read; see `examine`."""
    tasks = [Task(str(path), _size(path)) for path in paths]
    with readers(hands, tasks, None, None, _Examiner(known, dict(elsewhere))) as reading:
        for step in reading.steps():
            if step.read is not None:
                yield step.read.examined or _error(step.read)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # whoever reads it says why that cannot be done


@dataclass(frozen=True)
class _Examiner:
    """What reads a file for its sake; two that read alike are equal, so that one process serves both.

    Attributes:
        known: whether the lists of known names are evidence.
        elsewhere: folded names of people that many articles of a store have, and in how many.
    """

    known: bool
    elsewhere: Mapping[str, int]

    def __call__(self, task: Task) -> Read:
        """Return what is found in a file."""
        place = Place(path=task.path)
        try:
            return Read(place, examined=examined(Path(task.path), self.known, task.data, self.elsewhere))
        except DossierError as error:
            return Read(place, error=str(error), is_own=isinstance(error, OwnNoteError))


def _error(read: Read) -> DossierError:
    return (OwnNoteError if read.is_own else ReadError)(retold(read.error))
