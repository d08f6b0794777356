"""A rule as a record, declared beside the code that applies it, so that one file is opened for one rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from store.model import BlockKind


class Example(NamedTuple):
    """A piece of an article for which it is known what a rule does.

    Attributes:
        text: one paragraph per line.
        words: what the rule takes there, or what it must leave.
        block: what the last line is.
        english: whether the article is in English.
        publisher: who published the article.
        elsewhere: folded names of people that other articles have.
    """

    text: str
    words: str
    block: BlockKind = "paragraph"
    english: bool = False
    publisher: str = ""
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rule:
    """A rule by which something is found.

    Attributes:
        name: `<kind>.<rule>`, which mentions carry and `--explain` tells.
        score: how often it is right, 0 to 1, the most where cases differ; 0 for one that repeats what others decided,
            and for roles, which nothing competes with.
        finds: what it must find.
        leaves: what looks alike and must be left.
        lists: the word lists that it reads, in `lexicon`.
        against: those of them whose words speak against a finding, besides the lists that say so in their names.
        cases: what it counts in each case: a score, or a weight where it is weighed with others before it is judged.
    """

    name: str
    score: float
    finds: Example
    leaves: Example
    lists: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    cases: Mapping[str, float] = field(default_factory=dict)
