"""Who is meant by 被告 and 首被告; sentences of our own."""

import pytest

from tests.store.extraction.quoting import said

_DRUNK = "表示，当晚喝了酒。"


@pytest.mark.parametrize(
    "before",
    [
        "被告李志远（45岁）被控袭击罪，今日提堂。",
        "李志远(45岁)被控袭击罪，今日提堂。",
        "李志远涉嫌袭击周文静，被控普通袭击罪。",
        "法官林晓月休庭。本案被告为李志远，24岁，报称商人。",
        "李志远被起诉。代表他的律师周文静到庭。",
    ],
)
def test_an_accused_named_alone_is_the_only_one_who_is_shown_to_be_so(before: str) -> None:
    assert said(f"{before}被告{_DRUNK}他又指，自己已经道歉。") == [
        ("李志远", "当晚喝了酒"),
        ("李志远", "自己已经道歉"),
    ]


@pytest.mark.parametrize(
    "before",
    [
        "被告李志远和周文静今日提堂。",
        "被告李志远和陈某某今日提堂。",
        "李志远和周文静被控袭击罪。",
        "李志远等三人被控袭击罪。",
        "三名被告今日提堂，被告李志远缺席。",
        "首被告李志远今日提堂。",
        "被告律师李志远今日陈词。",
        "记者李志远被告知，场馆关闭。",
        "李志远表示，有人被控袭击罪。",
    ],
)
def test_an_accused_is_nobody_known_where_several_or_nobody_is_shown_to_be_so(before: str) -> None:
    assert ("被告", "当晚喝了酒") in said(f"{before}被告{_DRUNK}")


def test_a_numbered_party_is_who_stands_by_its_number() -> None:
    first = "首被告李志远和次被告周文静今日提堂。首被告表示，当晚喝了酒。第二被告供称，他没有到场。被告供称，不知情。"
    assert [who for who, _ in said(first)] == ["李志远", "周文静", "被告"]
    assert said(f"李志远（第一被告）及周文静（第二被告）今日提堂。第二被告{_DRUNK}") == [("周文静", "当晚喝了酒")]
    assert said(f"首被告李志远今日提堂。第二被告{_DRUNK}") == [("第二被告", "当晚喝了酒")]


def test_other_parties_are_told_by_name_alike_but_no_witness() -> None:
    for party in ("原告", "上诉人", "申请人"):
        assert said(f"{party}李志远到庭。{party}{_DRUNK}") == [("李志远", "当晚喝了酒")], party
    assert said(f"证人李志远作供。证人{_DRUNK}") == [("证人", "当晚喝了酒")]


def test_the_counsel_of_a_numbered_party_speaks_and_not_the_party() -> None:
    found = said("第三被告李志远的代表律师周文静其后读出报告，指被告有悔意。")
    assert found == [("周文静", "被告有悔意")]
