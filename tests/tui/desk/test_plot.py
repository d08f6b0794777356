"""Amounts over time as a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store.views.compare import Reading, Series
from tests.tui.desk.pictures import lines, reading
from tui.desk.views.plot import plot, scale
from tui.text.canvas import Drawing

DAILY, EVENING = "山间日报", "山间晚报"


def drawn(*readings: Reading, here: str = "", size: tuple[int, int] = (76, 12)) -> Drawing:
    series = Series(subject="organisation/云岭智造", noun="客户", unit="家", readings=readings)
    return plot(series, "客户 家", here, *size)


GROWING = (
    reading(100, ("2031-01-01", DAILY)),
    reading(200, ("2031-02-01", DAILY), ("2031-02-20", EVENING)),
    reading(300, ("2031-03-01", DAILY)),
    reading(400, ("2031-04-01", EVENING)),
)


def test_a_later_and_greater_amount_stands_further_right_and_higher() -> None:
    found = lines(drawn(*GROWING))[:-2]
    places = [(x, y) for y, line in enumerate(found) for x, letter in enumerate(line) if letter in "ab"]
    assert sorted(places) == sorted(places, key=lambda place: -place[1])
    assert len(places) == 5


def test_each_publisher_has_a_letter_and_the_axes_say_dates_and_values() -> None:
    found = lines(drawn(*GROWING))
    assert found[-1].split() == ["a", DAILY, "b", EVENING, "客户", "家"]
    assert (found[-2].split()[0], found[-2].split()[-1]) == ("2031-01-01", "2031-04-01")
    assert [line.split("┤")[0].strip() for line in found if "┤" in line] == ["400", "300", "200", "100", "0"]


def test_what_is_about_or_guessed_or_in_conflict_or_undated_is_told() -> None:
    odd = (
        reading(450, ("2031-05-01", DAILY), qualifier="约", inferred=True),
        reading(150, ("2031-05-20", DAILY), relation="conflict"),
        reading(160, (None, EVENING)),
    )
    picture = "\n".join(lines(drawn(*GROWING[:2], *odd, size=(120, 12))))
    assert "~a?" in picture
    assert "a!" in picture
    assert all(words in picture for words in ("~ about, over", "? unit guessed", "! in conflict", "undated"))
    plain = "\n".join(lines(drawn(*GROWING)))
    assert not any(words in plain for words in ("~ about", "? unit", "! in", "undated"))


def test_a_range_has_two_ends() -> None:
    found = lines(drawn(*GROWING[:3], reading(100, ("2031-05-01", EVENING), upper=400)))
    assert sum(line.rstrip().endswith("b") for line in found[:-2]) == 2


def test_the_amount_under_the_cursor_is_lit() -> None:
    lit = [piece.text for line in drawn(*GROWING, here="figure/300") for piece in line if piece.style == "here"]
    assert {"a", "300家"} <= set(lit)


@pytest.mark.parametrize("size", [(58, 7), (76, 8), (116, 13), (196, 20), (20, 4)])
def test_it_fills_the_room_it_is_given(size: tuple[int, int]) -> None:
    found = lines(drawn(*GROWING, size=size))
    assert [cell_len(line) for line in found] == [size[0]] * size[1]


def test_amounts_of_one_day_stand_above_one_another() -> None:
    found = lines(drawn(*(reading(value, ("2031-01-01", DAILY)) for value in (10, 20, 30, 40))))
    assert len({line.index("a") for line in found[:-2] if "a" in line}) == 1
    assert found[-2].split() == ["2031-01-01"]


@given(st.floats(-1e13, 1e13), st.floats(1e-3, 1e13), st.integers(2, 12))
def test_a_scale_holds_all_values_between_round_numbers(low: float, span: float, most: int) -> None:
    found = scale(low, low + span, most)
    slack = 1e-6 * (abs(low) + span)
    assert found.low <= low + slack
    assert found.high >= low + span - slack
    assert 2 <= len(found.ticks) <= most
