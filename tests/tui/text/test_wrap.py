"""Line breaking: what may not start or end a line, what stays in one piece, and that nothing gets lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.text.wrap import NOT_AT_END, NOT_AT_START, Line, wrap

TEXT = "截至 2024 年底，新界北的数据中心共投入620亿港元（80亿美元），OpenAI 与“云岭智造”都说：好！"


def lines(text: str, width: int, keep: tuple[Line, ...] = ()) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width, keep=keep)]


def test_chinese_breaks_at_any_character_up_to_the_full_width() -> None:
    assert lines("一二三四五六七八九十", 8) == ["一二三四", "五六七八", "九十"]


def test_an_odd_cell_stays_empty_rather_than_half_a_character() -> None:
    assert lines("一二三四五", 5) == ["一二", "三四", "五"]


@pytest.mark.parametrize("width", range(12, 80))
def test_no_line_starts_or_ends_with_a_forbidden_mark(width: int) -> None:
    for line in lines(TEXT, width):
        assert line[0] not in NOT_AT_START
        assert line[-1] not in NOT_AT_END
        assert cell_len(line) <= width


def test_latin_words_and_numbers_stay_whole() -> None:
    assert lines("由SmartMore研发", 10) == ["由", "SmartMore", "研发"]


def test_a_kept_stretch_is_not_split() -> None:
    text = "共计投入六百二十亿港元整"
    start = text.index("六百")
    assert lines(text, 16, keep=(Line(start, start + 7),)) == ["共计投入", "六百二十亿港元整"]


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert lines("abcdefghij", 4) == ["abcd", "efgh", "ij"]


def test_line_feeds_end_lines_and_blank_ones_stay() -> None:
    assert lines("甲\n\n乙", 10) == ["甲", "", "乙"]


def test_spaces_at_a_break_belong_to_no_line() -> None:
    assert lines("one two three", 8) == ["one two", "three"]


@given(st.text(alphabet=st.sampled_from("甲乙丙，。（）“” abc123\n\u200d\u0301"), max_size=80), st.integers(2, 30))
def test_every_character_but_spaces_is_on_exactly_one_line(text: str, width: int) -> None:
    result = wrap(text, width)
    covered = "".join(text[start:end] for start, end in result)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(result))
    assert all(cell_len(text[start:end]) <= width for start, end in result)
