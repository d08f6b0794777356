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


@pytest.mark.parametrize("text", ["他毕业于耶鲁。", "名校有哈佛、牛津和耶鲁。"])
def test_a_known_name_may_be_glued_to_a_word_of_structure(text: str) -> None:
    assert "耶鲁" in names_in(text)


def test_students_follow_the_short_name_of_their_university() -> None:
    assert "北大" in names_in("作为北大学生，她很高兴。")
    assert "北大" not in names_in("湖北大学生很高兴。")


def test_a_bracket_holds_a_name_made_of_the_characters_before_it() -> None:
    found = organisations_in("江州农产品交易所（农交所）昨日开业。农交所说，一切顺利。")
    assert {frozenset((each.name, *each.aliases)) for each in found.values()} == {
        frozenset(("江州农产品交易所", "农交所"))
    }


@pytest.mark.parametrize("text", ["新浪娱乐讯 3月18日，影片开拍。", "腾讯教育频道昨日改版。"])
def test_channels_of_portals_are_media(text: str) -> None:
    assert {each.kind for each in organisations_in(text).values()} == {"media"}
    assert names_in(text) & {"新浪娱乐", "腾讯教育"}


@pytest.mark.parametrize(
    "text", ["原文来自「云岫纪事」：城里的事", "原文来自微信「云岫纪事」：城里的事", "来源：订阅号“云岫纪事”"]
)
def test_the_account_a_text_is_taken_from_is_a_medium(text: str) -> None:
    assert {name: each.kind for name, each in organisations_in(text).items()} == {"云岫纪事": "media"}


@pytest.mark.parametrize("text", ["基金“掌门人”分歧加大。", "真实的中国，无修饰的中国。", "作为投研团队的核心。"])
def test_words_of_every_day_name_nobody(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"), [("江州中地行董事长林晓月说。", "江州中地行"), ("上了银广夏董事长林晓月的酒桌。", "银广夏")]
)
def test_a_firm_before_its_chairman_may_follow_a_verb_or_a_place(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("腾讯、极岚两大平台降价。", {"腾讯", "极岚"}),
        ("包括腾讯、极岚在内的四家公司降价。", {"腾讯", "极岚"}),
        ("贝宁、多哥在内的四家银行关门。", set()),
        ("体育、娱乐两大平台改版。", set()),
        ("他投资了房产、股票和三家公司。", set()),
        ("四川、安徽两所高校招生。", set()),
    ],
)
def test_how_many_they_are_says_that_an_enumeration_names_organisations(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize("joint", ["和", "及", "以及", "、望川和"])
def test_an_enumeration_that_a_text_breaks_off_in_is_read(joint: str) -> None:
    assert names_in(f"包括腾讯、极岚在内的四家公司降价，还有腾讯、极岚{joint}") == {"腾讯", "极岚"}
