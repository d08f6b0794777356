"""What was nearly an organisation: words that end names, where nothing before them names anybody."""

from collections.abc import Iterable

from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.place import says
from store.extraction.lexicon import meaning
from store.extraction.organisations.known_names import GAZETTEER, propose_known
from store.extraction.organisations.naming import naming_score
from store.extraction.organisations.proposals import sure_names
from store.extraction.organisations.suffixes import Ending, judged_head, read_endings

_HEADS = "suffixes.tsv"
_NEARLY = 0.2
"""From this score on the string is told of, with all rules that speak for it."""


def nearly_organisations(document: Document, gazetteer: Gazetteer, taken: Iterable[tuple[int, int]]) -> list[NearMiss]:
    """Return the words that end names and end none where they stand first, each once.

    Args:
        document: the article prepared.
        gazetteer: the organisations that are evidence.
        taken: where names were found, or nearly found by what all rules say; a head inside them is left out.
    """
    held = {offset for start, end in taken for offset in range(start, end)}
    told: dict[str, NearMiss] = {}
    for ending in read_endings(document, sure_names(propose_known(document, gazetteer, "organisation", GAZETTEER))):
        word = ending.head.text
        if len(word) < 2 or word in told or not held.isdisjoint(range(ending.start, ending.end)):
            continue
        if ending.candidate is None or ending.candidate.score < _NEARLY:
            told[word] = _miss(ending)
    return list(told.values())


def _miss(ending: Ending) -> NearMiss:
    """Return what a head lacks."""
    start, end, head, candidate, refused = ending
    needs = f"{head.text} is {head.strength}: {meaning(_HEADS, head.strength)}"
    if candidate is not None:
        return NearMiss(candidate.start, end, f"{candidate.score:.2f} by {candidate.why}; {needs}", naming_score)
    if refused is not None:
        return NearMiss(start, end, says(refused).removeprefix("whether "), refused)
    return NearMiss(start, end, needs, judged_head)
