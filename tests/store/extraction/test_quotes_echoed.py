"""Whom a headline only describes or points at: who says the same in the article."""

import pytest

from tests.store.extraction.quoting import said

BODY = "周文静昨天到场。周文静说：“这条街明年还会很热闹。”\n李志远说：“租约早就签了，大家不必担心。”"


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("老店搬家 店主女儿：这条街明年还会热闹", "周文静"),
        ("李志远搬店 她说：这条街明年还会热闹", "周文静"),
        ("老店搬家 房东：租约早就签了", "李志远"),
        ("老店搬家 房东：没有人来谈过价钱", "房东"),
        ("老店搬家 警方：这条街明年还会热闹", "警方"),
        ("李志远：这条街明年还会热闹", "李志远"),
    ],
)
def test_a_headline_speaks_for_who_says_the_same_below(headline: str, speaker: str) -> None:
    assert said(f"{headline}\n{BODY}", headings=[headline])[0][0] == speaker
