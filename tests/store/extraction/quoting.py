"""What the tests of quotation share: an article of our own sentences with given names, and what is found in it."""

import re
from collections.abc import Sequence

from store.extraction.engine.document import prepare
from store.extraction.quotes import find_quotes
from store.model import Article, Block, BlockKind, Mention, Organisation, OrganisationKind, Person, Quote, Role

PEOPLE: dict[str, tuple[str, ...]] = {
    "周文静": ("周", "文静"),
    "陳國強": (),
    "Anna Berg": ("Berg",),
    "马库斯·韦伯": ("韦伯",),
    "李志远": (),
}
ORGANISATIONS: dict[str, tuple[str, ...]] = {
    "启明科技": ("启明",),
    "海岸银行": (),
    "港岛日报": (),
    "城市规划署": (),
    "南方大学": (),
    "最高法院": (),
    "Northwind": (),
}
KINDS: dict[str, OrganisationKind] = {
    "启明科技": "company",
    "海岸银行": "financial",
    "港岛日报": "media",
    "城市规划署": "government",
    "南方大学": "university",
    "最高法院": "government",
    "Northwind": "company",
}
ROLES = {"周文静": (Role(title="首席执行官", organisation="启明科技", organisation_id="organisation/启明科技"),)}


def article(text: str, headings: Sequence[str] = (), captions: Sequence[str] = ()) -> Article:
    """Return an article of one paragraph per line, but for the lines that are headings or captions."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind: BlockKind = "heading" if line in headings else "caption" if line in captions else "paragraph"
            blocks.append(Block(start=start, end=start + len(line), kind=kind))
        start += len(line) + 1
    return Article(id="article/2026-11-23-test", title="", text=text, blocks=tuple(blocks))


def mentions(text: str, forms: Sequence[str], longer: Sequence[str]) -> tuple[Mention, ...]:
    """Return where the forms stand, but not within a longer form of another name."""
    pattern = re.compile("|".join(re.escape(form) for form in sorted({*forms, *longer}, key=len, reverse=True)))
    return tuple(
        Mention(start=match.start(), end=match.end(), exact=match.group(), why="test", score=1.0)
        for match in pattern.finditer(text)
        if match.group() in forms
    )


def quotes(text: str, headings: Sequence[str] = (), captions: Sequence[str] = ()) -> tuple[Quote, ...]:
    """Return the quotes of a text in which the names above are known."""
    document = prepare(article(text, headings, captions))
    every = [form for names in (PEOPLE, ORGANISATIONS) for name, forms in names.items() for form in (name, *forms)]
    people = tuple(
        Person(id=f"person/{name}", name=name, aliases=forms, roles=ROLES.get(name, ()), mentions=found)
        for name, forms in PEOPLE.items()
        if (found := mentions(text, (name, *forms), every))
    )
    organisations = tuple(
        Organisation(
            id=f"organisation/{name}",
            name=name,
            aliases=forms,
            kind=KINDS[name],
            mentions=found,
        )
        for name, forms in ORGANISATIONS.items()
        if (found := mentions(text, (name, *forms), every))
    )
    return find_quotes(document, organisations, people)


def said(text: str, headings: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return speaker and words of each quote, in order."""
    return [(quote.speaker, quote.text) for quote in quotes(text, headings)]
