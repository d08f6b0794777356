"""Bytes to text: which encoding a file is in, and whether it was once read in a wrong one."""

import re
from functools import lru_cache
from typing import NamedTuple

from store.text.language import kept, later

_STRICT = (("gb18030", "gb2312"), ("big5hkscs", "big5"), ("cp950", "big5"))
_FREQUENT_SIMPLIFIED = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出会可也你对就里如说发成年对"
_FREQUENT_TRADITIONAL = "這為個國時來們對裏說發過後將會與於從還經開關長問學現實當機動種點無體業應"
_FREQUENT = frozenset(_FREQUENT_SIMPLIFIED + _FREQUENT_TRADITIONAL + "，。、：「」“”《》？！")
_MISREAD_BY = ("ptcp154", "cp1252", "cp1251", "mac_roman", "gb18030", "big5hkscs")
_MISREAD = re.compile(  # UTF-8's bytes of a Chinese character as they look in Cyrillic, Latin and Chinese encodings
    "[\u0400-\u04ff][\u0080-\u00bf\u0400-\u04ff\u2000-\u22ff]{2}"
    "|[\u00c0-\u00ff\u2000-\u2044][\u0080-\u00ff\u0131\u0152-\u0192\u02c6-\u02dd\u2013-\u22ff]{2}"
    "|[锛銆鈥鎴鐨涓鍦浜鏄鏈鍜鐢绾鏂鎷]|嚙"
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_NO_TEXT = (
    (b"%PDF-", later("a PDF")),
    (b"PK\x03\x04", later("a ZIP file or an office document")),
    (b"\xd0\xcf\x11\xe0", later("an office document")),
    (b"{\\rtf", later("an RTF document")),
    (b"\x89PNG", later("a picture")),
    (b"GIF8", later("a picture")),
    (b"\xff\xd8\xff", later("a picture")),
    (b"\x1f\x8b", later("a compressed file")),
    (b"7z\xbc\xaf", later("a compressed file")),
    (b"Rar!", later("a compressed file")),
    (b"\xfd7zXZ", later("a compressed file")),
    (b"\x7fELF", later("a program")),
    (b"SQLite format 3", later("a database")),
)


class Decoded(NamedTuple):
    """Text as it stands in a file.

    Attributes:
        text: with line feeds as in the file.
        encoding: Python's name of the encoding.
        warnings: what was wrong with it, one sentence each.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Return the text of a file's bytes: byte order mark, UTF-8, UTF-16, then the Chinese encodings, then a guess.

    Raises:
        UnicodeError: it is no text in any encoding.
    """
    for beginning, kind in _NO_TEXT:
        if data.startswith(beginning):
            raise UnicodeError(kept("it begins like {kind}", kind=kind))
    decoded = _decode(data)
    sample = decoded.text[:65536]
    controls = _CONTROLS.findall(sample)
    if len(controls) * 20 > len(sample) and len(set(controls)) > 4:  # one kind alone strays into real clippings
        raise UnicodeError(kept("it is full of control characters"))
    return decoded


def _decode(data: bytes) -> Decoded:
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe\x00\x00", "utf-32"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return _lenient(data, encoding)
    try:
        return _mended(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError as error:
        first = error
    if b"\0" in data:
        return _without_mark(data)
    return _nearly_utf8(data, first) or _chinese(data) or _guessed(data)


def _lenient(data: bytes, encoding: str) -> Decoded:
    """Return text of a known encoding; bytes that do not belong to it become U+FFFD, and that is reported."""
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        count = text.count("\ufffd")
        return Decoded(text, encoding, (_damaged(count, encoding.upper()),))


def _damaged(count: int, encoding: str) -> str:
    """Return a sentence about characters whose bytes are not of the encoding."""
    if count == 1:
        return kept("1 character is damaged: its bytes are no {encoding}.", encoding=encoding)
    return kept("{count} characters are damaged: their bytes are no {encoding}.", count=f"{count:,}", encoding=encoding)


def _without_mark(data: bytes) -> Decoded:
    """Return UTF-16 text that lacks its byte order mark, told by where the zero bytes of ASCII stand."""
    even, odd = data[0:4096:2].count(0), data[1:4096:2].count(0)
    if max(even, odd) > 4 * min(even, odd) and max(even, odd) > min(len(data), 4096) // 64:
        return _lenient(data, "utf-16-be" if even > odd else "utf-16-le")
    raise UnicodeError(kept("zero bytes in what is no UTF-16"))


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> Decoded | None:
    """Return UTF-8 text with a few damaged bytes, for example one that was cut inside its last character."""
    valid = len(re.findall(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}", data))
    text = data.decode("utf-8", errors="replace")
    damaged = text.count("\ufffd")
    if error.start >= len(data) - 3 or (valid > 20 * damaged and valid > 8):
        return Decoded(text, "utf-8", (_damaged(damaged, "UTF-8"),))
    return None


def _chinese(data: bytes) -> Decoded | None:
    """Return the reading among the strict Chinese ones that holds the most characters in everyday use."""
    best: tuple[float, str, str] | None = None
    for encoding, basic in _STRICT:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        foreign = [character for character in text[:20000] if ord(character) > 127]
        share = sum(_usual(character, basic) for character in foreign) / max(1, len(foreign))
        if best is None or share > best[0]:
            best = (share, encoding, text)
    return Decoded(best[2], best[1]) if best and best[0] > 0.4 else None


@lru_cache(maxsize=16384)
def _usual(character: str, basic: str) -> float:
    """Return how usual a character is: 2 for the most frequent, 1 for the first level of its standard, else 0.

    GB 2312 and Big5 both set the characters of everyday use apart, in the rows B0 to D7 and A4 to C6.
    """
    if character in _FREQUENT:
        return 2
    try:
        lead = character.encode(basic)[0]
    except UnicodeEncodeError:
        return 0
    return 1 if (0xB0 <= lead <= 0xD7 if basic == "gb2312" else 0xA4 <= lead <= 0xC6) else 0


def _guessed(data: bytes) -> Decoded:
    """Return charset-normalizer's reading of something that is neither Unicode nor Chinese.

    Raises:
        UnicodeError: it finds none.
    """
    from charset_normalizer import from_bytes  # hardly a file needs it

    found = from_bytes(data[:65536]).best()
    if found is None:
        raise UnicodeError(kept("no encoding fits"))
    text = data.decode(found.encoding, errors="replace")
    return Decoded(text, found.encoding, (kept("The encoding was guessed to be {encoding}.", encoding=found.encoding),))


def _mended(decoded: Decoded) -> Decoded:
    """Return the text with its characters put right where UTF-8 was once read as something else and saved so."""
    text = decoded.text
    found = _MISREAD.findall(text, 0, 20000) if _MISREAD.search(text, 0, 20000) else []
    foreign = sum(not character.isascii() for character in text[:20000]) if found else 0
    if len(set(found)) < 3 or len(found) * 40 < foreign + 40:  # a few, or a rule of dashes, is no encoding
        return decoded
    for encoding in _MISREAD_BY:
        lines = text.split("\n")
        garbled = mended = 0
        for number, line in enumerate(lines):
            if line.isascii():
                continue
            garbled += 1
            right = _reread(line, encoding)
            if right is not None:
                lines[number] = right
                mended += 1
        if mended and mended >= 0.8 * garbled:
            warning = kept(
                "The file is UTF-8 once read as {encoding}; its characters were put right in {mended} of {all} lines.",
                encoding=encoding.upper(),
                mended=f"{mended:,}",
                all=f"{garbled:,}",
            )
            return Decoded("\n".join(lines), decoded.encoding, (warning,))
    warning = kept("The file seems to have been read in a wrong encoding and saved so; clip it again where you can.")
    return Decoded(text, decoded.encoding, (warning,))


def _reread(line: str, encoding: str) -> str | None:
    """Return a line read as UTF-8 instead of as `encoding`; None where it was not misread so."""
    try:
        data = line.encode(encoding)
    except UnicodeEncodeError:
        if encoding != "cp1252" or not (data := _as_browsers_do(line)):
            return None
    text = data.decode("utf-8", errors="replace")
    return text if text.count("\ufffd") * 50 <= len(text) else None


def _as_browsers_do(line: str) -> bytes:
    """Return a line in windows-1252 with its five gaps filled from Latin-1 (WHATWG Encoding Standard), or b""."""
    try:
        return b"".join(
            character.encode("latin-1" if "\x80" <= character <= "\x9f" else "cp1252") for character in line
        )
    except UnicodeEncodeError:
        return b""
