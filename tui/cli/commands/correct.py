"""`dossier correct`: something that is shown wrong is put right, here and in all that is loaded later."""

import argparse

from store.errors import ContradictionError, DecisionError
from store.text.language import tr
from tui.cli.answering import add_answer, answer, said_for
from tui.cli.arguments import add_asking, add_waiting
from tui.cli.asking import agreed
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.correcting import TYPED
from tui.cli.opening import writing
from tui.terminal.streams import narrate

_EXAMPLES = """\
examples:
  dossier correct same 思谋集团 SmartMore             two rows are one
  dossier correct different 张翔 person/张翔~4f1c      two are not, whatever speaks for it
  dossier correct separate 张翔 --article article/…   in this article it is another one
  dossier correct not-one API                       no organisation, in no article, in none to come
  dossier correct rename 谷歌公司 谷歌                 what the row is called
  dossier correct alias 思谋集团 思谋                  another form of the name, found wherever it stands
  dossier correct retype 明报 organisation           no person; company, government, media … too
  dossier correct role 李家超 行政长官 --not 局长       a role that somebody has, and one that they have not
  dossier correct speaker quote/… 李家超             who said it
  dossier correct quote quote/… --text "今天很好"    where it begins and ends
  dossier correct figure figure/… --unit HKD        what a figure is worth
  dossier correct add person 陈大文                  a name that was missed, found wherever it stands
  dossier correct tag 思谋集团 跟进 核实               tags of your own; --not takes one away
  dossier correct note 思谋集团 "上市日期待核实"          a note of your own; - reads it from standard input

A name or an id says which; dossier search prints ids. dossier corrections undo takes the last one back.
"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.epilog = _EXAMPLES
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    kinds = parser.add_subparsers(dest="kind", metavar="KIND", required=True, title="what is to be corrected")
    for name, kind in TYPED.items():
        added = kinds.add_parser(name, help=kind.help)
        kind.arguments(added)
        add_answer(added)
        add_asking(added)
        add_waiting(added)


def run(call: Call) -> int:
    """Say what a correction will touch, and make it.

    Raises:
        DecisionError: it cannot be made, or not before an earlier one is undone.
    """
    try:
        return _correct(call)
    except ContradictionError as error:
        raise DecisionError(
            tr("{error} To undo it: dossier corrections undo {earlier}", error=error, earlier=error.earlier)
        ) from error


def _correct(call: Call) -> int:
    from store.corrections.telling import told

    options = call.options
    with call.workspace() as workspace:
        asked = TYPED[options.kind].asked(workspace, options)
        touching = workspace.corrections.preview(asked)
        if not agreed(options, [tr("It touches {sentence}.", sentence=touching.sentence)]):
            return NOTHING
        with writing(workspace, options):
            decision = workspace.corrections.make(asked)
    with said_for(options.format):
        says = told(decision)
    answer(options, [f"{says}."], {"decision": decision.id, "says": says})
    narrate(tr("To take it back: dossier corrections undo {id}", id=decision.id))
    return DONE
