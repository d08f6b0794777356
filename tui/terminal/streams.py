"""The standard streams of a command: nothing that is printed fails for its characters, or acts on a terminal."""

import codecs
import io
import os
import re
import sys

_ESCAPES = "dossier-escapes"
"""Name of the codec error handler that `make_safe` registers."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_OBEYED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that JSON leaves as they are and a terminal obeys: they may stand in the name of a file."""


def in_utf8() -> None:
    """Begin anew in Python's UTF-8 mode where the environment knows nothing but ASCII.

    The locales C and POSIX say nothing of the encoding of arguments, file names and output. Python takes them for
    UTF-8 (PEP 538, PEP 540) unless it is told not to, and then no Chinese name could be asked for or printed.
    """
    if sys.executable and codecs.lookup(sys.getfilesystemencoding()).name == "ascii":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def make_safe() -> None:
    """Open to nothing what is closed of the streams, and have told by escapes what their encoding cannot say."""
    codecs.register_error(_ESCAPES, _escaped)
    if None in (sys.stdin, sys.stdout, sys.stderr):
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:  # else a file of the store would be one of the three
            pass
        os.close(number)
        sys.stdin = sys.stdin or os.fdopen(0, encoding="utf-8", closefd=False)
        sys.stdout = sys.stdout or os.fdopen(1, "w", encoding="utf-8", closefd=False)
        sys.stderr = sys.stderr or os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ESCAPES)


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Return what cannot be encoded as the escapes that JSON has for it, so that JSON stays JSON in any encoding."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{high:02x}{low:02x}" for high, low in zip(units[::2], units[1::2], strict=True)), error.end


def are_served() -> bool:
    """Return whether they lead to a browser, by way of `dossier serve`."""
    return os.environ.get("TEXTUAL_DRIVER", "").startswith("textual.drivers.web_driver:")


class _Spoken:
    """How much is said."""

    quiet = False


_spoken = _Spoken()


def speak(*, quiet: bool, colour: str) -> None:
    """Settle what is said, and in which colours what draws with Rich or Textual does; both ask the environment.

    Args:
        quiet: whether nothing is said but what went wrong.
        colour: "always", "never", or "auto".
    """
    _spoken.quiet = quiet
    if colour == "never":
        os.environ["NO_COLOR"] = "1"
    elif colour == "always":
        os.environ["FORCE_COLOR"] = "1"
        os.environ.pop("NO_COLOR", None)


def take_only_ascii() -> bool:
    """Return whether standard error, on which the explorer paints, takes nothing but ASCII."""
    return codecs.lookup(sys.stderr.encoding).name == "ascii"


def give_up_broken() -> None:
    """Turn away from a stream that takes no more what is left to write: Python would complain of it at its end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            stream.flush()


def words(argument: str) -> str:
    r"""Return an argument as text: bytes in it that are no UTF-8, which no text has, as `\xff`."""
    return _SURROGATE.sub(lambda match: f"\\x{ord(match.group()) & 0xFF:02x}", argument)


def visible(text: str) -> str:
    """Return text as it may be printed in one line: what a terminal obeys, a line feed too, is shown as its escape."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in words(text)
    )


def say(text: str) -> None:
    """Print lines of data; nothing in them acts on the terminal, whatever a file or an argument is called."""
    print(_harmless(text))


def tell(sentence: str) -> None:
    """Print a sentence of narration, as harmless, to standard error; where nobody listens, the work goes on."""
    try:
        print(_harmless(sentence), file=sys.stderr, flush=True)
    except OSError:
        give_up_broken()


def is_quiet() -> bool:
    """Return whether nothing is said but what went wrong."""
    return _spoken.quiet


def narrate(sentence: str) -> None:
    """Tell how it went, which who wants to hear only of trouble does without."""
    if not _spoken.quiet:
        tell(sentence)


def _harmless(text: str) -> str:
    from store.text.sanitise import sanitise  # which not every command pays for

    return sanitise(words(text))


def as_json(record: object, *, indent: int | None = 1) -> str:
    """Return a record as JSON that can be read by people and does nothing to their terminal; else as a line."""
    import json

    text = json.dumps(record, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
