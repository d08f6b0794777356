"""Players in the line-up of a team, each behind the number of the shirt: 1-林晓月、7-迪亚望（63分钟，9-许望川）."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex
from store.extraction.engine.rule import Example, Rule

LINEUP = Rule(
    "person.lineup",
    0.9,
    finds=Example("首发：1-林晓月、7-迪亚望、9-许望川、11-云岫山、14-海望。", "迪亚望"),
    leaves=Example("比分：1-林晓月、7-迪亚望。", "迪亚望"),
)
"""A number, a dash and a name, with at least four more of them in its paragraph, which the numbers do not count."""
_NUMBERED = re.compile(
    r"(?<![\d.-])(?P<number>\d{1,2})[-.](?!\d)(?:(?P<name>[\u4e00-\u9fff·]{2,8})(?=[、,;。()\s]|$))?"
)
_LEAST = 5


def lineups(document: Document) -> Iterator[Candidate]:
    """Yield the players of the line-ups, wherever they are named in the article."""
    names: dict[str, None] = {}
    for block in document.blocks:
        numbered = list(_NUMBERED.finditer(document.folded, block.start, block.end))
        found = [item["name"] for item in numbered if item["name"]]
        if len(found) >= _LEAST and not _counts([int(item["number"]) for item in numbered]):
            names |= dict.fromkeys(found)
    index = FormIndex(names)
    for player in index.find(document.folded, 0, len(document.folded) if names else 0):
        if document.token_map.is_edge(player.start) and document.token_map.is_edge(player.end):
            yield Candidate(player.start, player.end, "person", LINEUP.name, LINEUP.score)


def _counts(numbers: Sequence[int]) -> bool:
    """Return whether numbers are those of the items of a list, or of several: 1.开幕、2.致辞、3.颁奖."""
    return all(number in (1, before + 1) for before, number in pairwise(numbers))
