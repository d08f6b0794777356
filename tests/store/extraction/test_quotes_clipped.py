"""Verbs of one character that newsrooms clip, and what else the same characters say: approve, spend, shoot."""

import pytest

from tests.store.extraction.quoting import said


@pytest.mark.parametrize(
    "text",
    [
        "法院批李志远保释外出。",
        "法官批周文静保释候讯。",
        "城市规划署批住宅项目复工。",
        "城市规划署批五千万元买电脑。",
        "城市规划署批资助学校买电脑。",
        "老师批学生作业时咳嗽。",
        "启明科技斥5亿元兴建大楼。",
        "启明科技斥逾五亿元兴建大楼。",
        "启明科技斥巨资兴建大楼。",
        "球员李志远轰周文静门前一记远射。",
        "法院批李志远保释：周文静到场。",
    ],
)
def test_what_is_approved_spent_or_shot_is_not_said(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("headline", ["法院批李志远保释外出", "城市规划署批住宅项目复工", "启明科技斥5亿元兴建大楼"])
def test_nor_is_it_in_a_headline(headline: str) -> None:
    assert said(f"{headline}\n周文静到会。", headings=(headline,)) == []


@pytest.mark.parametrize(
    ("headline", "speaker", "words"),
    [
        ("周文静批城市规划署懒散", "周文静", "城市规划署懒散"),
        ("城市规划署批启明科技「只顾赚钱」", "城市规划署", "启明科技「只顾赚钱」"),
        ("周文静轰城市规划署懒散", "周文静", "城市规划署懒散"),
        ("周文静斥城市规划署失职", "周文静", "城市规划署失职"),
        ("周文静批城市规划署处理不当：街坊无所适从", "周文静", "城市规划署处理不当：街坊无所适从"),
    ],
)
def test_a_headline_says_whom_somebody_blames(headline: str, speaker: str, words: str) -> None:
    assert said(f"{headline}\n李志远到会。", headings=(headline,)) == [(speaker, words)]


def test_an_article_may_blame_in_one_character_where_money_does_not_follow() -> None:
    assert said("周文静斥城市规划署失职。") == [("周文静", "城市规划署失职")]
