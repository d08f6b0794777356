"""Which settings are in effect: command line before environment before file before what is usual.

A mistake costs the setting in which it stands, and is told with the nearest that is right.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_type_hints

from tui.settings.mistakes import nearest
from tui.settings.places import config_file, variable_of
from tui.settings.settings import ABOUT, Effective, Said, Settings, field_of


def effective(given: Sequence[str] = ()) -> Effective:
    """Return what is in effect; where nobody says anything, that costs a look for the file.

    Args:
        given: on the command line, as `key=value`.
    """
    troubles: list[str] = []
    every = [*_in_file(config_file(), troubles), *_in_environment(), *_given(given, troubles)]
    if not every:
        return Effective(troubles=tuple(troubles))
    return _taken(every, troubles)


def _taken(every: Iterable[Said], troubles: list[str]) -> Effective:
    """Return the settings with what is said; the later counts, and what cannot be taken is told."""
    import msgspec

    types = get_type_hints(Settings)
    values: dict[str, object] = Settings()._asdict()
    said: dict[str, Said] = {}
    for one in every:
        if one.key not in ABOUT:
            troubles.append(f"{one.where}: there is no setting {one.key}{nearest(one.key, ABOUT)}.")
            continue
        field = field_of(one.key)
        try:
            value = msgspec.convert(one.value, types[field])
        except msgspec.ValidationError as error:
            why = _not_a_choice(one.key, one.value) or str(error).replace("`", "")
            troubles.append(f"{one.where}: {one.key} is not taken: {why}.")
            continue
        values[field] = value
        said[one.key] = one
    return Effective(msgspec.convert(list(values.values()), Settings), said, tuple(troubles))


def _not_a_choice(key: str, value: object) -> str:
    """Return what is said of a word that is none of those that may stand there, "" where that is not the trouble."""
    choices = ABOUT[key].choices
    for word in value if isinstance(value, list) else [value]:
        if choices and isinstance(word, str) and word not in choices:
            return f"{word} is none of {', '.join(choices)}{nearest(word, choices)}"
    return ""


def _in_file(path: Path, troubles: list[str]) -> Iterator[Said]:
    """Yield what a file says, where there is one; what cannot be read of it is told."""
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        troubles.append(f"{path}: {error.strerror or error}; the usual settings are taken.")
        return
    import tomllib

    from tui.settings.lines import lines_of

    try:
        text = written.decode("utf-8-sig")
        says = tomllib.loads(text)
    except ValueError as error:  # what is no TOML, and what is no UTF-8
        troubles.append(f"{path}: {error}; the usual settings are taken.")
        return
    lines = lines_of(text)
    for key, value in _flat(says, ""):
        yield Said(key, value, "file", f"{path}:{lines.get(key, 1)}")


def _flat(table: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    """Yield all that is in a table and in those inside it, by dotted keys."""
    for name, value in table.items():
        key = before + name
        if isinstance(value, dict) and key not in ABOUT:
            yield from _flat(value, f"{key}.")
        else:
            yield key, value


def _in_environment() -> Iterator[Said]:
    for key in ABOUT:
        variable = variable_of(key)
        if word := os.environ.get(variable, ""):
            yield Said(key, _as_value(key, word), "environment", variable)


def _given(given: Iterable[str], troubles: list[str]) -> Iterator[Said]:
    for words in given:
        key, equals, word = words.partition("=")
        if equals:
            yield Said(key.strip(), _as_value(key.strip(), word.strip()), "command line", f"--set {words}")
        else:
            troubles.append(f"--set {words}: that is no KEY=VALUE.")


def _as_value(key: str, word: str) -> object:
    """Return what a word means outside the file: as there, but text needs no quotation marks, and one no brackets."""
    usual = Settings._field_defaults.get(field_of(key))
    if isinstance(usual, str):
        return word
    import tomllib

    try:
        value: object = tomllib.loads(f"value = {word}")["value"]
    except tomllib.TOMLDecodeError:
        value = word
    return [value] if isinstance(usual, tuple) and not isinstance(value, list) else value
