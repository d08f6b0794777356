"""`dossier rules`: the rules by which something is found, where each is declared, and what it must find and leave."""

import argparse

from store.text.language import tr
from tui.cli.answering import add_answer, answer
from tui.cli.arguments import as_count, as_name
from tui.cli.command import DONE, NOTHING, Call
from tui.cli.naming import find
from tui.cli.opens import Opens
from tui.terminal.streams import say, tell


def arguments(parser: argparse.ArgumentParser) -> None:
    """Tell a parser what can be given with it."""
    parser.add_argument("name", nargs="?", default="", metavar="RULE", help="only rules whose name holds this")
    parser.add_argument(
        "--made",
        type=as_name,
        metavar="ID|NAME",
        help="the rules that found this, and what else they found",
    )
    add_answer(parser)
    parser.add_argument("--limit", type=as_count, default=20, metavar="N", help="with --made: rows, default 20")


def run(call: Call) -> int:
    """Print each rule with its score, file and line, lists and examples."""
    from store.workspace import rules

    if call.options.made:
        return _made(call)
    asked: str = call.options.name
    found = [entry for entry in rules().values() if asked in entry.rule.name]
    if not found:
        tell(tr("dossier: no rule has {asked} in its name; `dossier rules` lists them all.", asked=asked))
        return NOTHING
    if call.options.format == "json":
        records = [
            {
                "name": entry.rule.name,
                "score": entry.rule.score,
                "place": entry.place,
                "lists": entry.rule.lists,
                "finds": {"words": entry.rule.finds.words, "text": entry.rule.finds.text},
                "leaves": {"words": entry.rule.leaves.words, "text": entry.rule.leaves.text},
            }
            for entry in found
        ]
        answer(call.options, (), {"rules": records})
        return DONE
    for entry in found:
        rule = entry.rule
        say(f"{rule.name}  {rule.score:.2f}  {entry.place}")
        for number, (name, holds) in enumerate(entry.reads):
            say(f"  {'' if number else tr('reads'):<7} {name}  {holds}")
        for does, example in ((tr("finds"), rule.finds), (tr("leaves"), rule.leaves)):
            text = " / ".join(example.text.splitlines())
            say(f"  {does:<7} " + tr("{words} in {text}", words=example.words, text=text))
    return DONE


def _made(call: Call) -> int:
    """Print the rules that found somebody or something, each with what else it found."""
    from store.workspace import rules
    from tui.desk.made import made_by

    known, limit = rules(), call.options.limit
    with call.workspace(Opens.TO_SHOW) as workspace:
        entity = find(workspace, call.options.made)
        names = dict.fromkeys(mention.why for mention in workspace.holdings.mentions(entity))
        every = {name: made_by(workspace, name) for name in names}
        if call.options.format == "json":
            records = [
                {"rule": name, "found": made.ids[:limit], "total": len(made.ids)} for name, made in every.items()
            ]
            answer(call.options, (), {"of": entity, "rules": records})
            return DONE
        for rule, made in every.items():
            say(f"{made.sentence}  {known[rule].place if rule in known else ''}".rstrip())
            for one in made.ids[:limit]:
                say(f"  {one}")
            if len(made.ids) > limit:
                say(tr("  and {number:,} more: dossier search {query}", number=len(made.ids) - limit, query=made.query))
    return DONE
