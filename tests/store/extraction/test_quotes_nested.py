"""Statements within statements: who is described and says something in so many words has a row of his own."""

import pytest

from tests.store.extraction.quoting import said


def test_a_witness_of_whom_somebody_tells_has_a_statement_of_his_own() -> None:
    assert said("李志远指出，有交通警员供称，新店明年开张。") == [
        ("李志远", "有交通警员供称，新店明年开张"),
        ("交通警员", "新店明年开张"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "李志远指出，有人称新店明年开张。",
        "李志远指出，大部分会员表示新店明年开张。",
        "李志远指出，居民担心新店明年开张。",
        "李志远指出，店员虽然说新店明年开张。",
        "李志远指出，有店员不应说新店明年开张。",
    ],
)
def test_a_crowd_a_worry_and_what_is_conceded_stay_part_of_what_is_said(text: str) -> None:
    assert [speaker for speaker, _ in said(text)] == ["李志远"]


def test_who_reports_something_to_the_police_says_it() -> None:
    assert said("警方接获四宗报案。一名车主报称车尾灯被毁，损失约3000元。") == [
        ("一名车主", "车尾灯被毁，损失约3000元")
    ]


@pytest.mark.parametrize("text", ["报称独立的候选人没有到场。", "李志远报称被掳事件，令人关注。"])
def test_what_somebody_is_reported_to_be_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("who", ["涉事司机", "被捕男子", "目击居民"])
def test_somebody_told_of_by_what_happened_speaks_behind_a_pause(who: str) -> None:
    assert said(f"经初步调查，{who}供称新店明年开张。") == [(who, "新店明年开张")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周文静表示，不希望先下判断，对于有照片外泄，她称不是店里发放。", ["不希望先下判断", "不是店里发放"]),
        ("李志远指，日子还没有定，至于会否延后，周文静说要看场地。", ["日子还没有定", "要看场地"]),
        ("李志远指，有旧同事对于关店感到痛心，但周文静说店会重开。", ["有旧同事对于关店感到痛心", "店会重开"]),
    ],
)
def test_what_the_next_voice_speaks_of_is_none_of_the_last_ones_words(text: str, found: list[str]) -> None:
    assert [words for _, words in said(text)] == found
