"""What is told of a change to the library while it goes on and when it is done; imports next to nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol


class Progress(Protocol):
    """What is told after each file, and while one is waited for."""

    def __call__(self, done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        """Be told how it goes.

        Args:
            done: how many files are done.
            total: of how many.
            path: the one being read, of several the one read for longest; the last one where none is.
            rate: how many are read in a second.
            seconds: for how long that one has been read.
        """


class LoadReport(NamedTuple):
    """What a load did.

    Attributes:
        added: ids of articles that were not there.
        changed: ids of articles whose file says something else now.
        again: ids of articles that are as they were, and in which rules, lists or other articles let find other things.
        moved: ids of articles whose file lies elsewhere now.
        unchanged: how many files were as they had been.
        missing: files (paths) in the folders given whose articles are kept, though they are not there any more.
        duplicates: files whose very text is known, with the id of its article.
        failed: files that could not be read, with a sentence each; the path is "" where the sentence alone has it.
        partial: files that were read though a rule failed at something in them, with a sentence for each such thing.
        notes: files that are no articles but notes that dossier wrote.
        left_out: files that are no articles: of kinds that are not read, in the folders given, and those notes.
        interrupted: whether it ended before all files were looked at.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    unchanged: int = 0
    missing: tuple[str, ...] = ()
    duplicates: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()
    partial: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    interrupted: bool = False

    def with_again(self, articles: Iterable[str]) -> "LoadReport":
        """Return it with articles in which others let find other things; what just came is told as that alone."""
        told = {*self.added, *self.changed, *self.again}
        return self._replace(again=(*self.again, *(one for one in articles if one not in told)))

    @property
    def problems(self) -> tuple[str, ...]:
        """A sentence for each file that could not be read, or not in full, with the name of the file in it."""
        from store.text.paths import shown  # which few reports need

        told = ((shown(Path(path)), sentence) for path, sentence in (*self.failed, *self.partial))
        return tuple(sentence if name in sentence else f"{name}: {sentence}" for name, sentence in told)


class CheckReport(NamedTuple):
    """What a check found.

    Attributes:
        problems: what is wrong, one sentence each.
        summary: what was looked at and how it is, one sentence.
        repaired: whether what was wrong was mended.
    """

    problems: tuple[str, ...]
    summary: str
    repaired: bool = False

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong now."""
        return self.repaired or not self.problems
