"""The annotations hold together: every string stands in its article, in order; every name that is used is listed."""

from functools import cache

import pytest

from store.articles import read_article
from store.model import Article
from tests.corpus.annotation import HERE, Annotation, names_in, read_gold
from tests.corpus.matching import plain
from tests.corpus.report import places

LANGUAGES = {"hans": "zh-Hans", "hant": "zh-Hant", "en": "en"}
"""What the beginning of an article's name says."""

NAMES = names_in()


@cache
def read(name: str) -> tuple[Article, Annotation]:
    return read_article(HERE / "articles" / f"{name}.md"), read_gold(name)


def test_every_article_is_annotated() -> None:
    assert sorted(path.stem for path in (HERE / "articles").glob("*.md")) == NAMES
    assert len(NAMES) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_it_is_in_the_language_that_its_name_says(name: str) -> None:
    article, gold = read(name)
    assert (article.language, gold.id) == (LANGUAGES[name.partition("-")[0]], name)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_marked_stands_in_the_article(name: str) -> None:
    article, gold = read(name)
    names = [form for entity in (*gold.organisations, *gold.people) for form in (entity.name, *entity.aliases)]
    page = plain((HERE / "articles" / f"{name}.md").read_text("utf-8"))
    assert [form for form in names if plain(form) not in page] == []
    for row in ([figure.text for figure in gold.figures], [quote.text for quote in gold.quotes]):
        found = zip(row, places(row, article.text), strict=True)
        assert [text for text, place in found if place is None] == [], "not there, or not in this order"


@pytest.mark.parametrize("name", NAMES)
def test_every_name_that_is_used_is_listed(name: str) -> None:
    _, gold = read(name)
    listed = {organisation.name for organisation in gold.organisations}
    people = {person.name for person in gold.people}
    held = {role.organisation for person in gold.people for role in person.roles if role.organisation}
    assert held <= listed
    aliases = {alias for entity in (*gold.organisations, *gold.people) for alias in entity.aliases}
    assert not {quote.speaker for quote in gold.quotes} & (aliases - listed - people), "a speaker has the full name"


@pytest.mark.parametrize("name", NAMES)
def test_a_value_is_there_unless_the_number_is_vague(name: str) -> None:
    _, gold = read(name)
    for figure in gold.figures:
        assert figure.upper is None or (figure.value is not None and figure.upper > figure.value), figure
        if figure.kind in {"money", "percent", "multiple"}:
            assert figure.unit, figure
