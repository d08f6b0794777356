"""Whom the list of known people knows, and when a name that many bear is theirs."""

import pytest

from store.articles.reader import parse_article
from store.extraction.pipeline import extract


def also(text: str) -> dict[str, tuple[str, ...]]:
    """Return of the people of an article the names that it does not write."""
    return {person.name: person.also for person in extract(parse_article(text.encode(), "x.md")).people}


@pytest.mark.parametrize(
    ("text", "name", "other"),
    [
        ("香港财政司司长Paul Chan Mo-po周三发表讲话。", "Paul Chan Mo-po", "陈茂波"),
        ("陈茂波昨日表示，会继续拨款。", "陈茂波", "Paul Chan"),
        ("The Secretary for Innovation, Sun Dong, said on Monday that the fund would grow.", "Sun Dong", "孙东"),
        ("首席执行官埃隆·马斯克表示满意。", "埃隆·马斯克", "Elon Musk"),
    ],
    ids=["whole Latin name", "Chinese name", "Latin name in an office", "foreign name"],
)
def test_who_is_known_has_all_names(text: str, name: str, other: str) -> None:
    assert other in also(text)[name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("记者John Lee报道，远山公园昨日重开。", "John Lee"),
        ("产品经理张翔（Sean Zhang）表示，新款会更轻。", "张翔"),
        ("远山大学校长张翔表示，会扩建。", "张翔"),
    ],
    ids=["Latin name of many", "other Latin name", "Chinese name of many"],
)
def test_who_bears_the_name_of_somebody_known_is_not_taken_for_them(text: str, name: str) -> None:
    assert also(text)[name] == ()
