"""Article text made harmless in Markdown and YAML: it says what it says, marks nothing up, and is run by nothing.

CommonMark 0.31.2, section 2.4: any ASCII punctuation may be escaped with a backslash. Other programs read a note as it
lies in the file, escapes or not, so marks of two characters are taken apart: Obsidian's ==, %%, [[…]], ![[…]] and $…$;
Dataview's `key:: value` and `= query`; <% … %> of Templater; {{ … }} and {% … %} of Jekyll, Hugo and others; and the ://
of addresses that start a program.
"""

import json
import re
import unicodedata
from urllib.parse import quote

from store.export.addresses import readable

_MARKS = re.compile(
    r"[\\`*_\[\]<>|~#$^{}]|&(?=[#0-9A-Za-z])|={2,}|%{2,}|(?<=[<{])%|%(?=[>}])|:{2,}|(?<!http)(?<!https):(?=//)"
)
_RUN = re.compile(r"<(?=%)|%(?=[>}])|\{(?=[{%])|:(?=:)")
"""The first characters of marks that are obeyed wherever they stand in a file, in its front matter too."""
_LINE_START = re.compile(r"^(?:([-+=])|(\d{1,9})([.)]))(?=\s|$|-|=)")
_UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_NOT_IN_URL = re.compile(
    r"[\s<>()\[\]{}^`|\"\\$\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
    r"|%(?![0-9A-Fa-f]{2})|(?<=:):"
)
"""What RFC 3986 has in no address, what turns the direction of writing, and what means something to Obsidian."""
_NOT_IN_FILE_NAME = re.compile(
    r'[<>:"/\\|?*#^\[\]%\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]'
)
_RESERVED = re.compile(r"^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)

FILE_NAME_BYTES = 240
"""Longest file name in bytes, extension included: ext4, APFS and NTFS take 255, and a sync tool adds to it."""


def inline(text: str) -> str:
    """Return `text` as one line of Markdown that reads as exactly these characters."""
    line = " ".join(_UNPRINTABLE.sub(" ", text).split())
    escaped = _MARKS.sub(lambda match: "".join("\\" + mark for mark in match.group()), line)
    return _LINE_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", escaped)


def scalar(text: str) -> str:
    """Return `text` as a double-quoted YAML 1.2 scalar, which JSON's strings are."""
    quoted = json.dumps(
        "".join(character for character in text if not "\ud800" <= character <= "\udfff"), ensure_ascii=False
    )
    return _RUN.sub(_as_code, _UNPRINTABLE.sub(_as_code, quoted))


def _as_code(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"


def address(url: str) -> str:
    """Return a web address, readable, that can stand in a link's parentheses; "" where it is not http or https."""
    if not re.match(r"https?://", url, re.IGNORECASE):
        return ""
    return _NOT_IN_URL.sub(lambda match: quote(match.group(), safe="", errors="replace"), readable(url))


def file_name(text: str, extension: str = ".md") -> str:
    """Return a file name for `text` that Linux, macOS and Windows take, at most `FILE_NAME_BYTES` in UTF-8.

    Characters that break links in Obsidian (# ^ [ ]) are left out as well. Never empty, never a path.
    """
    name = " ".join(_NOT_IN_FILE_NAME.sub(" ", unicodedata.normalize("NFC", text)).split()).strip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    room = FILE_NAME_BYTES - len(extension.encode())
    name = name.encode()[:room].decode(errors="ignore").rstrip(". ")
    return (name or "untitled") + extension
