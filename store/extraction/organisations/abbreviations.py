"""Abbreviations of names: 港投公司 of a company, 证监会 of a public body, 公专联 of an association."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from store.extraction.organisations.heads import Head, full_heads, head_of
from store.extraction.organisations.stems import stem
from store.extraction.organisations.words import names_place

_MINISTRIES = "部局署厅"
_AUTHORITIES = f"{_MINISTRIES}委办"
_MINISTRY = 3
"""Characters: a field of two and the head."""
_DIVISIONS = range(8, 1, -1)
"""Characters of a division's name with those above it, the longest first."""


def abbreviated(forms: list[str]) -> list[tuple[str, str]]:
    """Return abbreviations of companies: 港投公司 of 香港投资管理有限公司, where only one company fits."""
    companies = [form for form in forms if form.endswith(("公司", "集团")) and len(form) >= 8]
    shorts = [form for form in forms if 3 <= len(form) <= 6 and form.endswith(("公司", "集团", "基金"))]
    fits = {short: [c for c in companies if c != short and abbreviates(short[:-2], stem(c))] for short in shorts}
    return [*_only_ones(fits), *_abbreviated_bodies(forms), *_in_full(forms), *_without_field(forms), *_of_place(forms)]


def _only_ones(fits: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Yield the short forms that only one full form fits, with it."""
    return ((short, full[0]) for short, full in fits.items() if len(full) == 1)


def _abbreviated_bodies(forms: list[str]) -> list[tuple[str, str]]:
    """Return abbreviations of public bodies (证监会, 上海证交所) and of associations (公专联 of 公共专业联盟).

    Both end in the same character, though not in the same head; an association may end in the first one of its own.
    """
    bodies: dict[str, list[tuple[str, Head]]] = defaultdict(list)
    for form in forms:
        head = head_of(form)
        if head and _heads_body(head):
            for last in {head.text[0], head.text[-1]} if head.kind == "association" else (form[-1],):
                bodies[last].append((form, head))
    shorts = [form for form in forms if 3 <= len(form) <= 6]
    fits = {short: [full for full, head in bodies[short[-1]] if _is_body(full, head, short)] for short in shorts}
    return list(_only_ones(fits))


def _in_full(forms: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the forms whose head is short for another, with the form that has it in full: 海州地院, 海州地方法院."""
    for form in forms:
        head = head_of(form)
        full = full_heads().get(head.text) if head else None
        whole = f"{form[: -len(head.text)]}{full}" if head and full else ""
        if whole in forms:
            yield form, whole


def _without_field(forms: list[str]) -> list[tuple[str, str]]:
    """Return ministries and the longer names that begin with them, behind a place or not: 国土部, 海国国土交通部."""
    fits: dict[str, list[str]] = {}
    for short in forms:
        if len(short) == _MINISTRY and short[-1] in _MINISTRIES:
            fits[short] = [full for full in forms if full != short and _begins_with(full, short)]
    return list(_only_ones(fits))


def _of_place(forms: list[str]) -> list[tuple[str, str]]:
    """Return authorities of a division whose fields are shortened, with the full name: 云岫市|人社局, 云岫市|发改委."""
    placed: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for form in forms:
        head = head_of(form)
        length = next((n for n in _DIVISIONS if names_place(form[:n]) and form[n - 2 : n] != "城乡"), 0)
        field = form[length:].replace("委员会", "委").replace("办公室", "办")
        if head and head.kind == "government" and length and field[-1:] in _AUTHORITIES:
            placed[form[:length]].append((form, field))
    fits = {
        short: [full for full, named in bodies if len(field) < len(named) and _shortens(field, named)]
        for bodies in placed.values()
        for short, field in bodies
    }
    return list(_only_ones(fits))


def _shortens(field: str, named: str) -> bool:
    """Return whether a name without its place is short for another: 人社局, but not 公安局 for 公安交管局."""
    whole = len(field) >= _MINISTRY and field[0] == named[0] and field[-1] == named[-1]
    return whole and not named.startswith(field[:-1]) and abbreviates(field, named)


def _begins_with(full: str, short: str) -> bool:
    """Return whether a name is a ministry's of two fields, the first of which is that of the short form."""
    if full[-1] != short[-1]:
        return False
    starts = [0, *(length for length in range(2, 5) if names_place(full[:length]))]
    return any(len(full) - start == 2 * _MINISTRY - 1 and full.startswith(short[:-1], start) for start in starts)


def _heads_body(head: Head) -> bool:
    """Return whether a head is one of public bodies whose names are abbreviated."""
    abbreviated = head.strength == "body" or head.kind == "association" or head.text.endswith("所")
    return len(head.text) > 1 and abbreviated


def _is_body(full: str, head: Head, short: str) -> bool:
    """Return whether a public body may be abbreviated so."""
    if len(full) < len(short) + 2 or short.endswith(head.text):
        return False
    named = full[: -len(head.text)] + head.text[0]
    places = [length for length in range(2, 5) if head.kind == "association" and names_place(full[:length])]
    return any(abbreviates(short[:-1], named[length:]) for length in (0, *places))


def abbreviates(short: str, full: str) -> bool:
    """Return whether the characters of `short` stand in `full` in order, from one of its first two, across words."""
    if len(short) < 2 or full.startswith(short) or short[0] not in full[:2]:
        return False
    position = full.index(short[0]) + 1
    for character in short[1:]:
        position = full.find(character, position) + 1
        if position == 0:
            return False
    return True
