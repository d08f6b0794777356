"""The table of rules: each rule does what its examples say, and every name leads to its rule."""

import re
from pathlib import Path

import pytest

from store.articles import find_articles, read_article
from store.extraction.engine.document import prepare
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import rows
from store.extraction.names import propose_names
from store.extraction.people.roles import read_roles
from store.extraction.pipeline import extract
from store.extraction.rules import table
from store.model import Article, Block, Extraction

_RULES = [entry.rule for entry in table().values()]
_HOUSE = Path(__file__).parents[3]
_NAMED = re.compile(r"\"(?:organisation|person|media|role|figure|quote)\.[a-z_-]+\"")


def _article(example: Example) -> Article:
    blocks: list[Block] = []
    start = 0
    lines = example.text.split("\n")
    for number, line in enumerate(lines, 1):
        kind = example.block if number == len(lines) else "paragraph"
        blocks.append(Block(start=start, end=start + len(line), kind=kind))
        start += len(line) + 1
    return Article(
        id="article/2026-11-23-example",
        title="",
        text=example.text,
        blocks=tuple(blocks),
        publisher=example.publisher,
        language="en" if example.english else "zh-Hans",
    )


def _whys(extraction: Extraction) -> set[tuple[str, str]]:
    """Return the rule and the words of each mention."""
    every = (*extraction.organisations, *extraction.people, *extraction.figures, *extraction.quotes)
    return {(mention.why, mention.exact) for entity in every for mention in entity.mentions}


def _taken(rule: Rule, example: Example) -> set[str]:
    """Return what a rule takes in an example: what it proposes, its titles, what carries its name in the end."""
    article = _article(example)
    document, extraction = prepare(article), extract(article, elsewhere=example.elsewhere)
    proposed = propose_names(document, elsewhere=example.elsewhere)
    roles = read_roles(document, extraction.people, extraction.organisations)
    return {
        *(article.text[c.start : c.end] for c in proposed.candidates if c.why == rule.name),
        *(reading.role.title for _, reading in roles if reading.rule is rule),
        *(exact for why, exact in _whys(extraction) if why == rule.name),
    }


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    assert rule.finds.words in _taken(rule, rule.finds)
    assert rule.leaves.words in rule.leaves.text
    assert rule.leaves.words not in _taken(rule, rule.leaves)


@pytest.mark.parametrize("rule", _RULES, ids=lambda rule: rule.name)
def test_a_rule_reads_lists_that_there_are(rule: Rule) -> None:
    assert all(rows(name) for name in rule.lists)


def test_file_and_line_lead_to_the_rule() -> None:
    for entry in table().values():
        lines = (_HOUSE / entry.file).read_text(encoding="utf-8").split("\n")
        assert f'"{entry.rule.name}"' in "".join(lines[entry.line - 1 : entry.line + 1])


def test_a_rule_is_named_in_one_place() -> None:
    """A name that stood elsewhere in the extraction too, as a string, would lead into the wrong file."""
    rooms = _HOUSE / "store" / "extraction"
    places = [name for file in rooms.rglob("*.py") for name in _NAMED.findall(file.read_text(encoding="utf-8"))]
    assert sorted(places) == sorted(f'"{name}"' for name in table())


def test_every_rule_that_an_extraction_names_is_in_the_table() -> None:
    for path in find_articles([_HOUSE / "tests" / "corpus" / "articles"]):
        assert isinstance(path, Path)
        article = read_article(path)
        names = {why for why, _ in _whys(extract(article))}
        names |= {candidate.why for candidate in propose_names(prepare(article)).candidates}
        assert names <= table().keys()
