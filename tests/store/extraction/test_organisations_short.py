"""Short names in enumerations that one word completes, and media in title marks by what stands around them."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


def test_items_that_one_word_makes_known_names_are_short_for_them() -> None:
    assert names_in("南方、华夏、嘉实的产品今日发行。") == {"南方", "华夏", "嘉实"}


@pytest.mark.parametrize(
    "text",
    [
        "南方、华夏、大江的产品今日发行。",
        "交通、农业、建设都要投入。",
        "北京、上海、南京的天气都好。",
    ],
)
def test_words_of_every_day_are_not_completed(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "她曾任职于《云岫》杂志。",
        "《云岫》总编辑林晓月到场。",
        "据日本《云岫》报道，工厂停产。",
        "她接受《云岫》专访时这样说。",
    ],
)
def test_a_title_is_a_mediums_by_what_stands_around_it(text: str) -> None:
    assert {"云岫": "media"}.items() <= {name: each.kind for name, each in organisations_in(text).items()}.items()


@pytest.mark.parametrize(
    "text",
    ["她写了《云岫》一书。", "电影《云岫》记者会昨日举行。", "根据《云岫》规定，工厂停产。", "《云岫》讲述了故事。"],
)
def test_other_titles_are_no_media(text: str) -> None:
    assert names_in(text) == set()


def test_a_medium_is_one_with_its_title_and_without_its_marks() -> None:
    text = "来源：《云岫》杂志\n林晓月任职于《云岫》杂志。云岫宣布停刊。"
    assert len({each.id for name, each in organisations_in(text).items() if "云岫" in name}) == 1
