"""What shells complete: commands, options and choices as the parser has them, files, folders, names of the store."""

import argparse
from collections.abc import Iterator

SHELLS = ("bash", "zsh", "fish", "powershell", "tcsh")

_ASK = "dossier search --format names --limit 30 --"
_NAMES: dict[str, object] = {
    "bash": "_dossier_names",
    "zsh": "_dossier_names",
    "fish": f"({_ASK} (commandline -ct) 2>/dev/null)",
    "powershell": "_dossier_names",
    "preamble": {
        "bash": f"""
_dossier_names() {{
  local name
  [ -n "$1" ] && {_ASK} "$1" 2>/dev/null | while IFS= read -r name; do printf '%q\\n' "$name"; done
}}""",
        "zsh": f"""
_dossier_names() {{
  local -a names
  [[ -n "$PREFIX" ]] && names=("${{(@f)$({_ASK} "$PREFIX" 2>/dev/null)}}") && compadd -U -a names
}}""",
        "powershell": f"""
function _dossier_names {{
  param([string]$WordToComplete)
  if ($WordToComplete) {{
    {_ASK} $WordToComplete 2>$null | ForEach-Object {{ if ($_ -match ' ') {{ "'$_'" }} else {{ $_ }} }}
  }}
}}""",
    },
}
"""How a shell asks for names: in pinyin as well, so that what is offered need not begin with what was typed."""
_FILES = frozenset({"FILE", "PATH"})
_NAMED = frozenset({"NAME", "QUERY"})


def script(shell: str) -> str:
    """Return what a shell is to be told, so that it completes a command line.

    Args:
        shell: its name, one of `SHELLS`.
    """
    import shtab

    from tui.cli.parser import build_parser

    parser = build_parser()
    for action, english in zip(_actions(parser), _actions(build_parser(translated=False)), strict=True):
        words = frozenset(str(english.metavar or "").split("|"))
        what: object = None
        if words & _FILES:
            what = shtab.FILE
        elif "DIR" in words:
            what = shtab.DIRECTORY
        elif words & _NAMED and action.option_strings != ["--name"]:
            what = _NAMES
        if what is not None:
            vars(action)["complete"] = what
    return str(shtab.complete(parser, shell=shell))


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Yield all arguments and options of a parser and of those inside it."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
        else:
            yield action
