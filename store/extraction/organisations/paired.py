"""Names that are also common words, beside an organisation that is none: 云岫集团与极岚, 极岚、望川的员工."""

from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.organisations.known_names import GAZETTEER, is_make

PAIRED = Rule(
    "organisation.paired",
    0.4,
    finds=Example("本田与日产都在裁员。", "日产"),
    leaves=Example("本田称日产三百辆。", "日产"),
    lists=("organisations.tsv", "not_organisations.tsv"),
)
"""A known name that is also a word, joined to a known one that is none; of a product that says nothing."""
_SURE = 0.9
_JOINTS = ("、", "和", "与", "及", "以及", "/", "跟")


def propose_paired(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the ambiguous known names that one mark or joint parts from a sure one."""
    known = [candidate for candidate in candidates if candidate.why == GAZETTEER.name]
    starts = {candidate.start for candidate in known if candidate.score > _SURE}
    ends = {candidate.end for candidate in known if candidate.score > _SURE}
    products = words_of("not_organisations.tsv", "product")
    folded = document.folded
    for start, end, kind, _, score in known:
        if score > _SURE or kind != "organisation" or folded[start:end] in products or is_make(document, end):
            continue
        behind = any(folded.startswith(joint, end) and end + len(joint) in starts for joint in _JOINTS)
        before = any(folded.endswith(joint, 0, start) and start - len(joint) in ends for joint in _JOINTS)
        if behind or before:
            yield Candidate(start, end, "organisation", PAIRED.name, PAIRED.score)
