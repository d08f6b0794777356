"""Short forms that several organisations share, and forms that may be a slip of the pen.

In a brief of several items 财政部 is another one in each: it belongs to the one named in full before it in the same
item. What could be a mistyped short form (港投公诉 for 港投公司) is kept apart, to be shown as uncertain.
"""

import bisect
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.countries import is_another
from store.extraction.organisations.heads import head_of, heads
from store.extraction.organisations.words import names_place

_NEAR = 200
"""Code points within which a full name before it claims a short form that has an owner of its own (财政部)."""
_LONGEST_PLACE = 11
"""One more than the longest place before a short form: 上海市浦东新区."""


def items_of(document: Document) -> tuple[int, ...]:
    """Return where the items of an article begin: its headings, where it has several; else there is one item."""
    starts = tuple(block.start for block in document.blocks if block.kind == "heading")
    return starts if len(starts) > 1 else ()


def with_place(forms: Collection[str]) -> dict[str, list[str]]:
    """Return the forms that others have after a place (财政部: 中国财政部, 美国财政部)."""
    longer: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        for length in range(2, min(_LONGEST_PLACE, len(form) - 1)):
            rest = form[length:]
            if (
                rest in forms
                and (head_of(rest) or rest in heads())
                and (names_place(form[:length]) or form[:length] in forms)
                and not is_another(form, rest)
            ):
                longer[rest].append(form)
    return longer


def claimed(document: Document, by_form: Mapping[str, list[Candidate]], known: Collection[str]) -> dict[Candidate, str]:
    """Return the mentions of short forms that belong to a full form named before them in the same item.

    Args:
        document: the article.
        by_form: the settled spans of each folded form.
        known: folded forms that the gazetteer gives an owner; only a full form close before them claims them.
    """
    items = items_of(document)
    owners: dict[Candidate, str] = {}
    for short, longer in with_place(by_form).items():
        if len(longer) < 2 and short not in known:
            continue
        full = sorted((span.start, form) for form in longer for span in by_form[form])
        reach = _NEAR if short in known else len(document.folded)
        for span in by_form[short]:
            owner = _owner(full, items, span.start, reach)
            if owner:
                owners[span] = owner
    return owners


def _owner(full: list[tuple[int, str]], items: tuple[int, ...], place: int, reach: int) -> str:
    """Return the full form that stands last before a place, in its item and within reach, or ""."""
    before = bisect.bisect_left(full, (place, ""))
    if not before:
        return ""
    start, form = full[before - 1]
    same = bisect.bisect_right(items, start) == bisect.bisect_right(items, place)
    return form if same and place - start <= reach else ""


def slips(document: Document, forms: Iterable[str], accepted: Collection[str]) -> tuple[str, ...]:
    """Return the strings that differ from a short form of a company in their last character alone."""
    found: dict[str, None] = {}
    for form in forms:
        if 4 <= len(form) <= 6 and form.endswith(("公司", "集团")):
            beginning = form[:-1]
            known = tuple(other for other in accepted if other.startswith(beginning))
            for place in _places(document.folded, beginning):
                end = place + len(form)
                if not document.folded.startswith(known, place) and _may_end(document.folded[place:end]):
                    found[document.text[place:end]] = None
    return tuple(found)


def _places(text: str, part: str) -> Iterator[int]:
    """Yield where a part of a text stands."""
    place = text.find(part)
    while place >= 0:
        yield place
        place = text.find(part, place + 1)


def _may_end(string: str) -> bool:
    """Return whether a string may be a mistyped name: its last character is Chinese and begins no word for acts."""
    return "\u4e00" <= string[-1] <= "\u9fff" and not is_cue(string[-2:])
