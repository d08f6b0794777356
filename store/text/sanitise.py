"""Characters that do something instead of saying something, taken out before anything else reads a text.

The text of an article reaches a terminal, so nothing in it may be a command. Removed are: terminal escape sequences
(ECMA-48: CSI, OSC, DCS and their kin, whole), C0 and C1 controls but tab and line feed, marks that turn the direction
of writing (Unicode Standard Annex 9: U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069), characters of no width that
are no part of an emoji, lone surrogates, noncharacters, tags and ideographic variation selectors. Separators that are
no line feed (U+000B, U+000C, U+001D to U+001F, U+0085, U+2028, U+2029) become a space: lines end at U+000A alone. Of
a flood of combining marks four are kept. What is harmless stays: emoji with their joiners, full-width forms, radicals.
"""

import re

_ESCAPES = re.compile(
    r"\x1b\[[0-?]*+[ -/]*+[@-~]|\x9b[0-?]*+[ -/]*+[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x90\x98\x9c-\x9f\n]*+(?:\x07|\x1b\\|\x9c)"  # OSC, DCS, SOS…
    r"|\x1b[ -/]*+[0-~]"  # the rest of the escapes
)
_SEPARATORS = re.compile("[\x0b\x0c\x1d\x1e\x1f\x85\u2028\u2029]")
_SILENT = re.compile(
    "[\x00-\x08\x0e-\x1c\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
_EMOJI = "\u2600-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff"
_JOINER = re.compile(f"(?<![{_EMOJI}])\u200d|\u200d(?![{_EMOJI}])")
_COMBINING = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f"
_FLOOD = re.compile(f"([{_COMBINING}]{{4}})[{_COMBINING}]++")
_SUSPECT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]|"
    f"[{_COMBINING}]{{5}}"
)


def sanitise(text: str) -> str:
    """Return `text` without characters that act on a terminal; line feeds stay where they are, in number too."""
    if not _SUSPECT.search(text):
        return text
    text = text.replace("\r\n", "\n")
    if "\r" in text:  # a line feed of old, where there is no other; else a control like any
        text = text.replace("\r", " " if "\n" in text else "\n")
    text = _SEPARATORS.sub(" ", _ESCAPES.sub("", text))
    return _FLOOD.sub(r"\1", _JOINER.sub("", _SILENT.sub("", text)))
