"""`dossier config`: the settings that are in effect, where each comes from, and the file for one's own."""

import argparse

from store.text.language import tr
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.viewing import add_format
from tui.settings.places import config_file, themes_folder
from tui.settings.settings import Effective
from tui.terminal.streams import as_json, narrate, say, tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--init", action="store_true", help="write a file of settings, each explained, none set")
    what.add_argument("--path", action="store_true", help="print where the file of settings is, or would be")
    parser.add_argument("--force", action="store_true", help="with --init: over a file that is there")
    add_format(parser)


def run(call: Call) -> int:
    """Show the settings, or write a file for them."""
    options = call.options
    if options.path:
        print(config_file())
        return DONE
    if options.init:
        return _init(force=options.force)
    effective = _checked(call.effective)
    _show(effective, options.format)
    for trouble in effective.troubles:
        tell(f"dossier: {trouble}")
    return NOTHING if effective.troubles else DONE


def _init(*, force: bool) -> int:
    """Write the annotated file."""
    from tui.cli.saving import telling_of_force
    from tui.settings.writing import annotated
    from tui.terminal.saving import save

    path = config_file()
    with telling_of_force():
        save(path, annotated(), overwrite=force)
    narrate(tr("{path} is written; each setting in it is explained, and none is set yet.", path=path))
    return DONE


def _checked(effective: Effective) -> Effective:
    """Return what is in effect, with what the explorer would say of themes."""
    if "theme" not in effective.said and not themes_folder().is_dir():
        return effective
    from textual.theme import BUILTIN_THEMES  # which takes long to import, and only who names a theme waits for

    from tui.screens.own_themes import own_themes
    from tui.settings.mistakes import with_known_theme
    from tui.styles.themes import DARK, LIGHT

    own, troubles = own_themes(themes_folder())
    themes = (DARK.name, LIGHT.name, *BUILTIN_THEMES, *(theme.name for theme in own))
    return with_known_theme(effective._replace(troubles=(*effective.troubles, *troubles)), themes)


def _show(effective: Effective, form: str) -> None:
    from rich.cells import cell_len

    from tui.settings.writing import as_toml, told
    from tui.text.cells import padded

    path = config_file()
    if form == "json":
        records = {
            key: {
                "value": value,
                "source": said.source if (said := effective.said.get(key)) else "default",
                "where": said.where if said else None,
            }
            for key, value, _ in told(effective)
        }
        print(as_json({"path": str(path), "exists": path.is_file(), "settings": records}))
        return
    there = "" if path.is_file() else tr(" (not there; dossier config --init writes it)")
    narrate(f"{path}{there}")
    rows = [(f"{key} = {as_toml(value)}", where) for key, value, where in told(effective)]
    widest = max(cell_len(row) for row, _ in rows)
    for row, where in rows:
        say(f"{padded(row, widest)}  # {where}")
