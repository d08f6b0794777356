"""The scores as a person reads them: a table, and each fault with its sentence and the rule that made it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from store.text.sentences import sentence_around
from tests.corpus.annotation import Case, Figure, Quote
from tests.corpus.scoring import Fault, Item, Scores


def table(groups: Mapping[str, Scores]) -> Iterator[str]:
    """Yield the lines of a table: the last group in full, of the others F1 or share."""
    *parts, (_, whole) = groups.items()
    yield f"{'':22}{'gold':>6}{'found':>6}{'both':>6}{'P':>7}{'R':>7}{'F1':>7}  " + "".join(f"{n:>9}" for n, _ in parts)
    for kind, tally in whole.kinds.items():
        counts = f"{tally.gold:6}{tally.found:6}{tally.both:6}"
        rates = f"{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}  "
        yield f"{kind:22}" + counts + rates + "".join(f"{part.kinds[kind].f1:9.3f}" for _, part in parts)
    for attribute, share in whole.attributes.items():
        counts = f"{share.of:6}{'':6}{share.right:6}{'':14}{share.share:7.3f}  "
        yield f"{attribute:22}" + counts + "".join(f"{part.attributes[attribute].share:9.3f}" for _, part in parts)


def explained(case: Case, faults: Sequence[Fault]) -> Iterator[str]:
    """Yield each fault of an article, its sentence and, where the extractor saw something, the rule that did."""
    for fault in faults:
        yield f"{case.name}  {fault}"
        where = fault.item.mentions[0].start if fault.item.mentions else _marked_at(case, fault.item)
        if where is not None:
            start, end, _ = sentence_around(case.article.text, case.article.blocks, where)
            rules = dict.fromkeys(place.why for place in fault.item.mentions)
            yield f"    {case.article.text[start:end]}" + "".join(f"  [{rule}]" for rule in rules)


def places(texts: Sequence[str], article: str) -> list[int | None]:
    """Return where each of these stretches begins, which are in the order of the article; None where it is not there.

    A number is not found inside a longer one.
    """
    found: list[int | None] = []
    last = (0, "")
    for text in texts:
        edges = (r"(?<![\d.,])" if text[0].isdecimal() else "", r"(?!\d|[.,]\d)" if text[-1].isdecimal() else "")
        pattern = re.compile(edges[0] + re.escape(text) + edges[1])
        match = pattern.search(article, last[0] + (text == last[1]))
        found.append(match.start() if match else None)
        last = (match.start(), text) if match else last
    return found


def _marked_at(case: Case, item: Item) -> int | None:
    """Return where something that was missed stands."""
    if isinstance(item, Figure | Quote):
        row: Sequence[Figure | Quote] = case.gold.figures if isinstance(item, Figure) else case.gold.quotes
        spots = places([one.text for one in row], case.article.text)
        return next((spot for one, spot in zip(row, spots, strict=True) if one is item), None)
    start = case.article.text.find(item.name)
    return start if start >= 0 else None
