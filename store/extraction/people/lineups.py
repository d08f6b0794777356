"""Players in the line-up of a team, each behind the number of the shirt: 1-林晓月、7-迪亚望（63分钟，9-许望川）."""

import re
from collections.abc import Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule

LINEUP = Rule(
    "person.lineup",
    0.9,
    finds=Example("首发：1-林晓月、7-迪亚望、9-许望川、11-云岫山、14-海望。", "迪亚望"),
    leaves=Example("比分：1-林晓月、7-迪亚望。", "迪亚望"),
)
"""A number, a dash and a name, with at least four more of them in the same paragraph."""
_PLAYER = re.compile(r"(?<![\d.-])\d{1,2}[-.](?P<name>[\u4e00-\u9fff·]{2,8})(?=[、,，;；。()（）\s]|$)")
_LEAST = 5


def lineups(document: Document) -> Iterator[Candidate]:
    """Yield the players of the line-ups, wherever they are named in the article."""
    names: dict[str, None] = {}
    for block in document.blocks:
        found = list(_PLAYER.finditer(document.folded, block.start, block.end))
        if len(found) >= _LEAST:
            names |= dict.fromkeys(player["name"] for player in found)
    for name in names:
        start = document.folded.find(name)
        while start >= 0:
            yield Candidate(start, start + len(name), "person", LINEUP.name, LINEUP.score)
            start = document.folded.find(name, start + len(name))
