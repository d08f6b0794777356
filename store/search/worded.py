"""The words of all articles read into columns, some articles at a time; of those that were there before, nothing."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from store.search.codes import Codes, encode_texts, used_alone, with_new
from store.search.rows import Ints
from store.search.shelf import Shelf
from store.search.sources import Standings
from store.search.words import LINE_END, Worded
from store.text.portions import portions

_SENTENCE_ENDS = np.array([ord(end) for end in "。！？!?\n" + LINE_END], np.uint32)
_AT_A_TIME = 200
"""Articles that are read at once."""


class Read(NamedTuple):
    """The words of articles, and what is needed to read on from there.

    Attributes:
        worded: their words.
        digests: what tells each text from others.
        ends: where each sentence ends in its text.
        starts: the first sentence of each text; one more at the end.
    """

    worded: Worded
    digests: Sequence[str]
    ends: Ints
    starts: Ints


class _Page(NamedTuple):
    """The words of one article: its codes, and of each sentence where it ends in these and in the text."""

    codes: Codes
    sentences: Ints
    ends: Ints


def read_words(
    shelf: Shelf,
    text_of: Callable[[str], str],
    ahead: Callable[[Iterable[str]], object],
    known: Standings,
    pages: Ints,
    before: Read | None = None,
) -> Read:
    """Return the words of articles.

    Args:
        shelf: the articles.
        text_of: returns the text of one.
        ahead: told of which the text will be asked for.
        known: where everything stands.
        pages: of each article there its place among these; -1 where it has none.
        before: their words as they were.
    """
    reading = _Reading(text_of, ahead, before)
    found = reading.pages(shelf.ids, shelf.digests)
    lengths = np.array([len(page.codes) for page in found], np.int64)
    heads = np.concatenate(([0], np.cumsum(lengths)))
    counts = np.array([len(page.ends) for page in found], np.int64)
    starts = np.concatenate(([0], np.cumsum(counts)))
    codes: Codes = np.concatenate([page.codes for page in found]) if found else np.empty(0, np.uint16)
    ends = _joined([page.ends for page in found])
    sentences = _joined([page.sentences for page in found]) + np.repeat(heads[:-1], counts)
    counts_of = np.bincount(codes, minlength=len(reading.characters))
    worded = Worded(
        codes,
        used_alone(reading.characters, counts_of),
        counts_of,
        heads.astype(np.int32),
        sentences.astype(np.int32),
        *_sentences_of(known, pages, starts, ends),
    )
    return Read(worded, shelf.digests, ends, starts.astype(np.int32))


class _Reading:
    """Reads articles; what they were before is taken over."""

    def __init__(
        self, text_of: Callable[[str], str], ahead: Callable[[Iterable[str]], object], before: Read | None
    ) -> None:
        self._text_of = text_of
        self._ahead = ahead
        self._before = before
        self.characters = list(before.worded.characters) if before else ["", ""]

    def pages(self, ids: Sequence[str], digests: Sequence[str]) -> list[_Page]:
        """Return the words of each article."""
        earlier = {digest: page for page, digest in enumerate(self._before.digests) if digest} if self._before else {}
        found = {at: self._earlier(earlier[one]) for at, one in enumerate(digests) if one in earlier}
        fresh = [at for at in range(len(ids)) if at not in found]
        for some in portions(fresh, _AT_A_TIME):
            self._ahead([ids[at] for at in some])
            found.update(zip(some, self._read([self._text_of(ids[at]) for at in some]), strict=True))
        return [found[at] for at in range(len(ids))]

    def _earlier(self, page: int) -> _Page:
        assert self._before is not None
        worded, _, ends, starts = self._before
        codes = slice(int(worded.heads[page]), int(worded.heads[page + 1]))
        sentences = slice(int(starts[page]), int(starts[page + 1]))
        return _Page(worded.codes[codes], worded.sentences[sentences] - worded.heads[page], ends[sentences])

    def _read(self, texts: Sequence[str]) -> list[_Page]:
        lines = [text.replace("\n", LINE_END) for text in texts]
        coded = encode_texts(lines, offsets=True)
        self.characters, code_of = with_new(self.characters, coded.characters)
        codes = code_of[coded.codes]
        points = np.frombuffer("".join(f"{line}\n" for line in lines).encode("utf-32-le", "surrogatepass"), np.uint32)
        ends = np.flatnonzero(np.isin(points, _SENTENCE_ENDS))
        so_far = np.searchsorted(coded.offsets, ends, side="right")
        found, text = [], 0
        for page, line in enumerate(lines):
            first, last = np.searchsorted(ends, (text, text + len(line) + 1))
            head = coded.firsts[page]
            inside = (so_far[first:last] - head).astype(np.int32), (ends[first:last] - text).astype(np.int32)
            found.append(_Page(codes[head : coded.firsts[page + 1]], *inside))
            text += len(line) + 1
        return found


def _joined(columns: list[Ints]) -> Ints:
    return np.concatenate(columns) if columns else np.empty(0, np.int32)


def _sentences_of(known: Standings, pages: Ints, starts: npt.NDArray[np.int64], ends: Ints) -> tuple[Ints, Ints]:
    """Return of all that stands anywhere the first and the last sentence that it is in.

    Args:
        known: where everything stands.
        pages: of each article there its place among those that were read; -1 where it has none.
        starts: the first sentence of each of these.
        ends: where each sentence ends in its text.
    """
    if not len(ends):
        nowhere = np.zeros(len(known.mentions), np.int32)
        return nowhere, nowhere
    lengths = ends[starts[1:] - 1].astype(np.int64) + 1
    heads = np.concatenate(([0], np.cumsum(lengths)))
    every = ends + np.repeat(heads[:-1], np.diff(starts))
    head = heads[np.maximum(pages[known.mentions[:, 1]], 0)]
    first, last = (np.searchsorted(every, head + known.spots[:, at]).astype(np.int32) for at in (0, 1))
    return np.minimum(first, len(every) - 1), np.minimum(last, len(every) - 1)
