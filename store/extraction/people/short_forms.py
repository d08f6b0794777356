"""Short forms of people the article has named in full: 鄧 after 鄧健榮, 奥特曼 after 山姆·奥特曼, Radford, 老黄, 林鄭.

A short form counts only where it can mean one person of the article, and stands where a person stands.
"""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import TokenMap
from store.extraction.lexicon import words as lexicon_words
from store.extraction.people import words
from store.text.patterns import alternatives

LAST_NAME = Rule(
    "person.last-name",
    0.8,
    finds=Example("代表团团长山姆·哈特利发表讲话。晚上，哈特利离开。", "哈特利"),
    leaves=Example("代表团团长山姆·哈特利发表讲话。晚上，哈特利公司开业。", "哈特利公司"),
    lists=("latin_not_names.tsv", "not_after_person.tsv"),
)
"""A part of a foreign name alone, after the whole."""
NICKNAME = Rule(
    "person.nickname",
    0.8,
    finds=Example("创始人黄文川到会。后来老黄走了。", "老黄"),
    leaves=Example("创始人黄文川到会。后来大黄走了。", "大黄"),
    lists=("surnames.tsv", "name_characters.tsv"),
)
"""老 and a surname."""
SURNAME_TITLE = Rule(
    "person.surname-title",
    0.8,
    finds=Example("总裁邓健明到会。后来，邓总裁表示满意。", "邓总裁"),
    leaves=Example("总裁邓健明到会。后来，何总裁表示满意。", "何总裁"),
    lists=("surnames.tsv", "name_characters.tsv", "titles.tsv"),
)
"""A surname and a title, of somebody named in full."""
SURNAME_ONLY = Rule(
    "person.surname-only",
    0.8,
    finds=Example("总裁邓健明到会。邓表示，公司会扩张。", "邓"),
    leaves=Example("总裁邓健明到会。邓小姐没来。", "邓小姐"),
    lists=("surnames.tsv", "name_characters.tsv", "after_person.tsv", "before_person.tsv"),
)
"""A surname alone that says something, of somebody named in full."""
_DOTS = re.compile(f"[{words.DOTS}]")
_JOINED = re.compile(r"[A-Z][a-z]*-[a-z]+")
"""A Chinese given name in Latin letters whose syllables a hyphen joins."""
_NEAR = 200
_WIFE = "太"
_OPENING = frozenset("，。；：！？、,;:!? \n）)」”』》〉—…")


class ShortForm(NamedTuple):
    """An occurrence of a short form; `full` is the folded full name it stands for."""

    start: int
    end: int
    full: str
    rule: Rule


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a folded full name that may stand alone, the last first; none for a Chinese name."""
    if any(dot in name for dot in words.DOTS):
        parts = [part for part in _DOTS.split(name) if len(part) >= 2]
    elif "-" in name and not name.isascii():
        parts = [part for part in name.split("-") if len(part) >= 2]
    elif " " in name and name.isascii():
        parts = [part for part in name.split(" ") if len(part) >= 3 and part[0].isupper() and "." not in part]
        blocked = lexicon_words("latin_not_names.tsv")
        parts = [part for part in parts if part not in blocked and part != "III"]
        if len(parts) >= 2 and _JOINED.fullmatch(parts[-1]):
            return (parts[0] if len(parts) == 2 else parts[1],)  # Tam Wing-lai, Grace Tam Wing-lai
    else:
        return ()
    return tuple(dict.fromkeys((parts[-1], parts[0]))) if parts else ()


def surname_of(name: str) -> str:
    """Return the surname of a folded Chinese name, or "" for a name of another kind."""
    if not 2 <= len(name) <= 4 or any(not words.is_han(character) for character in name):
        return ""
    if len(name) >= 3 and words.surnames().get(name[:2], (0, ""))[1] in ("compound", "double", "japanese"):
        return name[:2]
    if len(name) == 4:
        joined = all(words.surnames().get(character, (0, ""))[0] >= 2 for character in name[:2])
        return name[:2] if joined else ""
    return name[0] if name[0] in words.surnames() else ""


def find_short_forms(document: Document, names: Sequence[tuple[int, int, str]]) -> Iterator[ShortForm]:
    """Return the short forms of the people who are named in full.

    Args:
        document: the article.
        names: where full names stand, in order: start, end, folded full name.
    """
    yield from _name_parts(document, names)
    yield from _surnames(document, names)


def _name_parts(document: Document, names: Sequence[tuple[int, int, str]]) -> Iterator[ShortForm]:
    """Return where parts of foreign names stand alone."""
    unique = {part: next(iter(full)) for part, full in owners(names).items() if len(full) == 1}
    if not unique:
        return
    pattern = re.compile(alternatives(unique))
    text = document.folded
    taken = {position for start, end, _ in names for position in range(start, end)}
    first = {name: start for start, _, name in reversed(list(names))}
    for block in document.blocks:
        for match in pattern.finditer(text, block.start, block.end):
            start, end = match.span()
            if start in taken or end - 1 in taken or not alone(text, start, end):
                continue
            if _is_cut_out(document.token_map, start, end):
                continue
            if words.not_after_person().after(text, end) and not words.after_person().after(text, end):
                continue
            full = unique[match.group()]
            if match.group() != parts_of(full)[0] and start < first[full]:
                continue  # a given name alone means its bearer only once the full name has been said
            yield ShortForm(start, end, full, LAST_NAME)


def owners(names: Iterable[tuple[int, int, str]]) -> dict[str, set[str]]:
    """Return the foreign names that each part which may stand alone belongs to: it means one of them or nobody."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in {name for _, _, name in names}:
        for part in parts_of(name):
            found[part].add(name)
    return found


