"""The properties of a note: the keys of its front matter with their lines, which are kept as they are written."""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import filterfalse

from store.errors import ExportError
from store.text.language import tr

Lines = list[str]
"""The lines of a key, its comments too."""

_KEY = re.compile(r"([^\s#:-][^:]*):(?:\s|$)")
_OURS = re.compile(r'(?P<key>[a-z_]+):(?: (?P<value>"(?:[^"\\]|\\.)*"|\[\]|[\w.-]+))?')
_ITEM = re.compile(r'  - ("(?:[^"\\]|\\.)*")')
"""Lines as dossier writes them, which say what they do without a reader of YAML."""
_LEADS = re.compile(r"\[\[[^\[\]|\n]*\|")
"""Where a link leads, up to what it shows: programs put another name there when a note is given one."""


def without_leads(text: str) -> str:
    """Return a text that is the same wherever its links lead."""
    return _LEADS.sub("[[|", text)


def comments(lines: Lines) -> Lines:
    """Return the lines of a key that are comments; they are their user's, since dossier writes none."""
    return list(filter(_is_comment, lines))


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")


def is_annotated(lines: Lines) -> bool:
    """Return whether a comment stands behind a value."""
    return any(" #" in line and not (_OURS.fullmatch(line) or _ITEM.fullmatch(line)) for line in lines)


def each_once(lines: Iterable[str], name: str) -> dict[str, Lines]:
    """Return the keys of a front matter with their lines.

    Raises:
        ExportError: a key is there twice, so that one of its values would be lost.
    """
    found: dict[str, Lines] = {}
    for key, held in keyed(lines):
        if key in found:
            raise ExportError(tr("The front matter of {name} has {key} twice; mend it first.", name=name, key=key))
        found[key] = held
    return found


def keyed(lines: Iterable[str]) -> Iterator[tuple[str, Lines]]:
    """Yield the keys of a front matter with their lines; a comment goes with the key above."""
    key, held = "", Lines()
    for line in lines:
        if found := _KEY.match(line):
            if held:
                yield key, held
            key, held = found[1].strip("\"' "), []
        held.append(line)
    if held:
        yield key, held


def listed(lines: Lines, name: str = "") -> tuple[str, ...]:
    """Return the values of a key that is a list, in whichever form of YAML they are written.

    Raises:
        ExportError: it is no YAML.
    """
    value = value_of(lines, name)
    if isinstance(value, str):
        value = tuple(one.strip() for one in value.split(","))
    return tuple(one for one in value if one)


def checked(lines: Lines, name: str = "") -> str:
    """Return a checksum of the value of a key, however it is written and wherever its links lead.

    Raises:
        ExportError: it is no YAML.
    """
    value = value_of(lines, name)
    text = value if isinstance(value, str) else "\n".join(["", *value])
    return f"{zlib.crc32(without_leads(text).encode(errors='surrogatepass')):08x}"


def value_of(lines: Lines, name: str = "") -> str | tuple[str, ...]:
    """Return the value of a key: a text, or the texts of a list; what is neither is its lines as they stand.

    Raises:
        ExportError: it is no YAML.
    """
    lines = list(filterfalse(_is_comment, lines))
    if not lines:
        return ()
    ours = _OURS.fullmatch(lines[0])
    items = [_ITEM.fullmatch(line) for line in lines[1:]]
    if ours is not None and all(items):
        return _written(ours["value"], [json.loads(item[1]) for item in items if item])
    return _read("\n".join(lines), name)


def _written(value: str | None, items: list[str]) -> str | tuple[str, ...]:
    if value is None or value == "[]":
        return tuple(items)
    text: str = json.loads(value) if value.startswith('"') else value
    return text


def _read(text: str, name: str) -> str | tuple[str, ...]:
    import yaml  # a note that nobody changed needs none

    try:
        read: object = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ExportError(tr("The front matter of {name} is not valid YAML; mend it first.", name=name)) from error
    (value,) = read.values() if isinstance(read, dict) and len(read) == 1 else (text,)
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return value if isinstance(value, str) else text
