"""Who is proposed as a person, rule by rule, on sentences of our own."""

import time

import pytest

from store.extraction.engine.document import prepare
from store.extraction.names import find_names
from store.extraction.people.known_names import known_people
from store.extraction.people.proposals import propose_people
from store.model import Article, Block
from store.text.fold import fold


def proposed(text: str) -> dict[str, set[str]]:
    """Return the strings proposed as people with the rules that proposed them."""
    document = prepare(Article(id="article/test", title="", text=text))
    names: dict[str, set[str]] = {}
    for candidate in propose_people(document):
        names.setdefault(document.text[candidate.start : candidate.end], set()).add(candidate.why)
    return names


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("甲公司董事长许望川出席了签约仪式。", "许望川", "person.title-before"),
        ("会后，许望川表示，公司暂无扩产计划。", "许望川", "person.cue-after"),
        ("昨天到场的还有许望川教授。", "许望川", "person.title-after"),
        ("欧阳明远指出，成本仍在上升。", "欧阳明远", "person.cue-after"),
        ("財政司司長譚啟年在記者會上回應提問。", "譚啟年", "person.title-before"),
        ("代表团团长山姆·哈特利发表讲话。", "山姆·哈特利", "person.dotted"),
        ("研究员A·史密斯到会。", "A·史密斯", "person.dotted"),
        ("他说明约翰·韦恩没来。", "约翰·韦恩", "person.dotted"),
        ("山姆·哈特利\n今天天气很好，大家都到了。", "山姆·哈特利", "person.byline"),
        ("他认识博士方平（Grace Holt）。", "方平", "person.bracket"),
        ("研究员J. Okafor到会。", "J. Okafor", "person.title-before"),
        ("哈特利（45岁）到会。", "哈特利", "person.described"),
        ("英國首相基爾‧史塔默抵達巴黎。", "基爾‧史塔默", "person.dotted"),
        ("埃隆•马斯克没有回应。", "埃隆•马斯克", "person.dotted"),
        ("法国总统马克龙在讲话中没有提到此事。", "马克龙", "person.title-before"),
        ("古巴主席迪亚斯-卡内尔主席会见了来宾。", "迪亚斯-卡内尔", "person.title-before"),
        ("研究主管 Daniel Okafor 在会上展示了模型。", "Daniel Okafor", "person.title-before"),
        ("新任行政总裁John J. Malone III没有出席。", "John J. Malone III", "person.title-before"),
        ("设计负责人梅根（Megan Holt）上月离职。", "梅根", "person.bracket"),
        ("设计负责人梅根（Megan Holt）上月离职。", "Megan Holt", "person.bracket"),
        ("Jensen Huang（黄仁勋）出生于台南。", "黄仁勋", "person.bracket"),
        ("经理Paul Newhart（简称PNH）已经离开。", "PNH", "person.bracket"),
        ("昨天有人提到习近平的讲话。", "习近平", "person.dictionary"),
        ("到场的有徐望川、周启明。", "徐望川", "person.surname"),
        ("会议由Daniel Okafor主持。", "Daniel Okafor", "person.latin"),
        ("Financial Secretary Paul Chan Mo-po said little.", "Paul Chan Mo-po", "person.latin"),
        ("分析师郭明錤看好后市。", "郭明錤", "person.title-before"),
        ("召集人徐立之，昨日到港。", "徐立之", "person.title-before"),
        ("實際控制人馬雲、董事長井賢棟到場。", "馬雲", "person.title-before"),
        ("選委朱李月華表示，今日會投票。", "朱李月華", "person.title-before"),
        ("作者｜林小川", "林小川", "person.byline"),
        ("作者 | 芯芯 编辑 | 靖宇", "芯芯", "person.byline"),
        ("文/Koko", "Koko", "person.byline"),
        ("发稿 赵启明; 审校 钱若水", "钱若水", "person.byline"),
        ("REUTERS/Ann Lee", "Ann Lee", "person.byline"),
    ],
)
def test_each_rule_finds_its_name(text: str, name: str, why: str) -> None:
    assert why in proposed(text).get(name, set())


