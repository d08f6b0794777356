"""Names of bodies that say whose part they are or what they do: branches, centres, committees, bureaus of a town."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云岫银行青山支行工作人员表示，今年不收费。", "云岫银行青山支行"),
        ("农业银行沧州支行泊头分理处推出新卡。", "农业银行沧州支行泊头分理处"),
        ("招行信用卡中心有关人士称，数据属实。", "招行信用卡中心"),
        ("柏都市交警支队东岭大队立即出动。", "柏都市交警支队东岭大队"),
        ("岚陵县公安局110指挥中心接到报警。", "岚陵县公安局110指挥中心"),
        ("广汽本田包河店推出活动。", "广汽本田包河店"),
        ("中科院长沙生态所发布声明。", "中科院长沙生态所"),
        ("海关总署稽查局根据线索立案。", "海关总署稽查局"),
        ("美国参议院拨款委员会周二表决。", "美国参议院拨款委员会"),
        ("清华大学水资源与可持续发展研究院发布报告。", "清华大学水资源与可持续发展研究院"),
    ],
)
def test_a_part_has_the_name_of_its_body_before_it(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柏都市住房贷款担保中心昨天开门。", "柏都市住房贷款担保中心"),
        ("他走进柏都市土地整理储备中心。", "柏都市土地整理储备中心"),
        ("省体彩中心公布了结果。", "省体彩中心"),
        ("他去澄山区人力资源服务中心登记。", "澄山区人力资源服务中心"),
        ("柏都市救助管理站启动预案。", "柏都市救助管理站"),
        ("老人住进柏都市福利院。", "柏都市福利院"),
        ("松岭镇党委决定修路。", "松岭镇党委"),
        ("望川村党支部书记林晓月到场。", "望川村党支部"),
        ("柏都市房改办负责人林晓月到场。", "柏都市房改办"),
        ("大运会组委会做足了准备。", "大运会组委会"),
        ("县书法家协会主席林晓月到场。", "县书法家协会"),
        ("她是湖南省集邮协会会员。", "湖南省集邮协会"),
        ("广东省社科院教授林晓月到场。", "广东省社科院"),
        ("北京市海淀区法院开庭审理此案。", "北京市海淀区法院"),
        ("他在江苏人民出版社工作。", "江苏人民出版社"),
    ],
)
def test_what_a_body_does_and_its_place_are_inside_its_name(text: str, name: str) -> None:
    assert names_in(text) == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("柏都市水务局会同柏都市公安局发文。", {"柏都市水务局", "柏都市公安局"}),
        ("柏都市公安局联合市场监管局检查。", {"柏都市公安局"}),
        ("记者昨从市公安局获悉，道路已通。", {"市公安局"}),
        ("他非常感谢市总工会的帮助。", {"市总工会"}),
        ("他在北京创办望川科技有限公司。", {"望川科技有限公司"}),
        ("行动由广东省公安厅统一部署。", {"广东省公安厅"}),
        ("广州市水务局新闻发言人林晓月到场。", {"广州市水务局"}),
        ("云岫市公安局党委书记林晓月到场。", {"云岫市公安局"}),
    ],
)
def test_what_is_done_is_no_part_of_a_name(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "他去4S店修车。",
        "农村党支部要加强建设。",
        "各大出版社都在裁员。",
        "大赛组委会做足了准备。",
        "银行信用卡中心都在裁员。",
        "他到柏都市游泳中心游泳。",
        "海州启用发行中心，柏都市打造节能中心。",
        "本届比赛组委会做足了准备。",
        "全村村委会成员都到场。",
        "青山畜牧所需饲料不多。",
        "按照股份制商业银行的要求办理。",
        "他们跟在摩托车队后面。",
        "山村文化馆都在裁员。",
        "北京4S店都在裁员。",
    ],
)
def test_a_sort_of_body_is_none(text: str) -> None:
    assert names_in(text) == set()


def test_a_shop_of_a_firm_without_its_place_is_the_firm() -> None:
    assert names_in("他走进耐克专卖店。") == {"耐克"}
    assert names_in("耐克上海首季同店销售下跌。") == {"耐克"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("瑞典“一带一路”研究所负责人说，可行。", "瑞典“一带一路”研究所"),
        ("林晓月是“俏云岫”餐饮集团的老板。", "“俏云岫”餐饮集团"),
        ("他找到了《云岫风物》编辑部。", "《云岫风物》编辑部"),
    ],
)
def test_a_name_may_be_partly_in_marks(text: str, name: str) -> None:
    assert names_in(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "他在“双一流”大学工作。",
        "“独角兽”公司都在裁员。",
        "他被称为“问题”集团的老板。",
        "他买了《云岫风物》。",
        "他找到“问题奶粉”生产公司。",
        "他进入“十亿元”俱乐部。",
    ],
)
def test_a_word_in_marks_that_says_what_sort_a_body_is_names_none(text: str) -> None:
    assert names_in(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("葡萄牙铁路公司的工人罢工。", "葡萄牙铁路公司"),
        ("中国铁路工程集团公司签约。", "中国铁路工程集团公司"),
        ("省青年艺术学院今天开学。", "省青年艺术学院"),
        ("前中国国际航空公司经理林晓月到场。", "中国国际航空公司"),
    ],
)
def test_what_a_state_has_one_of_and_a_group_are_names(text: str, name: str) -> None:
    assert name in names_in(text)


def test_a_verb_of_founding_stands_in_the_name_of_a_learned_body_alone() -> None:
    assert names_in("美国注册会计师协会开会。") == {"美国注册会计师协会"}
    assert names_in("金管会关注是否有公司亏损。") == {"金管会"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("經濟部水利署第三河川分署表示，已完工。", {"經濟部水利署第三河川分署"}),
        ("嵐油警區重案組接手調查。", {"嵐油警區重案組"}),
        ("教育局推小學常識科新指引。", {"教育局"}),
        ("居民联系柏都市水务局。", {"柏都市水务局"}),
        ("他们协助立法会走出困局。", {"立法会"}),
        ("他们以“望川集团”在各地分公司集资。", {"望川集团"}),
        ("中国银行和建设银行青山支行都关门。", {"中国银行", "建设银行青山支行"}),
        ("海州银行海外分行都关门。", {"海州银行"}),
        ("柏都市消防总队新一届党委到场。", {"柏都市消防总队"}),
        ("周大福香港同店销售下跌。", {"周大福"}),
        ("中科院研究场所扩大。", {"中科院"}),
        ("港大校方及法律学院管理层到场。", {"港大"}),
        ("海州大学新闻及传播研究中心招生。", {"海州大学新闻及传播研究中心"}),
    ],
)
def test_a_part_is_told_from_what_its_body_does(text: str, names: set[str]) -> None:
    assert names_in(text) == names
