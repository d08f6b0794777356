"""The header of an article: what its file claims about itself, before or after the heading.

YAML between `---`, TOML between `+++`, JSON (`{…}` or `;;;`), lines of `key: value` or `key:: value`. YAML is read as
strings alone (no `0020` that becomes 16, no `1:30` that becomes 90), without aliases, and where it is no YAML, line by
line: an article is never lost for its header.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import yaml

from store.articles.claims import Claim
from store.articles.labels import labels
from store.text.fold import fold
from store.text.language import kept
from store.text.sanitise import sanitise
from store.text.tables import rows

_FENCES = {"---": ("---", "..."), "+++": ("+++",), ";;;": (";;;",)}
_HEADER_LIMIT = 65536
"""Characters of a header read as a whole; more is read line by line. The largest seen in 5,000 clippings has 6,000."""
_VALUES_LIMIT = 200
_PAIR = re.compile(
    r"""\s{0,3}(?:[-*+]\s+)?["']?(?P<key>[^\s"':：=*!\[][^"':：=*\[\]]{0,39}?)["']?\s*(?P<mark>::|[:：=])(?P<value>.*)$"""
)
_ITEM = re.compile(r"\s*-\s++(.*)$")
_QUOTED = re.compile(r"^\s{0,3}>\s?")
"""What begins a line of a block quote, as which some exporters write their header."""
_OWN = ("extra", "params")
"""Where Zola and Hugo have what a site adds to their own keys: the address of the original, its author."""
_EMPHASIS = re.compile(r"^(\s*(?:[-*+]\s+)?)(\*\*|__)([^*_]{1,40})\2")


class Header(NamedTuple):
    """A header.

    Attributes:
        claims: by folded key, in the order of the file.
        body: ordinal of the first line (from 0) that is no header.
        warnings: what could not be read as it claims to be.
    """

    claims: Mapping[str, Claim]
    body: int
    warnings: tuple[str, ...] = ()


def fold_key(key: str) -> str:
    """Return the form under which a key is looked up: `Publish_Date` and `publish-date` are one."""
    return re.sub(r"[\s_:./-]", "", fold(key).casefold())


@cache
def field_keys() -> Mapping[str, tuple[str, ...]]:
    """Return the folded keys of each field, in the order in which they are asked."""
    fields: dict[str, list[str]] = {}
    for name, key in rows("store.articles", "keys.tsv"):
        fields.setdefault(name, []).append(key)
    return {name: tuple(keys) for name, keys in fields.items()}


@cache
def known_keys() -> frozenset[str]:
    """Return every key that belongs to some field."""
    return frozenset(key for keys in field_keys().values() for key in keys)


def read_header(lines: Sequence[str]) -> Header:
    """Return the header at the top of a file's lines; without one, an empty header and line 0."""
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if not lines:
        return Header({}, 0)
    opening = lines[first].strip()
    if opening in _FENCES:
        return _fenced(lines, first, opening)
    if opening.startswith("{") and (found := _json_header(lines, first)):
        return found
    return Header({}, 0)


def _fenced(lines: Sequence[str], first: int, fence: str) -> Header:
    """Return the header between two fences; without a second fence or any claim there is none."""
    size = 0
    end = None
    for number in range(first + 1, len(lines)):
        if lines[number].rstrip() in _FENCES[fence]:
            end = number
            break
        size += len(lines[number]) + 1
        if lines[number].startswith("# ") and number > first + 1 and not lines[number - 1].strip():
            break  # a heading after a blank line: the text has begun and nothing closed the header
    if end is None:
        return Header({}, 0)
    inner = lines[first + 1 : end]
    tolerant = _line_by_line(inner, first + 2)
    if size > _HEADER_LIMIT:
        return Header(tolerant, end + 1, (kept("The header is longer than 64 KB and was read line by line."),))
    if any(line.strip() for line in inner) and not tolerant:
        return Header({}, 0)
    try:
        read = _load(fence, "\n" * min(first + 1, 1000) + "\n".join(inner))  # so that errors tell the line of the file
    except ValueError as error:
        warning = kept(
            "The header is not valid {NAMES} ({error}); it was read line by line.", NAMES=_NAMES[fence], error=error
        )
        return Header(tolerant, end + 1, (warning,))
    places = {key: claim.line for key, claim in tolerant.items()}
    claims = {key: Claim(values, places.get(key, first + 2)) for key, values in _flat(read)}
    return Header(claims or tolerant, end + 1)


