"""The part of a note that dossier writes, between two marks; what stands around it is the user's, and stays.

The marks are comments of HTML, which no program shows; nothing an article says can be one, since its `<` is escaped.
The first has a checksum of what stands between them, so that words that were written there by hand are known too.
"""

import hashlib
import re
from collections.abc import Iterator
from typing import NamedTuple

from store.errors import ExportError
from store.export.escaping import scalar
from store.kinds import ENTITY_KINDS

_BEGIN = re.compile(r"<!-- dossier:begin ([0-9a-f]{12}) -->\n")
_END = "<!-- dossier:end -->"
_OURS = re.compile(rf"---\ntype: (?:{'|'.join(ENTITY_KINDS)})\n")
"""How every note begins, older ones too."""
_KEY = re.compile(r"([^\s#:-][^:]*):(?:\s|$)")
_SHARED = ("tags", "aliases")
"""Lists of the front matter to which both add."""


class _Note(NamedTuple):
    """A note in its parts.

    Attributes:
        head: lines of its front matter, without the fences.
        before: what the user wrote above the part that dossier writes.
        part: that part.
        after: what the user wrote below it.
        sound: whether the part is as dossier wrote it.
    """

    head: tuple[str, ...]
    before: str
    part: str
    after: str
    sound: bool


def marked(part: str) -> str:
    """Return what dossier writes into a note between its marks."""
    return f"<!-- dossier:begin {_checksum(part)} -->\n{part}{_END}\n"


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
    head = "\n".join(["---", *_head(before.head, now.head, name), "---"])
    return f"{head}\n{before.before}{marked(now.part)}{before.after}"


def _parts(note: str) -> _Note | None:
    """Return a note in its parts; None where it has no part that dossier wrote."""
    opening = re.match(r"---\n(.*?)^---\n", note, re.DOTALL | re.MULTILINE)
    begin = _BEGIN.search(note, opening.end()) if opening else None
    end = note.find(_END, begin.end()) if begin else -1
    if opening is None or begin is None or end < 0:
        return None
    part = note[begin.end() : end]
    after = note[end + len(_END) :].removeprefix("\n")
    head = tuple(opening[1].splitlines())
    return _Note(head, note[opening.end() : begin.start()], part, after, begin[1] == _checksum(part))


def _checksum(part: str) -> str:
    """Return what tells a changed part; blanks at the ends of lines, which editors take away, change nothing."""
    lines = (line.rstrip() for line in part.rstrip().split("\n"))
    return hashlib.sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()[:12]


def _head(old: tuple[str, ...], new: tuple[str, ...], name: str) -> Iterator[str]:
    """Yield the lines of the new front matter with the user's entries of the shared lists, then the user's own keys.

    Raises:
        ExportError: the old one is not valid.
    """
    hers, ours = dict(_keyed(old)), dict(_keyed(new))
    for key in _SHARED:
        if key in hers and (listed := _listed(hers[key], name)):
            values = dict.fromkeys((*(_listed(ours[key], name) if key in ours else ()), *listed))
            ours[key] = [f"{key}:", *(f"  - {scalar(value)}" for value in values)]
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
