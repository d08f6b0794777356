"""How much there is over time, as bars."""

from tui.text.spark import spark


def test_each_month_has_a_bar_and_one_without_anything_a_blank() -> None:
    assert spark({"2023-12": 1, "2024-02": 4}) == "▃ █"


def test_months_stand_together_where_there_are_many() -> None:
    assert len(spark({"2001-01": 1, "2024-02": 1}, 24)) <= 24
    assert spark({}) == ""
