"""Addresses as people read them: IRIs (RFC 3987), not their characters as bytes in percent signs."""

import re
import unicodedata
from urllib.parse import quote

_ESCAPED = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_NOT_IN_IRI = re.compile(r"[^!$&()*+,./0-9:;=?@A-Z_a-z~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000effff-]")


def readable(url: str) -> str:
    """Return an address with the letters that it escapes: 400 characters of percent signs are eight of Chinese.

    What is not UTF-8 stays escaped, and so does what is no letter, number, punctuation mark or symbol. Both forms lead
    to the same page (RFC 3987, section 3.1).
    """
    return _ESCAPED.sub(_letters, url)


def _letters(match: re.Match[str]) -> str:
    try:
        decoded = bytes.fromhex(match.group().replace("%", "")).decode()
    except UnicodeDecodeError:
        return match.group()
    return "".join(one if unicodedata.category(one)[0] in "LMNPS" else quote(one) for one in decoded)


def urn(identity: str) -> str:
    """Return the id of an entity or article as an IRI."""
    return "urn:dossier:" + _NOT_IN_IRI.sub(lambda match: quote(match.group(), errors="replace"), identity)
