"""Where a decision is about a stretch of text: how that is written down, and found again in a text that was edited.

W3C Web Annotation Data Model, 4.2.4 and 4.2.5: the exact words with what stands around them, and their position. Where
the words do not stand any more with at least one of their sides, nothing else is taken for them.
"""

from store.corrections.decisions import Anchor
from store.identity.records import ArticleSummary

_CONTEXT = 32
"""Characters of context on each side, as Hypothesis keeps."""


def anchored(text: str, article: str, digest: str, start: int, end: int) -> Anchor:
    """Return the anchor of a stretch of an article."""
    return Anchor(
        article=article,
        digest=digest,
        exact=text[start:end],
        prefix=text[max(0, start - _CONTEXT) : start],
        suffix=text[end : end + _CONTEXT],
        start=start,
    )


def is_of(anchor: Anchor, summary: ArticleSummary) -> bool:
    """Return whether an anchor may be in an article: it has that id or that very text."""
    return anchor.article == summary.id or anchor.digest == summary.digest


def place(anchor: Anchor, text: str, digest: str) -> int:
    """Return where the words of an anchor stand in a text; -1 where they do not, or in several places as likely.

    Args:
        anchor: the anchor.
        text: the text.
        digest: its SHA-256.
    """
    if digest == anchor.digest and text.startswith(anchor.exact, anchor.start):
        return anchor.start
    found: dict[int, list[int]] = {1: [], 2: []}
    start = text.find(anchor.exact) if anchor.exact else -1
    while start >= 0:
        sides = _sides(anchor, text, start)
        if sides:
            found[sides].append(start)
        start = text.find(anchor.exact, start + 1)
    likely = found[2] or found[1]
    return likely[0] if len(likely) == 1 else -1


def overlapping(words: str, text: str, where: tuple[int, int]) -> int:
    """Return where words stand that have most characters in common with a stretch of a text; -1 where none have any."""
    best, most = -1, 0
    start = text.find(words, max(0, where[0] - len(words) + 1)) if words else -1
    while 0 <= start < where[1]:
        common = min(start + len(words), where[1]) - max(start, where[0])
        if common > most:
            best, most = start, common
        start = text.find(words, start + 1)
    return best


def _sides(anchor: Anchor, text: str, start: int) -> int:
    """Return on how many sides what stands around a place is what stood there."""
    end = start + len(anchor.exact)
    before = text.endswith(anchor.prefix, 0, start) if anchor.prefix else start == 0
    after = text.startswith(anchor.suffix, end) if anchor.suffix else end == len(text)
    return before + after