def alone(text: str, start: int, end: int) -> bool:
    """Return whether a part of a name is a whole word there: no letter goes on, no dot joins it to another name."""
    left, right = text[start - 1 : start], text[end : end + 1]
    if (left and left in words.DOTS) or (right and right in words.DOTS):
        return False
    if text[start].isascii():
        joined = (left.isascii() and left.isalnum()) or (right.isascii() and right.isalnum())
        return not joined and left not in ("@", "/", "-")
    return True


def _is_cut_out(tokens: TokenMap, start: int, end: int) -> bool:
    """Return whether a part of a name would only be a piece of a word of the dictionary: 圣|安东尼|奥."""
    whole = tokens.at(start)
    return whole is not None and whole.known and end <= whole.end and end - start < len(whole.text)


def _surnames(document: Document, names: Sequence[tuple[int, int, str]]) -> Iterator[ShortForm]:
    """Return where a surname alone, 老 and a surname, or a surname and a title stand for somebody named before."""
    known = bearers(document, names)
    if not known:
        return
    text = document.folded
    taken = {position for start, end, _ in names for position in range(start, end)}
    pattern = re.compile(alternatives(known))
    for block in document.blocks:
        for match in pattern.finditer(text, block.start, block.end):
            start, end = match.span()
            if start in taken:
                continue
            if match.group()[1:] == _WIFE:
                form = (start, end, SURNAME_TITLE) if document.token_map.is_edge(end) else None
            else:
                form = surname_form(text, (block.start, block.end), start, end, document.token_map)
            if form is None:
                continue
            full = known[match.group()].at(start, nickname=form[2] is NICKNAME)
            if full:
                known[match.group()].name_again(start, full)
                yield ShortForm(form[0], form[1], full, form[2])


def surname_form(
    text: str, limits: tuple[int, int], start: int, end: int, tokens: TokenMap
) -> tuple[int, int, Rule] | None:
    """Return the short form around a surname, with its rule, or None where it is an ordinary character."""
    if end >= limits[1]:
        return None
    token = tokens.at(start)
    before = text[start - 1] if start > limits[0] else "\n"
    if token is None:
        return None
    if before in "老小阿" and end - start == 1 and token.start >= start - 1:
        return (start - 1, end, NICKNAME) if token.end == end else None
    if token.start != start or (token.end > end and token.known):
        return None
    title = _title_after(text, end, limits[1], tokens)
    if title and (token.end <= end + len(title) or not token.known):
        return start, end + len(title), SURNAME_TITLE
    opened = before in _OPENING or bool(words.before_person().before(text, start)) or before in "而但由"
    opened = opened or _after_time(start, limits[0], tokens)
    return (start, end, SURNAME_ONLY) if end - start > 1 or (opened and _speaks(text, end)) else None


def _after_time(start: int, least: int, tokens: TokenMap) -> bool:
    """Return whether a word for when ends where a surname begins (昨日邓提到)."""
    before = tokens.at(start - 1) if start > least else None
    return before is not None and before.tag == "t" and before.end == start


def _title_after(text: str, end: int, limit: int, tokens: TokenMap) -> str:
    """Return the title or address that follows a surname and ends there (邓总裁, 邓总), or ""."""
    title = words.titles_after().after(text, end)
    usual = len(title) > 1 or title in words.name_characters("short-title")
    if usual and words.closes(text, end + len(title), limit):
        return title
    address = text[end : end + 2]
    ends = address in words.addresses() and len(title) <= len(address) and tokens.is_edge(end + len(address))
    return address if ends else ""


def _speaks(text: str, end: int) -> bool:
    """Return whether what follows a lone surname is what a person does: says, thinks, is said of with an adverb."""
    following = words.after_person()
    for _ in range(3):
        word = following.after(text, end)
        if word and (following.weights[word] == 3.0 or len(word) > 1):
            return True
        if text[end : end + 2] in words.name_characters("adverbs"):
            end += 2
        elif text[end : end + 1] in words.name_characters("adverb"):
            end += 1
        else:
            return text[end : end + 1] in words.name_characters("toward")
    return False


class Bearers:
    """Who bears a surname in an article, and where they are named."""

    def __init__(self, named: Sequence[tuple[int, str]]) -> None:
        """Keep the places, which are in order, with the names."""
        self._starts = [start for start, _ in named]
        self._names = [name for _, name in named]
        self._different = len(set(self._names)) > 1

    def at(self, position: int, *, nickname: bool) -> str:
        """Return whom the surname means at a position: the only bearer, or the one named last before it, or ""."""
        if not self._different:
            return self._names[0] if nickname or self._starts[0] < position else ""
        number = bisect.bisect_left(self._starts, position) - 1
        near = number >= 0 and position - self._starts[number] < _NEAR
        return self._names[number] if near and not nickname else ""

    def name_again(self, position: int, name: str) -> None:
        """Remember that a surname alone meant somebody, for those that follow it."""
        if self._different:
            number = bisect.bisect_left(self._starts, position)
            self._starts.insert(number, position)
            self._names.insert(number, name)


def bearers(document: Document, names: Sequence[tuple[int, int, str]]) -> dict[str, Bearers]:
    """Return who bears each surname of an article that is no word of structure; who only signs it is not meant."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for start, _, name in names:
        if document.block_at(start).kind == "byline":
            continue
        surname = surname_of(name)
        if surname and surname not in words.name_characters("function-alone"):
            found[surname].append((start, name))
        _, kind = words.surnames().get(surname, (0, "double"))
        if len(surname) > 1 and kind == "double":  # 林周月娥 has her husband's name first: 林太
            found[surname[0] + _WIFE].append((start, name))
    return {surname: Bearers(every) for surname, every in found.items()}
