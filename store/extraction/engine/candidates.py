"""A candidate: a stretch of text that one rule takes for a name. Many rules propose, the evidence decides."""

from typing import Literal, NamedTuple

CandidateKind = Literal["organisation", "person"]


class Candidate(NamedTuple):
    """One rule's opinion of one stretch of an article.

    Attributes:
        start: first code point.
        end: one past the last.
        kind: what it would be.
        why: id of the rule, `<kind>.<rule>`.
        score: how often the rule is right, 0 to 1.
    """

    start: int
    end: int
    kind: CandidateKind
    why: str
    score: float
