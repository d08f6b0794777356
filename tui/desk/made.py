"""What else the rule made that found something. No Textual here."""

from typing import NamedTuple

from store.errors import DecisionError
from store.kinds import ENTITY_KINDS, KINDS
from store.text.language import listed, tr
from store.text.wording import how_many
from store.workspace import Workspace
from tui.desk.offered import About


class Made(NamedTuple):
    """What a rule made.

    Attributes:
        query: finds it all.
        ids: what that finds, kind by kind.
        sentence: what it is, in a sentence without its full stop.
    """

    query: str
    ids: tuple[str, ...]
    sentence: str


def made_by_the_rule_of(workspace: Workspace, about: About) -> Made:
    """Return what the rule made that found a mention.

    Raises:
        DecisionError: nothing is there that a rule found.
        NotFoundError: it is gone meanwhile.
    """
    if not about.subjects:
        raise DecisionError(tr("X shows what else a rule made: go to a row or a name first."))
    mentions = workspace.holdings.mentions(about.subjects[0])
    there = [one for one in mentions if (one.article, one.start) == (about.article, about.start)]
    rule = (there or [mentions[about.number % len(mentions)]])[0].why
    return made_by(workspace, rule)


def made_by(workspace: Workspace, rule: str) -> Made:
    """Return what a rule made."""
    query = f"rule:{rule}"
    panes = workspace.index.search(query).panes
    ids = tuple(one for kind in ENTITY_KINDS for one in panes[kind].ids)
    counts = ((len(panes[kind].ids), KINDS[kind].one.lower(), KINDS[kind].many.lower()) for kind in ENTITY_KINDS)
    told = listed(how_many(number, one, many) for number, one, many in counts if number)
    return Made(query, ids, tr("{rule} found {told}", rule=rule, told=told or tr("nothing")))
