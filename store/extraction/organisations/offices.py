"""Offices that are called by whose or where they are: a candidate's campaign office, a police post of a precinct.

Those that are called by their field alone are in bare.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule

CAMPAIGN = Rule(
    "organisation.campaign",
    0.75,
    finds=Example("记者向候选人林晓月竞选办公室查询。", "林晓月竞选办公室"),
    leaves=Example("记者向竞选办公室查询。", "竞选办公室"),
)
"""A person and the office that runs the campaign."""
POST = Rule(
    "organisation.post",
    0.75,
    finds=Example("新北市青山分局云林所所长林晓月说明。", "新北市青山分局云林所"),
    leaves=Example("新北市青山分局查获赌博场所。", "新北市青山分局查获赌博场所"),
    lists=("suffixes.tsv",),
)
"""A precinct and two or three characters before 所, as papers of Taiwan call its posts."""
_PERSON = 0.6
_LIKELY = 0.4
_CAMPAIGN = re.compile(r"竞选(?:办公室|办事处|办|总部)(?![法理])")


@cache
def _post() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{2,3}?(?:派出)?所(?=所?长|副所长|员警|警员|警方|巡|[,，。、;；])")


def propose_offices(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the campaign offices of the people of an article, and the posts of its precincts."""
    people: dict[int, int] = {}
    precincts: dict[int, int] = {}
    for start, end, kind, _, score in candidates:
        if kind == "person" and score >= _PERSON:
            people[end] = min(start, people.get(end, start))
        elif kind == "organisation" and score >= _LIKELY and document.folded.endswith("分局", start, end):
            precincts[end] = min(start, precincts.get(end, start))
    for ends, frame, rule in ((people, _CAMPAIGN, CAMPAIGN), (precincts, _post(), POST)):
        for end, start in sorted(ends.items()):
            found = frame.match(document.folded, end)
            if found is not None and document.token_map.is_edge(end):
                yield Candidate(start, found.end(), "organisation", rule.name, rule.score)
