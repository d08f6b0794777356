"""The part of a note that dossier writes, between two marks; what stands around it is the user's, and stays.

The marks are comments of HTML, which no program shows; nothing an article says can be one, since its `<` is escaped.
The first has a checksum of what stands between them, so that words that were written there by hand are known too. It
also has which tags and aliases in the front matter are dossier's: what is true no more goes, what the user added stays.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from store.errors import ExportError
from store.export.escaping import scalar
from store.kinds import ENTITY_KINDS

_BEGIN = re.compile(r"<!-- dossier:begin ([0-9a-f]{12})( \{.*\})? -->\n")
_END = "<!-- dossier:end -->"
_OURS = re.compile(rf"---\ntype: (?:{'|'.join(ENTITY_KINDS)})\n")
"""How every note begins, older ones too."""
_KEY = re.compile(r"([^\s#:-][^:]*):(?:\s|$)")
_SHARED = ("tags", "aliases")
"""Lists of the front matter to which both add."""
_OF_FIGURES = frozenset({"value", "upper", "unit", "unit_inferred"})
"""Keys that are dossier's in the note of a figure, and may be true no more."""
_Given = Mapping[str, tuple[str, ...]]
"""Values of the shared lists that are dossier's, by their keys."""


class _Note(NamedTuple):
    """A note in its parts.

    Attributes:
        head: lines of its front matter, without the fences.
        before: what the user wrote above the part that dossier writes.
        part: that part.
        after: what the user wrote below it.
        sound: whether the part is as dossier wrote it.
        given: what of the front matter is dossier's; nothing where an older version wrote it, which did not note that.
    """

    head: tuple[str, ...]
    before: str
    part: str
    after: str
    sound: bool
    given: _Given


def note(head: Iterable[str], part: str) -> str:
    """Return a note: its front matter, and what dossier writes between its marks.

    Args:
        head: the lines of the front matter, as `front_matter` has them.
        part: the text.
    """
    lines = tuple(head)
    keyed = dict(_keyed(lines[1:-1]))
    given = {key: tuple(json.loads(one.removeprefix("  - ")) for one in keyed.get(key, ())[1:]) for key in _SHARED}
    return "\n".join([*lines, "", _marked(part, given)])


def _marked(part: str, given: _Given) -> str:
    lists = ", ".join(f'"{key}": [{", ".join(map(_quoted, values))}]' for key, values in given.items() if values)
    noted = f" {{{lists}}}" if lists else ""
    return f"<!-- dossier:begin {_checksum(noted + part)}{noted} -->\n{part}{_END}\n"


def _quoted(value: str) -> str:
    """Return a value as a string of JSON in which all but letters, digits and spaces is a code: no mark of anything."""
    codes = (one if one.isalnum() or one == " " else _code(one) for one in value)
    return f'"{"".join(codes)}"'


def _code(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def renewed(old: str, new: str, name: str) -> str:
    """Return a note as it is now with all that its user wrote into the older one: words around, properties, tags.

    Args:
        old: what lies in the file.
        new: what is to be written; where it is no note, or the file has none of dossier, it is written as it is.
        name: of the file, for the sentence.

    Raises:
        ExportError: it cannot be told what of the older one is the user's.
    """
    now, before = _parts(new), _parts(old)
    if now is None:
        return new
    if before is None:
        if _OURS.match(old):
            raise ExportError(
                f"{name} is a note in which dossier's part is not marked, as older versions wrote it. Delete it, or "
                "give another name and move what you wrote there."
            )
        return new
    if not before.sound:
        raise ExportError(
            f"{name} was changed inside the part that dossier writes. Move your words above or below its marks and "
            "undo the change there, or give another name."
        )
    head = "\n".join(["---", *_head(before, now, name), "---"])
    return f"{head}\n{before.before}{_marked(now.part, now.given)}{before.after}"


def _parts(written: str) -> _Note | None:
    """Return a note in its parts; None where it has no part that dossier wrote."""
    opening = re.match(r"---\n(.*?)^---\n", written, re.DOTALL | re.MULTILINE)
    begin = _BEGIN.search(written, opening.end()) if opening else None
    end = written.find(_END, begin.end()) if begin else -1
    if opening is None or begin is None or end < 0:
        return None
    part = written[begin.end() : end]
    after = written[end + len(_END) :].removeprefix("\n")
    head, noted = tuple(opening[1].splitlines()), begin[2] or ""
    sound = begin[1] == _checksum(noted + part)
    given = {key: tuple(values) for key, values in json.loads(noted).items()} if noted and sound else {}
    return _Note(head, written[opening.end() : begin.start()], part, after, sound, given)


def _checksum(part: str) -> str:
    """Return what tells a changed part; blanks at the ends of lines, which editors take away, change nothing."""
    lines = (line.rstrip() for line in part.rstrip().split("\n"))
    return hashlib.sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()[:12]


def _head(old: _Note, new: _Note, name: str) -> Iterator[str]:
    """Yield the lines of the new front matter with the user's entries of the shared lists, then the user's own keys.

    Raises:
        ExportError: the old one is not valid.
    """
    hers, ours = dict(_keyed(old.head)), dict(_keyed(new.head))
    if "type: figure" in new.head:
        hers = {key: lines for key, lines in hers.items() if key not in _OF_FIGURES}
    for key in _SHARED:
        listed = _listed(hers[key], name) if key in hers else ()
        added = [one for one in listed if one not in old.given.get(key, ())]
        if added:
            values = dict.fromkeys((*(_listed(ours[key], name) if key in ours else ()), *added))
            ours[key] = [f"{key}:", *(f"  - {scalar(value)}" for value in values)]
        elif listed:
            del hers[key]
    for lines in (*ours.values(), *(lines for key, lines in hers.items() if key not in ours)):
        yield from lines


def _keyed(lines: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Yield the keys of a front matter with their lines; a comment goes with the key above."""
    key, held = "", list[str]()
    for line in lines:
        if found := _KEY.match(line):
            if held:
                yield key, held
            key, held = found[1].strip("\"' "), []
        held.append(line)
    if held:
        yield key, held


def _listed(lines: list[str], name: str) -> tuple[str, ...]:
    """Return the values of a key, in whichever form of YAML they are written.

    Raises:
        ExportError: it is no YAML.
    """
    import yaml  # a note that is written for the first time needs none

    try:
        read: object = yaml.load("\n".join(lines), yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise ExportError(f"The front matter of {name} is not valid YAML; mend it first.") from error
    (values,) = read.values() if isinstance(read, dict) and len(read) == 1 else ((),)
    if isinstance(values, str):
        values = [one.strip() for one in values.split(",")]
    return tuple(one for one in values if isinstance(one, str) and one) if isinstance(values, list) else ()
