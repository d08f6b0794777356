"""Figures that what stands beside them makes some: exchange rates, wages, the only one; every sentence is our own."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.figures import find_figures
from store.model import Article
from tests.store.extraction.reading import document_of


def figures(sentence: str) -> list[tuple[str, str, float | None, str | None]]:
    found = find_figures(document_of(sentence))
    return [(figure.text, figure.kind, figure.value, figure.unit) for figure in found]


@pytest.mark.parametrize(
    ("sentence", "rates"),
    [
        ("当日人民币对美元汇率中间价为6.9134，次日报6.8807。", [(6.9134, "CNY"), (6.8807, "CNY")]),
        ("欧元兑美元升破1.12关口。", [(1.12, "USD")]),
        ("美元兑日元跌至141.37。", [(141.37, "JPY")]),
        ("英镑兑欧元报1.1724。由1.1724算，并不吃亏。", [(1.1724, "EUR"), (1.1724, "EUR")]),
        ("人民币对美元的插件升级至6.5版。", []),
        ("人民币对美元走强！平均成绩报6.5762。", []),
        ("欧元兑美元上升。程序升级至1.12。", []),
    ],
)
def test_a_pair_of_currencies_makes_rates_of_decimals(sentence: str, rates: list[tuple[float, str]]) -> None:
    assert [(value, unit) for _, kind, value, unit in figures(sentence) if kind == "money"] == rates


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("她入职时月薪8500，房号8500。", ["8500"]),
        ("全镇只有一座水塔，只有一部分人知道。", ["一座"]),
        ("他们只有一个出口，只有一个办法行得通。", ["一个"]),
        ("部门增聘一名医生，又增加一个步骤。", ["一名"]),
        ("两人分别面对一项及两项控罪，他被控一项控罪。", ["一项", "两项"]),
        ("试用期由一年改为三年，有一年他走了。", ["一年", "三年"]),
        ("会期须顺延三日，三日开会。", ["三日"]),
        ("仓库里有成百份文件，引来成千上万名看客，工程完成百份之二。", ["成百份", "成千上万名"]),
        ("方案分三方面，从成本和安全两方面着手。", ["三方面"]),
        ("在陈大文、李小明两位校长带领下，共有两位老师退休。", ["两位"]),
        ("林小川与医院聘请两位医生，她和同事见三位律师。", ["两位", "三位"]),
        ("警方拘9学生，前10企业获奖，周文静识海岸8股东。", ["9", "8"]),
        ("海风15用户投诉发热，海风3车主也投诉。5月8员工离职，周3员工休息。", []),
        ("她没有收过一分钱，卖价三毛钱。", ["三毛钱"]),
        ("每度电只收一毛钱。他没来，罚款一分钱，她一分钱都没付，没收一分钱，把一分钱交给老师。", ["一毛钱", "一分钱"]),
        ("学费2025/26上调，工资2025学年不变，月薪2025。", ["2025"]),
        ("歌手推出《40个清晨》，共40个清晨。", ["40个"]),
        ("平台转型7千读者付费，前7千读者获奖。", ["7千"]),
        ("约万维奇断球，约万名球迷欢呼，约万观众起立。", ["约万名", "约万"]),
        ("李四海（63分钟，9-王五湖）离场，比赛打了63分钟。", ["63分钟"]),
        ("主队取得三分，感到十分高兴。", ["三分"]),
        ("达到“两降两升”的目标，水缸可装5升。", ["5升"]),
        ("前三轮谈判破裂，又谈了三轮。", ["三轮"]),
        ("品牌沉寂3年后重来，3年后关门。", ["3年"]),
        ("面积约1,200平方公尺，录像有两段。", ["约1,200平方公尺", "两段"]),
        ("违反八项规定，通过八项决议。", ["八项"]),
        ("第2、3章已写完，全书共有12章。", ["12章"]),
        ("现场发现5具遗体，两具备用。", ["5具"]),
    ],
)
def test_what_stands_beside_a_number_makes_a_figure_of_it(sentence: str, texts: list[str]) -> None:
    assert [text for text, *_ in figures(sentence)] == texts


def test_money_is_that_of_the_towns_that_are_named() -> None:
    text = "新竹與彰化爭取到三億經費，各得20萬元。"
    found = find_figures(prepare(Article(id="article/town", title="", text=text, language="zh-Hant")))
    assert [(figure.kind, figure.unit) for figure in found] == [("money", "TWD")] * 2


def test_a_sum_told_with_its_yuan_elsewhere_is_money_without_it() -> None:
    found = figures("他收到30万元赔款。公司说他索要30万。")
    assert [(kind, value) for _, kind, value, _ in found] == [("money", 300_000), ("money", 300_000)]