_NAMES = {"---": "YAML", "+++": "TOML", ";;;": "JSON"}


def _load(fence: str, text: str) -> object:
    """Return the value of a header.

    Raises:
        ValueError: it is not in the format of its fence; the message says where.
    """
    try:
        if fence == "+++":
            import tomllib  # few headers are TOML

            return tomllib.loads(text)
        if fence == ";;;":
            return json.loads(text if text.lstrip().startswith("{") else "{" + text + "}")
        return _load_yaml(text)
    except RecursionError:
        raise ValueError(kept("nested too deep")) from None


class _Strings(yaml.BaseLoader):
    """Reads every scalar as it is written, and refuses aliases: a few of them can make a terabyte."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        """Return the next node of the document.

        Raises:
            YAMLError: it is an alias.
        """
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError(kept("it has aliases"))
        return super().compose_node(parent, index)


_INVOLVED = re.compile(r"(?:^|[\s\[{,:-])[&*]|(?:[-?:] +){9}", re.MULTILINE)
"""What aliases and anchors begin with, and nodes one inside the other on one line."""
_BRACKETS = re.compile(r"[\[{]")
_MANY = 200


def _load_plain(text: str) -> object:
    """Return plain YAML, read in C in a tenth of the time; None where Python is to read it, or to say what is wrong."""
    if not yaml.__with_libyaml__ or _INVOLVED.search(text) or len(_BRACKETS.findall(text)) > _MANY:
        return None  # C knows no limit of how deep it may go
    try:
        loaded: object = yaml.load(text, yaml.CBaseLoader)
    except (yaml.YAMLError, UnicodeError):
        return None
    return loaded


def _load_yaml(text: str) -> object:
    """Return YAML as strings, lists and mappings.

    Raises:
        ValueError: it is no YAML, or has aliases.
    """
    try:
        loaded = _load_plain(text) or yaml.load(text, _Strings)
    except yaml.MarkedYAMLError as error:
        line = f"line {error.problem_mark.line + 1}: " if error.problem_mark else ""
        raise ValueError(f"{line}{error.problem}") from None
    except yaml.YAMLError as error:
        raise ValueError(str(error).partition("\n")[0]) from None
    if not isinstance(loaded, dict):
        raise ValueError(kept("no keys in it"))
    return loaded


def _json_header(lines: Sequence[str], first: int) -> Header | None:
    """Return the JSON object at the top of a file as its header, where it claims something known."""
    text = "\n".join(lines[first:])[:_HEADER_LIMIT]
    try:
        read, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    last = first + text.count("\n", 0, end)
    rest = text[end:].split("\n", 1)[0]
    claims: dict[str, Claim] = {}
    for key, values in _flat(read):
        at = next((n for n in range(first, last + 1) if key in fold_key(lines[n])), first)
        claims[key] = Claim(values, at + 1)
    if rest.strip() or not claims.keys() & known_keys():
        return None
    return Header(claims, last + 1)


def _flat(value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the folded keys of a mapping with their values as strings; those of `extra` stand behind its own."""
    if not isinstance(value, dict):
        return
    seen: set[str] = set()
    own = [inner for key in _OWN if isinstance(inner := value.get(key), dict)]
    for key, inner in (*value.items(), *(pair for fields in own for pair in fields.items())):
        folded = fold_key(str(key))
        values = tuple(_strings(inner, 0))[:_VALUES_LIMIT]
        if folded not in seen:
            seen.add(folded)
            yield folded, values