@pytest.mark.parametrize(
    "text",
    [
        "REUTERS/Reuters\n今天天气很好，大家都到了。",
        "J. Energy到会，J. Okafor很好看。",
        "高度重视安全，金额不限，马上办理，周三公布。",
        "公司任何项目的各方面文件都要按时间归档。",
        "黄金价格上涨，华为和谷歌推出新产品。",
        "网友“爱吃鱼的猫”说，排队太久。",
        "图灵奖与诺贝尔奖同日揭晓。",
        "李宁公司和张裕集团公布业绩。",
        "他曾承诺减税，曾公开批评政策。",
        "浙江湖州吴兴区政府公布了名单。",
        "Palo Alto Networks and Apple Vision Pro were mentioned at Google Cloud Next.",
        "何先生和张女士都没有买到票。",
        "他仍需时间康复，课程必须以史实为基本。",
        "晚宴有水仙花，没有人谈司法权，不少人吃朱古力。",
        "全国约800 万新开发者加入。",
        "卢森堡和卡塔尔签署协议。",
        "《哈利·波特》再版。",
        "韩美军队演习，韩方没有回应。",
        "高科技公司泰雷兹被入侵，泰雷兹称数据安全。",
    ],
)
def test_ordinary_words_are_no_people(text: str) -> None:
    assert not proposed(text)


@pytest.mark.parametrize(
    "text", ["新型服务器（Grace Holt）。", "他买了苹果（Grace Holt）。", "Grace Holt（很好看的人）到会。"]
)
def test_a_description_beside_a_name_in_brackets_is_no_other_name(text: str) -> None:
    assert set(proposed(text)) == {"Grace Holt"}


def test_a_verb_of_one_character_is_no_end_of_a_name() -> None:
    assert set(proposed("許望川拒透露詳情。")) == {"許望川"}


def test_a_married_name_may_hold_a_rare_second_surname_after_a_title() -> None:
    assert "羅盛慕嫻" in proposed("前合夥人羅盛慕嫻昨日到場。")


def test_a_surname_and_a_word_are_nobody() -> None:
    assert proposed("多名梁粉昨日到場。") == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("财政司司长林茂波及局长孙望出席。", {"林茂波", "孙望"}),
        ("行长陈国远和黄仁岳都看好前景。", {"陈国远", "黄仁岳"}),
    ],
)
def test_a_word_that_a_name_makes_by_chance_with_what_joins_it_cuts_no_name(text: str, names: set[str]) -> None:
    assert {person for person in proposed(text) if person in names} == names
    found, people = find_names(prepare(Article(id="article/test", title="", text=text)))
    assert {person.name for person in people} == names
    assert found == ()


def test_one_strong_place_is_enough_for_all_places() -> None:
    document = prepare(Article(id="article/test", title="", text="厂长单文雄到会。晚上，单文雄先走，单文雄没留话。"))
    found = [c for c in propose_people(document) if document.text[c.start : c.end] == "单文雄"]
    assert [c.start for c in found] == [2, 11, 17]
    assert len({c.score for c in found}) == 1


def test_a_name_in_a_list_vouches_for_its_neighbours() -> None:
    assert {"曹文甫", "包定山", "霍启年"} <= set(proposed("公司由曹文甫、包定山、霍启年三人创立。"))


def test_the_longer_reading_wins_where_the_short_one_always_goes_on_alike() -> None:
    assert set(proposed("总裁梁瑞佩到会。梁瑞佩说，一切照旧。")) == {"梁瑞佩"}


def test_a_verb_does_not_become_part_of_a_name() -> None:
    names = proposed("创始人王兴发了内部信。王兴称，外卖仍在增长。此前王兴也这样说。")
    assert "王兴" in names
    assert "王兴称" not in names


def test_photographers_are_found_in_captions() -> None:
    text = "会场门口大排长龙。\n局长出席记者会。何若健攝"
    blocks = (Block(start=0, end=9), Block(start=10, end=len(text), kind="caption"))
    document = prepare(Article(id="article/test", title="", text=text, blocks=blocks))
    assert [document.text[c.start : c.end] for c in propose_people(document)] == ["何若健"]


@pytest.mark.parametrize("text", ["文/综合报道", "编辑：本报编辑部", "作者 | 新华社", "图片来源：视觉中国"])
def test_newsrooms_are_no_people(text: str) -> None:
    assert not proposed(text)


@pytest.mark.parametrize("piece", ["王", "·", "马克·", "（Ann", "John ", "记者", "、李", "-"])
def test_time_grows_with_length_on_hostile_text(piece: str) -> None:
    def seconds(times: int) -> float:
        document = prepare(Article(id="article/test", title="", text=piece * times))
        _ = document.tokens
        begin = time.process_time()
        propose_people(document)
        return time.process_time() - begin

    long = seconds(16_000)
    assert long < 40 * 0.002 or long < 40 * seconds(2_000)


@pytest.mark.parametrize(
    ("form", "name"), [("馬克宏", "马克龙"), ("施紀賢", "斯塔默"), ("杜魯多", "特鲁多"), ("JD·万斯", "万斯")]
)
def test_wordings_of_another_region_lead_to_the_row_of_a_person(form: str, name: str) -> None:
    assert [row.name for row in known_people().known[fold(form)]] == [name]
