"""The department of a university before what somebody is there: 云州大学|医学院|麻醉学系|副教授.

It is a part of the title with the college that it belongs to, and the body is the university. A college alone before a
title is named with its university.
"""

import re
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.lexicon import one_of
from store.extraction.organisations.known_names import known_organisations
from store.text.patterns import alternatives

_COLLEGES = ("学院", "研究所", "研究中心")
_DEPARTMENTS = ("学系", "系")


@cache
def _post() -> re.Pattern[str]:
    """Return the pattern of the title of somebody who teaches or studies."""
    rank = "(?:名誉|荣休|客座|临床|兼任|访问|特聘|杰出)*"
    return re.compile(rf"{rank}{one_of('titles.tsv', 'academic')}")


@cache
def _department() -> re.Pattern[str]:
    """Return the pattern of a department of a college, before such a title."""
    return re.compile(rf"[\u4e00-\u9fff]{{1,14}}?(?:{alternatives(_DEPARTMENTS)}){_post().pattern}")


def without_department(document: Document, span: Candidate) -> Candidate:
    """Return the span of the university alone where a department stands before a title, else the span as it is."""
    form = document.folded[span.start : span.end]
    behind = _post() if form.endswith(_DEPARTMENTS) else _department() if form.endswith(_COLLEGES) else None
    if span.kind != "organisation" or behind is None or behind.match(document.folded, span.end) is None:
        return span
    for length in range(len(form) - 1, 1, -1):
        if known_organisations().kind(form[:length]) == "university":
            return span._replace(end=span.start + length)
    return span
