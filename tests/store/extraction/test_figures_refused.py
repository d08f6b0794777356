"""What has a number and is no figure, and its neighbour that is one. Every sentence is written for this test."""

import pytest

from tests.store.extraction.test_figures import found


def texts(sentence: str, language: str = "zh-Hans") -> list[str]:
    return [text for text, _, _ in found(sentence, language=language)]


@pytest.mark.parametrize(
    ("rule", "sentence", "figures"),
    [
        ("address", "见https://example.org/船坞%E6%97%BA%E8%A7%92-12%，升5%。", ["5%"]),
        ("year", "2019年成立，2025年上市，历时6年。", ["6年"]),
        ("years of a period", "2019年至2025年期间亏损，2019至2025年期間也是，三年期贷款到期。", ["三年期"]),
        ("a year and its month", "在2021年3月至2022.2年间停工，历时1.5年。", ["1.5年"]),
        ("a power", "请求10^18个令牌，共有10^6 元，另付6元。", ["6元"]),
        ("digits of a number", "账号第1段长4位，5-8位为网点代码，请了3-4位顾问。", ["4位", "3-4位"]),
        ("a list", "升2.3和5个百分点，另有3、1.8倍。", ["2.3", "5个百分点", "1.8倍"]),
        ("quarters in a row", "连续三季亏损，止于三季。", ["三季"]),
        ("percentage points", "涨了4百分点。", ["4百分点"]),
        ("what a measure is for one of", "时速为三点五公里每小时。", ["三点五公里"]),
        ("a noun behind a round number", "覆盖 5000+ 核心商圈。", ["5000+"]),
        ("qualifiers behind", "约1000元左右上下浮动。", ["约1000元左右上下"]),
        ("year with a zero", "08年奥运后，用了8年。", ["8年"]),
        ("year of two digits", "从21年底到24年Q2，连亏3年。", ["3年"]),
        ("zero days", "修复了0 day漏洞两个。", ["两个"]),
        ("day of the month", "12月15日签约，3日内付款。", ["3日"]),
        ("month", "预计10月至12月开工，数月后完工", []),
        ("anniversary", "成立60周年的公司。", []),
        ("point in time", "三年前入职，收市前5分钟下单。", ["5分钟"]),
        ("calendar period", "首九个月收入下跌，最近九个月回升。", ["九个月"]),
        ("half of the year", "上半年亏损，维持了半年。", ["半年"]),
        ("of a year", "获得一年的签证，每一年的夏天都来，新一年的开始，前一年的水平，一天的结束，一夜的风。", ["一年"]),
        ("a day", "有一天他走了，一年内没有回来。", ["一年"]),
        ("which one", "最后一天开放，这十年变化很大，过去十年平稳。", ["十年"]),
        ("rank", "前十名获奖，另外十名落选。", ["十名"]),
        ("refers back", "这两家公司与那三位股东，另外两家公司。", ["两家"]),
        ("an article", "一家公司办了一次展览，至少一次成功。", ["至少一次"]),
        ("ordinal two", "二期工程与二级市场，两期债券。", []),
        ("people", "两人其后离开，事故造成三人死亡。", ["三人"]),
        ("once", "他一度离开，两度返回。", ["两度"]),
        ("o'clock", "上午9点56分开会，恒指升20点。", ["20点"]),
        ("minute", "十分高兴，考获29分。", ["29分"]),
        ("article of law", "《基本法》27条及34条，收到21条提问。", ["21条"]),
        ("slogan", "落实“两个统一”，共有两个部门。", ["两个"]),
        ("session", "十四届大会，他连任两届。", ["两届"]),
        ("issue", "湖景花园1 期，《消费》320期，分36期付款。", ["36期"]),
        ("tower", "成交的44座高层单位，落成44座大厦。", ["44座"]),
        ("inning", "9局上得分，自7局落后，打了9局。", ["9局"]),
        ("coordinate", "位于北纬22度、东经129.4度，气温22度。", ["22度"]),
        ("time of day", "1时42分32秒到场，用了42分32秒。", ["42分32秒"]),
        ("soon", "过两天去看他，度过两天假期。", ["两天"]),
        ("clauses of a code", "按301条款征税，合约有30条条款。", ["30条"]),
        ("named by its date", "2022款轿车，周报20221017期，2000款游戏，35期杂志。", ["2000款", "35期"]),
        ("ordinal", "第三年，第七次会议，第 5 条。", []),
        ("year of old", "1708年建成，1554年到1555年大修，历经1250年，1080年历史。", ["1250年", "1080年"]),
        ("since a year of old", "自1644年以来，1707年之后到1763年前，在1200年去世，1799年来华。", []),
        ("year of our era", "公元前539年立国，西元1703年迁都，存在539年。", ["539年"]),
        ("a hundred years to come", "未来100年都要还债。", ["100年"]),
        ("day behind its month", "直至6月30日间收到投诉，30日间收到投诉。", ["30日"]),
        ("inside a title", "小说《山城最初的三千年》和《等风33天》，历时三千年。", ["三千年"]),
        ("a headline in marks", "报道题为《本市近期查出13起违规，无人受罚》。", ["13起"]),
        ("integral multiples", "须为100元的整数倍，增加数倍。", ["100元", "数倍"]),
        ("mathematics", "学生的数学分数下降，在十四五期间回升。", []),
        ("food", "三元食品和三元股份涨价，每斤三元。", ["三元"]),
        ("dimension", "把三次元变成画，千万勿笑，共画三次。", ["三次"]),
        ("in case", "电梯万一发生故障，千百年来都如此。", []),
        ("half of a hundred", "他年过半百，任期过半。", ["过半"]),
        ("a place with yuan", "当日721元朗一带封路，付721元。", ["721元"]),
        ("a row of a telephone", "注册用户发短信到106600001234。", []),
        ("double", "双11期间卖出11台。", ["11台"]),
        ("by the", "数以千计的民众，数千名民众，利率按数以千、万计的样本算出。", ["数以千计", "数千名"]),
        ("most", "大多数个人客户，数个客户。", ["数个"]),
        ("at least", "至少数十人到场，缺少数百个摊位，少数几家裁员。", ["至少数十人", "数百个"]),
        ("metres", "亏损3m元，带宽100m，估值5m，池深2m。", ["2m"]),
        ("round alone", "万户网络公司，逾万户停电。", ["逾万户"]),
        ("ternary", "三元电池，三元钱不够。", ["三元"]),
        ("three weeks", "三星手机用了三星期，十分便宜，等了十分钟。", ["三星期", "十分钟"]),
        ("yuan begins a word", "5元素与五元组，收5元手续费。", ["5元"]),
        ("round begins a word", "活动于10月26日圆满结束。", []),
        ("last mile", "最后一公里，跑了三公里。", ["三公里"]),
        ("ten tenths", "十成把握，约三成把握。", ["约三成"]),
        ("versions and names", "GPT-4、v2.0、A100、H20和iPhone 16。", []),
        ("word of the dictionary", "统一大市场，唯一一家，指数十分重要。", []),
        ("unit begins a word", "三家族争产，三家电子公司破产。", ["三家"]),
        ("slabs with corners", "用了4,450块三角形玻璃，花了三块五角。", ["4,450块", "三块五角"]),
        ("word after a blank", "见114 集会自由一节，全剧20 集。", ["20 集"]),
        ("slab", "拿来两块木板，花了50块。", ["两块", "50块"]),
        ("cell of a table", "1/4 | 9.5%", ["9.5%"]),
        ("fraction", "租金是市价1/3。", ["1/3"]),
        ("room number", "501单位业主，2022企业年会，近300企业参加。", ["近300"]),
        ("title", "乐曲《4分33秒》奏了4分33秒。", ["4分33秒"]),
        ("a lone name", "他叫吕军亿，身家过亿。", ["过亿"]),
    ],
)
def test_a_rule_refuses_what_it_is_for_and_nothing_else(rule: str, sentence: str, figures: list[str]) -> None:
    assert texts(sentence) == figures, rule


def test_full_width_punctuation_and_list_numbers_join_no_numbers() -> None:
    assert texts("①预算5万元，②增加3，500名学生除外。") == ["5万元", "500名"]
    assert texts("金额為３，５００元。") == ["３，５００元"]


def test_addresses_say_nothing() -> None:
    assert texts("详见https://example.org/2024/3%E8/15人 网页。") == []
