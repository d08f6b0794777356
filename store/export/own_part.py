"""The part of a note that dossier writes, between two marks; what stands around it is the user's, and stays.

The marks are comments of HTML, which no program shows; nothing an article says can be one, since its `<` is escaped.
The first has a checksum of what stands between them, so that words that were written there by hand are known too. It
also notes what of the front matter is dossier's: which tags and aliases, and a checksum of each property. What is true
no more goes, what the user added or changed stays. All this is in the note itself, which may be moved, renamed, synced.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from store.errors import ExportError
from store.export.escaping import scalar
from store.export.properties import (
    Lines,
    checked,
    comments,
    each_once,
    is_annotated,
    keyed,
    listed,
    value_of,
    without_leads,
)
from store.kinds import ENTITY_KINDS, NOTE_MARK
from store.text.language import later, tr

_BEGIN = re.compile(r"<!-- dossier:begin ([0-9a-f]{12})( \{.*\})? -->\n")
_ANY_BEGIN = "<!-- dossier:begin "
_END = "<!-- dossier:end -->"
_OURS = re.compile(rf"---\ntype: (?:{'|'.join(ENTITY_KINDS)})\n")
"""How every note begins, older ones too."""
_SHARED = ("tags", "aliases")
"""Lists of the front matter to which both add."""
_PROPERTIES = "properties"
"""What the checksums of the other properties are noted as."""
_OF_FIGURES = frozenset({"value", "upper", "unit", "unit_inferred"})
"""Keys that are dossier's in the note of a figure that an older version wrote, and may be true no more."""
_KEPT = later("Kept from the part that dossier writes")
_Given = Mapping[str, tuple[str, ...]]
"""What of a front matter is dossier's: values of the shared lists by their keys, and checksums of properties."""


class Parts(NamedTuple):
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

    @property
    def is_untouched(self) -> bool:
        """Whether there is nothing of the user in it, as far as that was noted."""
        if not self.sound or self.before.strip() or self.after.strip():
            return False
        lines = dict(keyed(self.head))
        noted = _noted(self)
        if any(comments(value) for value in lines.values()):
            return False
        shared = all(listed(lines.get(key, [])) == self.given.get(key, ()) for key in _SHARED)
        others = {key: value for key, value in lines.items() if key not in (*_SHARED, NOTE_MARK)}
        return shared and {key: checked(value) for key, value in others.items()} == noted


class Merged(NamedTuple):
    """A note as it is now, with all that its user wrote into the older one.

    Attributes:
        text: the note.
        changed: names of dossier's properties that the user has changed, or taken away; they stay so.
    """

    text: str
    changed: tuple[str, ...] = ()


def note(head: Iterable[str], part: str) -> str:
    """Return a note: its front matter, and what dossier writes between its marks.

    Args:
        head: the lines of the front matter, as `front_matter` has them.
        part: the text.
    """
    lines = tuple(head)
    return "\n".join([*lines, "", _marked(part, _given(dict(keyed(lines[1:-1]))))])


def _given(ours: Mapping[str, Lines]) -> _Given:
    shared = {key: listed(ours.get(key, [])) for key in _SHARED}
    others = (f"{key} {checked(lines)}" for key, lines in ours.items() if key not in (*_SHARED, NOTE_MARK))
    return {**shared, _PROPERTIES: tuple(others)}


def _marked(part: str, given: _Given) -> str:
    lists = ", ".join(f'"{key}": [{", ".join(map(_quoted, values))}]' for key, values in given.items() if values)
    noted = f" {{{lists}}}" if lists else ""
    return f"{_ANY_BEGIN}{_checksum(noted + part)}{noted} -->\n{part}{_END}\n"


def _quoted(value: str) -> str:
    """Return a value as a string of JSON in which all but letters, digits and spaces is a code: no mark of anything."""
    codes = (one if one.isalnum() or one == " " else _code(one) for one in value)
    return f'"{"".join(codes)}"'


