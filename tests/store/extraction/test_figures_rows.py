"""Results and tallies of matches, numbers in a row, ages and measures that words beside them tell. Own sentences."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures
from store.model import Article
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
        "球队采用5-4的阵型。",
        "球员与教练的比例为5:1。",
        "球队乘坐737-800客机抵达客场。",
        "球迷热线是400-800。",
        "比赛在08-09举行。",
        "球队在2-3线城市比赛。",
        "球员年龄在20-25之间。",
        "见附件1-1和附件1-2。",
        "公司5投3中标。",
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
    [
        ("1、20名学生到场。", ["20名"]),
        ("五、六十名学生到场。", ["六十名"]),
        ("依次用时8、22、6小时。", ["6小时"]),
        ("两人分别是12、13岁。", ["13岁"]),
    ],
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


@pytest.mark.parametrize(
    ("sentence", "text", "value", "upper"),
    [
        ("取得700、800票。", "700、800票", 700, 800),
        ("现场有二十、三十人。", "二十、三十人", 20, 30),
        ("一个十三、四岁的少年。", "十三、四岁", 13, 14),
        ("工会负责人有11、12年没有换过。", "11、12年", 11, 12),
    ],
)
def test_neighbours_of_more_digits_are_a_range(sentence: str, text: str, value: float, upper: float) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.value, figure.upper) == (text, value, upper)


@pytest.mark.parametrize(
    ("sentence", "text", "kind", "value"),
    [
        ("她连续3年零7个月没有回家。", "3年零7个月", "duration", 43),
        ("快门最快1/4000秒。", "1/4000秒", "duration", 1 / 4000),
        ("相机有一枚1/2.5英寸的传感器。", "1/2.5英寸", "measure", 0.4),
        ("相机有效像素为1500万。", "1500万", "measure", 15e6),
        ("她照顾年近八十的母亲。", "近八十", "duration", 80),
        ("柳某年屆90，仍然工作。", "90", "duration", 90),
        ("年过七旬的她重新出山。", "七旬", "duration", 70),
        ("这幢24层高的大楼很旧。", "24层", "count", 24),
        ("逾7成都是老人。", "逾7成", "percent", 70),
        ("接近4成人有欠债。", "接近4成", "percent", 40),
        ("渔船在距岸90哩处沉没。", "90哩", "measure", 90),
        ("八岁时她随父母搬家。", "八岁", "duration", 8),
        ("十七、八岁时她随父母搬家。", "十七、八岁", "duration", 17),
        ("出口占GDP 1/4左右。", "1/4左右", "multiple", 0.25),
        ("球员买了两双球鞋。", "两双", "count", 2),
    ],
)
def test_a_measure_or_an_age_is_told_by_its_words(sentence: str, text: str, kind: str, value: float) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.kind) == (text, kind)
    assert figure.value == pytest.approx(value)


@pytest.mark.parametrize(("sentence", "text"), [("十数人离开。", "十数人"), ("数千旅客滞留机场。", "数千")])
def test_how_many_there_are_may_be_vague(sentence: str, text: str) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.kind, figure.value) == (text, "count", None)


@pytest.mark.parametrize(
    "sentence",
    [
        "2015至16年间的报告没有提到她。",
        "Windows 7/8系统不再受支持。",
        "二套房贷款收紧。",
        "工程历时三旬，五旬节完成，七旬老汉学会游泳。",
        "这场比赛的赔率是2：1。",
        "05/08 山区─洪水过后。",
        "该奖全年仅30，其余年份不发。",
    ],
)
def test_a_year_or_a_name_is_none(sentence: str) -> None:
    assert texts_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "text", "unit"),
    [
        ("电池电压是3.7V。", "3.7V", "V"),
        ("充电器以15W输出。", "15W", "W"),
        ("内存建议大于16G。", "大于16G", "G"),
        ("服务器有500多 G内存。", "500多 G", "G"),
        ("甲烷浓度达1900ppb。", "1900ppb", "ppb"),
        ("胆红素升至110μmol/L。", "110μmol/L", "μmol/L"),
        ("摘要长度为32bytes。", "32bytes", "bytes"),
    ],
)
def test_a_symbol_of_a_unit_is_read(sentence: str, text: str, unit: str) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.kind, figure.unit) == (text, "measure", unit)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("电源为220V/50Hz。", ["220V", "50Hz"]), ("每支250毫克/5毫升。", ["250毫克/5毫升"])],
)
def test_behind_a_stroke_stands_another_measure_or_what_the_first_is_in(sentence: str, found: list[str]) -> None:
    assert texts_of(sentence) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "5G网络已经开通。",
        "送一张4G卡。",
        "访问达15W+。",
        "见裁决第 17 V 段。",
        "月薪2W，灯光很暗。",
        "充电桩卖出15W台。",
    ],
)
def test_a_letter_that_is_no_unit_is_none(sentence: str) -> None:
    assert texts_of(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("這家店在北京、上海和廣州虧損300元。", "CNY"),
        ("這家店虧損300元。", "HKD"),
        ("新竹的廠商在上海和南京虧損300元，立法院將討論。", "TWD"),
        ("這家店在北京、上海和廣州虧損300元，香港的分店賺錢。", "HKD"),
    ],
)
def test_money_is_of_the_mainland_where_only_its_places_are_named(sentence: str, unit: str) -> None:
    figure = find_figures(prepare(Article(id="article/t", title="", text=sentence * 2, language="zh-Hant")))[0]
    assert figure.unit == unit


def test_money_of_a_far_country_is_not_that_of_the_place() -> None:
    (figure,) = figures_of("公司悬赏20万尼泊尔卢比。")
    assert (figure.text, figure.value, figure.unit) == ("20万尼泊尔卢比", 200000, "NPR")
