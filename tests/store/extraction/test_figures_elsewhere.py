"""What news of weather, courts, sport and everyday life count, away from business pages. Own sentences."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures
from store.model import Article
from tests.store.extraction.test_figures import figures_of, found


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("中心气压953.2百帕。", [("953.2百帕", 953.2, "百帕")]),
        ("澎湖录得10级或以上风力。", [("10级或以上", 10, "级")]),
        ("海面吹起8级大风。", [("8级大风", 8, "级大风")]),
        ("她考过8级考试，在三级医院工作。", []),
        ("这是千亿级真实需求市场。", [("千亿级", 1e11, "CNY")]),
        ("低洼处出现1.5米左右水浸。", [("1.5米左右", 1.5, "米")]),
        ("发生里氏规模7.7地震，震级达6.1。", [("里氏规模7.7", 7.7, "里氏规模"), ("6.1", 6.1, "震级")]),
        ("酒测值达0.42，已移送。", [("0.42", 0.42, None)]),
        ("软件版本升至0.42。", []),
        ("队员取得2金3银。", [("2金", 2, "金"), ("3银", 3, "银")]),
        ("工厂处理3金属材料。", []),
        ("众议院以352比65通过法案。", [("352", 352, None), ("65", 65, None)]),
        ("客队以91比79胜出。", []),
        ("他连捅数刀，有数人受伤。", [("数刀", None, "刀"), ("数人", None, "人")]),
        ("所以2人均须还押。", [("2人", 2, "人")]),
        ("他家有四口人。", [("四口人", 4, "口人")]),
        ("疫苗6月龄以上可用。", [("6月龄以上", 6, "月龄")]),
        ("跑腿每月多赚两千，很划算。", [("两千", 2000, "CNY")]),
        ("她乾等一天。", [("一天", 1, "天")]),
        ("约15分钟后离去，三年后回来。", [("约15分钟", 15, "分钟")]),
        ("前几天他来过。", []),
        (
            "枪击致两男一女受伤，共一死三伤。",
            [("两男", 2, "男"), ("一女", 1, "女"), ("一死", 1, "死"), ("三伤", 3, "伤")],
        ),
        ("列车出轨致六死，警方称五人涉案被捕。", [("六死", 6, "死"), ("五人", 5, "人")]),
        ("停电影响十余省份，27地停课。", [("十余省份", 10, "省份"), ("27地", 27, "地")]),
        ("资金只能撑3月，快艇航速3.1节。", [("3月", 3, "月"), ("3.1节", 3.1, "节")]),
        ("她参加5日4夜的旅行团。", [("5日", 5, "日"), ("4夜", 4, "夜")]),
        ("商户花费四四七万余元，另捐一二○万元。", [("四四七万余元", 4.47e6, "CNY"), ("一二○万元", 1.2e6, "CNY")]),
        ("行业维持两位数的高速增长。", [("两位数", None, "%")]),
        ("判监超过30日才失去资格，30日再审。", [("超过30日", 30, "日")]),
        ("他被停职5个月后复职，半个多月里没有露面。", [("5个月", 5, "个月"), ("半个多月", 0.5, "个月")]),
        ("不到半月演出10场。", [("不到半月", 0.5, "月"), ("10场", 10, "场")]),
        ("销量已连续四季上升，库存创10季新低。", [("四季", 4, "季"), ("10季", 10, "季")]),
        ("第四季销量上升，四季如春。", []),
        ("一家四口居家隔离。", [("四口", 4, "口")]),
        ("经半数以上或过半数表决。", [("半数以上", 0.5, "倍"), ("过半数", 0.5, "倍")]),
        ("他浸在水里六日六夜。", [("六日六夜", 6, "日")]),
        ("父亲一星期没有吃饭。", [("一星期", 1, "星期")]),
        ("跑腿一个月多赚60元，这几年一直如此。", [("60元", 60, "CNY")]),
        ("千年古镇有百年历史。", [("百年", 100, "年")]),
        ("上面两位不同意，两队明天再战，周五对商品加税。", []),
        ("他做了最后1次检查，归入09类。", []),
        ("事故致死3学生。", [("3", 3, None)]),
        ("任职3年期间发行3年期国债。", [("3年", 3, "年")]),
        ("摄入量为25µg/kg。", [("25µg/kg", 25, "µg/kg")]),
        ("派出十几个保安、二十几辆车。", [("十几个", None, "个"), ("二十几辆", 20, "辆")]),
        (
            "7626人中，1386检测呈阳性，6240检测呈阴性。",
            [("7626人", 7626, "人"), ("1386", 1386, "人"), ("6240", 6240, "人")],
        ),
        ("董事长卓万里到场，较上一交易日上升2点。", [("2点", 2, "点")]),
        ("她推动23条立法，有人反对23条，另有24条意见。", [("24条", 24, "条")]),
        ("法院以5比4裁定合宪。", [("5", 5, None), ("4", 4, None)]),
        ("明治二十年的三部曲，变化万千。", []),
        ("线路电压10千伏，容量500万千瓦。", [("10千伏", 10, "千伏"), ("500万千瓦", 5e6, "千瓦")]),
        ("半小时之内修好，负14个百分比。", [("半小时", 0.5, "小时"), ("负14个百分比", -14, "%")]),
        ("1/3表示观望，3/4公司赞成，3/4上午开会。", [("1/3", 0.333333, "倍"), ("3/4", 0.75, "倍")]),
    ],
)
def test_what_other_pages_count(sentence: str, figures: list[tuple[str, float | None, str | None]]) -> None:
    assert [(text, value and round(value, 6), unit) for text, value, unit in found(sentence)] == figures


@pytest.mark.parametrize(
    ("sentence", "text", "value", "upper"),
    [
        ("收费大约在千分之三到千分之五之间。", "千分之三到千分之五", 0.003, 0.005),
        ("月入2、3万元。", "2、3万元", 20000, 30000),
        ("补贴7、8000元。", "7、8000元", 7000, 8000),
        ("提前一天到一天半准备。", "一天到一天半", 1, 1.5),
    ],
)
def test_a_range_whose_ends_are_told_in_other_ways(sentence: str, text: str, value: float, upper: float) -> None:
    (figure,) = figures_of(sentence)
    assert (figure.text, figure.value, figure.upper) == (text, value, upper)


@pytest.mark.parametrize(
    ("sentence", "units"),
    [
        ("法官判处罚款5000元。", ["SGD"]),
        ("亏损28亿元（人民币，下同，约5亿新元），另赔17万元。", ["CNY", "SGD", "CNY"]),
        ("上限达4亿新台币（下同），另罚5万元。", ["TWD", "TWD"]),
        ("罚款3万元（港币），保释金5万元。", ["HKD", "SGD"]),
    ],
)
def test_the_money_of_a_medium_of_singapore_is_its_own_unless_it_says_otherwise(
    sentence: str, units: list[str]
) -> None:
    assert [figure.unit for figure in figures_of(sentence, url="https://www.zaobao.com.sg/a")] == units


@pytest.mark.parametrize(
    ("title", "publisher", "text", "unit"),
    [
        ("城南新聞", "某臺", "全場捐出500萬元，另有港幣三十萬。", "HKD"),
        ("城南新聞", "自由時報", "全場捐出500萬元，另有港幣三十萬。", "TWD"),
        ("城南新聞", "", "〔記者林曉／台北報導〕全場捐出500萬元。", "TWD"),
        ("城南新聞", "濠鏡新聞", "全場捐出500萬元，另有12萬澳門元。", "MOP"),
        ("澳門居民捐款", "明報", "澳門居民捐出500萬元，澳門慈善會和澳門教會在澳門道謝。", "MOP"),
        ("澳門居民捐款", "明報", "香港的澳門居民捐出500萬元，香港教會道謝，香港居民亦捐款。", "HKD"),
        ("台灣居民捐款", "明報", "台灣居民捐出500萬元，香港居民亦捐款。", "HKD"),
        ("台湾居民捐款", "新华网", "台湾居民捐出500万元，相当于2000万元新台币。", "CNY"),
    ],
)
def test_whose_a_bare_yuan_is_follows_from_publisher_dateline_and_title(
    title: str, publisher: str, text: str, unit: str
) -> None:
    language = "zh-Hant" if "萬" in text else "zh-Hans"
    article = Article(id="article/t", title=title, text=text, language=language, publisher=publisher)
    assert next(figure for figure in find_figures(prepare(article)) if figure.value == 5e6).unit == unit


def test_a_word_that_a_hyphen_joins_to_the_next_is_no_unit() -> None:
    (figure,) = figures_of("The partners will install 1,200 second-life batteries.", language="en")
    assert (figure.value, figure.kind) == (1200, "count")