def _code(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def renewed(old: str, new: str, name: str, present: Callable[[str], str] = str) -> str:
    """Return a note as it is now with all that its user wrote into the older one: words around, properties, tags.

    Args:
        old: what lies in the file.
        new: what is to be written; where it is no note, or the file has none of dossier, it is written as it is.
        name: of the file, for the sentence.
        present: from an id that somebody had to the one they have.

    Raises:
        ExportError: it cannot be told what of the older one is the user's, or it is the note of somebody else.
    """
    now, before = parts_of(new), parts_of(old)
    if now is None:
        return new
    whose = _subject(before) if before is not None else ""
    if whose and present(whose) != present(_subject(now)):
        raise ExportError(
            tr(
                "{name} is the note of {whose}. Give another name for that of {subject}.",
                name=name,
                whose=whose,
                subject=_subject(now),
            )
        )
    if before is None:
        if _OURS.match(old):
            raise ExportError(
                tr(
                    "{name} is a note in which dossier's part is not marked, as older versions wrote it. Delete it, "
                    "or give another name and move what you wrote there.",
                    name=name,
                )
            )
        return new
    return merged(old, new, name).text


def _subject(note: Parts) -> str:
    """Return the id of whom a note is of, "" where its user took that away."""
    whose = value_of(dict(keyed(note.head)).get(NOTE_MARK, []))
    return whose if isinstance(whose, str) else ""


def merged(old: str, new: str, name: str, *, force: bool = False) -> Merged:
    """Return a note as it is now with all that its user wrote into the older one.

    Args:
        old: what lies in the file, a note of dossier.
        new: what dossier writes.
        name: of the file, for the sentence.
        force: whether the part is written anew although it was changed by hand: what stood there stands below then.

    Raises:
        ExportError: it cannot be told what of the older one is the user's.
        ValueError: what is to be written is no note.
    """
    plain = _plain(old)
    now, before = parts_of(new), parts_of(plain)
    if now is None:
        raise ValueError("what is to be written is no note of dossier")
    if before is None or not before.sound:
        if not force:
            raise ExportError(
                tr(
                    "{name} was changed inside the part that dossier writes. Move your words above or below its "
                    "marks and undo the change there, or give another name.",
                    name=name,
                )
            )
        before = _taken_apart(plain, now.part, name)
    head, changed = _head(before, now, name)
    text = "\n".join(["---", *head, "---"]) + f"\n{before.before}{_marked(now.part, now.given)}{before.after}"
    return Merged(text.replace("\n", "\r\n") if "\r\n" in old else text, changed)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def is_sound(text: str) -> bool:
    """Return whether the part of a note that dossier writes is there, as it was written."""
    parts = parts_of(_plain(text))
    return parts is not None and parts.sound


def parts_of(written: str) -> Parts | None:
    """Return a note in its parts; None where it has no part that dossier wrote, or cannot be told where that ends."""
    opening = _opening(written)
    begin = _BEGIN.search(written, opening.end()) if opening else None
    end = written.find(_END, begin.end()) if begin else -1
    if opening is None or begin is None or end < 0:
        return None
    part = written[begin.end() : end]
    after = written[end + len(_END) :].removeprefix("\n")
    noted = begin[2] or ""
    sound = begin[1] == _checksum(noted + part) and _ANY_BEGIN not in after and _END not in after
    given = _given_in(begin) if sound else {}
    return Parts(_lines(opening), written[opening.end() : begin.start()], part, after, sound, given)


def _given_in(begin: re.Match[str] | None) -> _Given:
    """Return what the first mark notes; nothing where that cannot be read any more."""
    try:
        noted = json.loads(begin[2]) if begin is not None and begin[2] else {}
        return {key: tuple(values) for key, values in noted.items()}
    except ValueError:
        return {}


def _opening(written: str) -> re.Match[str] | None:
    return re.match(r"---\n(.*?)^---\n", written, re.DOTALL | re.MULTILINE)


def _lines(opening: re.Match[str]) -> tuple[str, ...]:
    """Return the lines between the fences, as editors see lines: other separators are part of what is written."""
    return tuple(opening[1].removesuffix("\n").split("\n")) if opening[1] else ()


def _taken_apart(written: str, now: str, name: str) -> Parts:
    """Return a note whose part was changed by hand as one in which what stood there, and is not said now, stands below.

    Raises:
        ExportError: it has no front matter any more.
    """
    opening = _opening(written)
    if opening is None:
        raise ExportError(tr("{name} has no properties any more.", name=name))
    before, mark, rest = written[opening.end() :].partition(_ANY_BEGIN)
    noted, _, rest = rest.partition("\n")
    part, _, after = rest.partition(_END)
    said = {line.strip() for line in now.split("\n")}
    lines = [line for line in _without_marks(part) if line.strip() not in said]
    kept = f"\n## {tr(_KEPT)}\n\n" + "\n".join(lines) + "\n" if lines else ""
    above = before if mark else f"{before.rstrip()}\n\n"
    begin = _BEGIN.match(f"{mark}{noted}\n")
    below = "\n".join(_without_marks(after.removeprefix("\n")))
    return Parts(_lines(opening), above, part, kept + below, True, _given_in(begin))


def _without_marks(text: str) -> list[str]:
    return [line for line in text.split("\n") if not line.startswith((_ANY_BEGIN, _END))]


def _checksum(part: str) -> str:
    """Return what tells a changed part; blanks at the ends of lines, which editors take away, change nothing."""
    lines = (line.rstrip() for line in without_leads(part).rstrip().split("\n"))
    return hashlib.sha256("\n".join(lines).encode(errors="surrogatepass")).hexdigest()[:12]


def _head(old: Parts, new: Parts, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the lines of the new front matter with what is the user's, and which of dossier's properties they changed.

    The user's are their entries of the shared lists, their own keys, and dossier's keys with other values than noted.

    Raises:
        ExportError: the old one is not valid.
    """
    hers, ours = each_once(old.head, name), dict(keyed(new.head))
    changed = _changed(hers, ours, old, name)
    for key in _SHARED:
        values = listed(hers[key], name) if key in hers else ()
        added = [one for one in values if one not in old.given.get(key, ())]
        if added:
            both = dict.fromkeys((*listed(ours.get(key, []), name), *added))
            ours[key] = [f"{key}:", *(f"  - {scalar(value)}" for value in both)]
        elif values:
            del hers[key]
    for key in changed:
        ours.pop(key, None)
    for key, lines in ours.items():
        ours[key] = [*lines, *comments(hers.get(key, []))]
    older = _OF_FIGURES if not _noted(old) and "type: figure" in new.head else ()
    gone = {*_noted(old), *older} - {*changed}
    own = (lines for key, lines in hers.items() if key not in ours and key not in gone)
    return tuple(line for lines in (*ours.values(), *own) for line in lines), changed


def _noted(note: Parts) -> Mapping[str, str]:
    """Return the checksums of the properties that dossier wrote, by their names."""
    return dict(one.split() for one in note.given.get(_PROPERTIES, ()))


def _changed(hers: Mapping[str, Lines], ours: Mapping[str, Lines], old: Parts, name: str) -> tuple[str, ...]:
    """Return which of dossier's properties are not as it wrote them, or were the user's before it wrote them.

    Raises:
        ExportError: they are not valid.
    """
    noted = _noted(old)
    changed = [
        key
        for key, value in noted.items()
        if key not in hers or is_annotated(hers[key]) or checked(hers[key], name) != value
    ]
    known = (*noted, *_SHARED, NOTE_MARK)
    return (*changed, *(key for key in hers if noted and key in ours and key not in known))
