"""Organisations that a sentence introduces by a word for naming and a noun for what they are."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("一家名为长夜的空壳公司昨日倒闭。", "长夜"),
        ("如今一家名叫 Plevio 的公司正在招人。", "Plevio"),
        ("自称“晨光之弓”的黑客组织没有出面。", "晨光之弓"),
        ("一個名為「灰雀」（Grey Finch）的威脅組織沒有出面。", "灰雀"),
        ("这家初创公司名为 Plevio，总部不详。", "Plevio"),
        ("多年前有一个服务团体，名叫「街角同行」。", "街角同行"),
        ("他替小店取名为「半塘」。", "半塘"),
        ("我的公司叫Plevio，去年结束。", "Plevio"),
    ],
)
def test_a_name_before_or_behind_what_it_is(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    "text",
    [
        "身体用一种叫做褐脂的组织来取暖。",
        "一部名为长夜的公司纪录片上映。",
        "名为林晓月的公司职员没有出面。",
        "有个名为 plevio 的用户在地下论坛卖货。",
        "他通过名为“灰雀”的软件感染了多个组织。",
        "有人把他们称为邪恶的组织。",
        "这是一家自称独立的媒体。",
        "教练反而令团队叫他不用太急。",
    ],
)
def test_what_is_named_so_and_is_no_organisation(text: str) -> None:
    assert names_in(text, known=False) == set()
