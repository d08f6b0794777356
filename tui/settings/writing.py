"""Settings as they are written: in one annotated file, and each beside where it comes from."""

import json
from collections.abc import Iterator

from store.text.language import later, listed, tr
from tui.settings.about import ABOUT
from tui.settings.settings import Effective, Settings, Source, field_of

_HEAD = later(
    """\
# Settings of dossier. Each line says what is so without it; take away the # before one, and change it.
#
# What is given on the command line (--set KEY=VALUE) comes before the environment (DOSSIER_THEME and so on),
# that before this file, and this file before what is usual. `dossier config` shows what is in effect, and who says
# so. DOSSIER_CONFIG names another file than this.
#
# What you change in the explorer itself (theme, columns, shape of a copy, fuzzy pinyin) is kept with the store, and
# holds there until the setting is changed here: what was said last counts.
#
# A theme of your own is a file in the folder themes beside this one, themes/NAME.toml, with the fields of a theme of
# Textual: primary = "#7fb4e8", background = "#15181e", dark = true … and under [variables] the colours of
# organisation, person, figure and quote, and of what is lit.
"""
)


def annotated() -> str:
    """Return a file of settings in which nothing is set: of each what it is for, type, usual value and an example."""
    lines = [tr(_HEAD)]
    table = ""
    for key, about in ABOUT.items():
        usual = usual_value(key)
        before, _, name = key.rpartition(".") if not isinstance(usual, dict) else (key, "", "")
        if before != table:
            table = before
            lines.append(f"[{table}]\n")
        lines += [f"# {line}" for line in tr(about.words).split("\n")]
        if isinstance(about.example, dict):
            lines += [f"# {name} = {as_toml(one)}" for name, one in about.example.items()]
            continue
        lines.append(tr("# Type: {type}.", type=type_of(key)))
        lines.append(tr("# Default: {usual}. Example: {example}", usual=as_toml(usual), example=as_toml(about.example)))
        lines.append(f"# {name} = {as_toml(usual)}\n")
    return "\n".join(lines).rstrip() + "\n"


def usual_value(key: str) -> object:
    """Return what a setting is where nobody says anything."""
    value: object = getattr(Settings(), field_of(key))
    return value


def as_toml(value: object) -> str:
    """Return a value as the file has it."""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{as_toml(name)} = {as_toml(one)}' for name, one in value.items())}}}"
    return json.dumps(value, ensure_ascii=False)


def type_of(key: str) -> str:
    """Return of which type a setting is, in words; the keys of an action are a list."""
    if key not in ABOUT:
        return tr("a list of texts")
    usual, choices = usual_value(key), ABOUT[key].choices
    several = isinstance(usual, tuple)
    if choices and several:
        return tr("a list of {choices}", choices=listed(choices))
    if choices:
        return tr("one of {choices}", choices=listed(choices))
    if several:
        return tr("a list of texts")
    return tr("true or false") if isinstance(usual, bool) else tr("a text")


def told(effective: Effective) -> Iterator[tuple[str, object, str]]:
    """Yield each setting with what it is, and where that is said: "default" for nowhere."""
    for key in ABOUT:
        value: object = getattr(effective.settings, field_of(key))
        named = {f"{key}.{name}": one for name, one in value.items()} if isinstance(value, dict) else {key: value}
        for name, one in named.items():
            said = effective.said.get(name)
            yield name, one, f"{_source(said.source)}: {said.where}" if said else tr("default")


def _source(source: Source) -> str:
    return {"file": tr("file"), "environment": tr("environment"), "command line": tr("command line")}[source]
