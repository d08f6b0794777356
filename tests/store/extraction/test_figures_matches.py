"""Results and statistics of matches, and numbers in a row that mean either of them. Own sentences."""

import pytest

from tests.store.extraction.test_figures import figures_of


def texts_of(sentence: str) -> list[str]:
    return [figure.text for figure in figures_of(sentence)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("青河队最终109-92大胜石湾队。", ["109-92"]),
        ("次节比赛青河队84-70石湾队。", ["84-70"]),
        ("石湾队1：0勝青河队，海角队2：2和北港队。", ["1：0", "2：2"]),
        ("比赛一度战成96-96。", ["96-96"]),
        ("青河队三分球38投13中。", ["38投", "13中"]),
        ("此战12投仅2中，随后5投连失。", ["12投", "2中", "5投"]),
        ("她造犯规后两罚一中。", ["两罚", "一中"]),
        ("她两次2罚全中。", ["两次", "2罚"]),
        ("球队战绩是39胜43负。", ["39胜", "43负"]),
        ("联赛五胜两平一负。", ["五胜", "两平", "一负"]),
    ],
)
def test_what_is_counted_in_a_match_is_found(sentence: str, found: list[str]) -> None:
    figures = figures_of(sentence)
    assert [figure.text for figure in figures] == found
    assert {figure.kind for figure in figures} == {"count"}


@pytest.mark.parametrize(
    "sentence",
    [
        "比赛于19:30开始。",
        "比赛在4-2地块旁举行。",
        "05-06赛季的比赛他没有出场。",
        "她在7-11买了水。",
        "投票以2-1通过。",
        "她毕业于第7中学。",
        "他拿到首个三双。",
        "球队在三节结束后领先。",
        "前三节比赛落后。",
        "她最后一投不中。",
    ],
)
def test_what_is_no_result_of_a_match_is_none(sentence: str) -> None:
    assert texts_of(sentence) == []


def test_an_age_in_a_report_of_a_match_stays_a_range() -> None:
    (figure,) = figures_of("球队只用18-24岁的球员。")
    assert (figure.text, figure.value, figure.upper) == ("18-24岁", 18, 24)


@pytest.mark.parametrize(
    ("sentence", "text", "value", "upper"),
    [
        ("他13、14岁已经出道。", "13、14岁", 13, 14),
        ("大概50、60人聚集。", "大概50、60人", 50, 60),
        ("身后有6、70人。", "6、70人", 60, 70),
        ("其中3、4成求诊者走了。", "3、4成", 30, 40),
        ("有个五、六十岁的老人。", "五、六十岁", 50, 60),
        ("晚饭要七、八百元。", "七、八百元", 700, 800),
        ("花了五、六十万元。", "五、六十万元", 500000, 600000),
        ("每次有20、30万人。", "20、30万人", 200000, 300000),
    ],
)
def test_numbers_in_a_row_are_the_ends_of_a_range(sentence: str, text: str, value: float, upper: float) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.value, figure.upper) == (text, value, upper)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("1、20名学生到场。", ["20名"]), ("五、六十名学生到场。", ["六十名"]), ("依次用时8、22、6小时。", ["6小时"])],
)
def test_a_list_is_no_range(sentence: str, found: list[str]) -> None:
    assert texts_of(sentence) == found


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("面积占全国6分之一。", "6分之一", 1 / 6),
        ("她可获扣减3分1刑期。", "3分1", 1 / 3),
        ("他休息了两分半钟。", "两分半钟", 2.5),
    ],
)
def test_parts_are_read_however_they_are_written(sentence: str, text: str, value: float) -> None:
    (figure,) = figures_of(sentence)
    assert figure.text == text
    assert figure.value == pytest.approx(value)


def test_points_beside_rebounds_are_no_third() -> None:
    assert texts_of("他得到3分1篮板。") == ["3分", "1篮板"]


@pytest.mark.parametrize("sentence", ["这几个问题很难。", "请看以下几个例子。", "那几位老人回来了。"])
def test_a_few_that_are_pointed_at_are_no_figure(sentence: str) -> None:
    assert texts_of(sentence) == []
