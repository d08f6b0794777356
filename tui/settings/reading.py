"""Which settings are in effect: command line before environment before file before what is usual.

A mistake costs the setting in which it stands, and is told with the nearest that is right.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar, get_type_hints

from store.text.language import listed, tr
from tui.settings.places import CONFIG, PREFIX, STORE, config_file, variable_of
from tui.settings.settings import Effective, Said, Settings, field_of

_OWN_LISTS = frozenset({"titles", "outlets"})
"""Lists of words, of which each must be one that extraction can take."""
_KEYS = "keys."
"""What the keys of actions begin with, as settings."""
_Kind = TypeVar("_Kind")


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


class _MistakeError(Exception):
    """What is said cannot be taken; the sentence says why."""


def _taken(every: Iterable[Said], troubles: list[str]) -> Effective:
    """Return the settings with what is said; the later counts, and what cannot be taken is told."""
    import msgspec

    from tui.keys.own import own_keys

    values: dict[str, object] = Settings()._asdict()
    keys: dict[str, tuple[str, ...]] = {}
    said: dict[str, Said] = {}
    for one in every:
        try:
            if one.key.startswith(_KEYS):
                keys[one.key.removeprefix(_KEYS)] = _meant_keys(one)
            else:
                values[field_of(one.key)] = _meant(one)
        except _MistakeError as mistake:
            troubles.append(f"{one.where}: {mistake}.")
        else:
            said[one.key] = one
    if keys:
        troubles += (f"{said[_KEYS + clash.identity].where}: {clash.sentence}" for clash in own_keys(keys).clashes)
    values["keys"] = keys
    return Effective(msgspec.convert(list(values.values()), Settings), said, tuple(troubles))


def _meant(one: Said) -> object:
    """Return the value of a setting as its type has it.

    Raises:
        _MistakeError: there is no such setting, or it is nothing of the kind.
    """
    from tui.settings.about import ABOUT
    from tui.settings.mistakes import nearest

    if one.key not in ABOUT:
        raise _MistakeError(tr("there is no setting {key}{nearest}", key=one.key, nearest=nearest(one.key, ABOUT)))
    if f"{one.key}." == _KEYS:
        raise _MistakeError(tr("keys is a table; write keys.zoom, as dossier keys names the actions"))
    choices = ABOUT[one.key].choices
    for word in one.value if isinstance(one.value, list) else [one.value]:
        if choices and isinstance(word, str) and word not in choices:
            only, near = listed(choices), nearest(word, choices)
            text = tr(
                "{key} cannot be {word}, only {choices}{nearest}", key=one.key, word=word, choices=only, nearest=near
            )
            raise _MistakeError(text)
    value: object = _converted(one, get_type_hints(Settings)[field_of(one.key)])
    if one.key in _OWN_LISTS and isinstance(value, tuple):
        from tui.settings.own_lists import mistake_in

        for sentence in filter(None, (mistake_in(one.key, word) for word in value)):
            raise _MistakeError(sentence)
    return value


def _meant_keys(one: Said) -> tuple[str, ...]:
    """Return the keys that somebody gives an action.

    Raises:
        _MistakeError: there is no such action or key.
    """
    from tui.keys.own import is_key
    from tui.keys.table import KEYS
    from tui.settings.mistakes import nearest

    action, known = one.key.removeprefix(_KEYS), [key.id for key in KEYS]
    if action not in known:
        raise _MistakeError(tr("there is no action {action}{nearest}", action=action, nearest=nearest(action, known)))
    names = _converted(one._replace(value=[one.value] if isinstance(one.value, str) else one.value), tuple[str, ...])
    for name in names:
        if not is_key(name):
            raise _MistakeError(
                tr(
                    "{key}: there is no key {name}, only such as x, f5, ctrl+x, shift+tab, pagedown",
                    key=one.key,
                    name=name,
                )
            )
    return tuple(dict.fromkeys(names))


def _converted(one: Said, kind: type[_Kind]) -> _Kind:
    """Return what is said as a value of a type.

    Raises:
        _MistakeError: it is none.
    """
    import msgspec

    try:
        return msgspec.convert(one.value, kind)
    except msgspec.ValidationError as error:
        from tui.settings.writing import as_toml, type_of

        text = tr("{key} must be {type}, not {value}", key=one.key, type=type_of(one.key), value=as_toml(one.value))
        raise _MistakeError(text) from error


def _in_file(path: Path, troubles: list[str]) -> Iterator[Said]:
    """Yield what a file says, where there is one; what cannot be read of it is told."""
    try:
        written = path.read_bytes()
    except FileNotFoundError:
        return
    except OSError as error:
        troubles.append(tr("{path}: {why}; the usual settings are taken.", path=path, why=error.strerror or error))
        return
    import tomllib

    from tui.settings.lines import lines_of

    try:
        text = written.decode("utf-8-sig")
        says = tomllib.loads(text)
    except ValueError as error:  # what is no TOML, and what is no UTF-8
        troubles.append(tr("{path}: {why}; the usual settings are taken.", path=path, why=error))
        return
    lines = lines_of(text)
    for key, value in _flat(says, ""):
        yield Said(key, value, "file", f"{path}:{lines.get(key, 1)}")


def _flat(table: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    """Yield all that is in a table and in those inside it, by dotted keys."""
    for name, value in table.items():
        key = before + name
        if isinstance(value, dict):
            yield from _flat(value, f"{key}.")
        else:
            yield key, value


def _in_environment() -> Iterator[Said]:
    if not any(name.startswith(PREFIX) and name not in (CONFIG, STORE) for name in os.environ):
        return
    from tui.settings.about import ABOUT  # with all columns that there are, which who says nothing does without

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
            troubles.append(tr("--set {words}: that is no KEY=VALUE.", words=words))


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