def _strings(value: object, depth: int) -> Iterator[str]:
    """Yield the strings inside a value, cleaned; `{name: X}` is X."""
    if isinstance(value, dict):
        inner = value.get("name", value.get("title"))
        children: Iterable[object] = [inner] if inner is not None else value.values()
    elif isinstance(value, list | tuple):
        children = value
        if len(value) == 1 and isinstance(value[0], list) and len(value[0]) == 1 and depth:
            children = value[0]
    else:
        cleaned = sanitise(str(value if value is not None else "")).strip()
        if cleaned:
            yield cleaned
        return
    if depth < 4:
        for child in children:
            yield from _strings(child, depth + 1)


def _line_by_line(lines: Sequence[str], first: int) -> dict[str, Claim]:
    """Return what can be understood of a header that is in no format; `first` is the number of its first line."""
    claims: dict[str, Claim] = {}
    current = ""
    for number, line in enumerate(lines, first):
        item = _ITEM.match(line)
        if item and current:
            claim = claims[current]
            if len(claim.values) < _VALUES_LIMIT:
                claims[current] = Claim((*claim.values, _unquoted(item[1])), claim.line)
            continue
        pair = _PAIR.match(line) if not line.startswith((" ", "\t")) else None
        if pair:
            current = fold_key(pair["key"])
            if current not in claims:
                claims[current] = Claim(tuple(_values(pair["value"])), number)
    return claims


def _values(text: str) -> Iterator[str]:
    """Yield the values of one line: the parts of `[a, b]`, else the line itself."""
    text = text.strip()
    if text.startswith("[") and text.endswith("]") and not text.startswith("[["):
        for part in text[1:-1].split(","):
            if value := _unquoted(part):
                yield value
    elif text not in {"", "|", ">", "|-", ">-"} and (value := _unquoted(text)):
        yield value


def _unquoted(text: str) -> str:
    """Return a value without the pair of quotation marks around it; marks that only begin it belong to it."""
    text = sanitise(text).strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'" and text[0] not in text[1:-1]:
        return text[1:-1].strip()
    return text


def read_pairs(lines: Sequence[str], start: int) -> tuple[dict[str, Claim], list[int]]:
    """Return the claims of `key: value` lines near the top of a body, and the ordinals of these lines.

    A run of such lines counts where it stands within the first twelve lines that are not blank, before any prose, and
    at least one of its keys is known.
    """
    claims: dict[str, Claim] = {}
    used: list[int] = []
    run: list[tuple[int, str, str]] = []
    seen = 0
    for number in range(start, min(len(lines), start + 60)):
        line = _QUOTED.sub("", lines[number])
        if not line.strip() or line.startswith(("#", "![")) or set(line.strip()) <= {"=", "-"}:
            continue
        seen += 1
        pair = _PAIR.match(_EMPHASIS.sub(r"\1\3", line)) if len(line) < 2000 else None
        if pair is None or pair["mark"] == "=" or seen > 12:
            break
        run.append((number, fold_key(pair["key"]), pair["value"]))
    known = {key for _, key, _ in run} & _pair_keys()
    if known:
        last = max(place for place, (_, key, _) in enumerate(run) if key in known_keys())
        for number, key, value in run[: last + 1]:  # a key that is not known (狀態) stands among those that are
            claims.setdefault(key, Claim(tuple(_values(value)), number + 1))
            used.append(number)
    return claims, used


@cache
def _pair_keys() -> frozenset[str]:
    """Return the keys that make a run of `key: value` lines a header: those of a field, but no by-line of a body."""
    fields = field_keys()
    inner = labels("bylines.tsv", "key")
    passed = {"other", "tags", "clipped"}  # which a body may have as well
    return frozenset(key for name, keys in fields.items() if name not in passed for key in keys).difference(inner)
