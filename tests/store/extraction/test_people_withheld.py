"""Names that an article withholds, those that it gives instead, and what a surname makes with a word by chance."""

import pytest

from store.extraction.people.withheld import PSEUDONYM, WITHHELD
from store.extraction.pipeline import extract
from store.model import Article
from tests.store.extraction.test_foreign_names import people_in
from tests.store.extraction.test_people import proposed


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天梁某跳楼身亡，梁某的儿子到场。", {"梁某"}),
        ("被告人苏某甲、苏某乙到庭。", {"苏某甲", "苏某乙"}),
        ("导师李某近五年主持课题，李某還有专利。", {"李某"}),
        ("犯罪嫌疑人胡某岚到案，胡某岚承认。", {"胡某岚"}),
        ("公诉人说，于某当庭认罪。", set()),
        ("被告人于某当庭认罪。", {"于某"}),
        ("对于某些问题，浙江某公司没有向某人回答。", set()),
        ("郑某某当庭认罪，张某某的律师没有到庭。", {"郑某某", "张某某"}),
        ("甲公司的某某产品和某某某都没有名字。", set()),
    ],
)
def test_a_surname_with_mou_is_somebody_whom_the_article_does_not_name(text: str, names: set[str]) -> None:
    assert {name for name, why in proposed(text).items() if WITHHELD.name in why} == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("对于从业多年的小禾（化名）来说，这是第一次。", "小禾"),
        ("某小区保洁员何亭（化名）告诉记者，没有人来过。", "何亭"),
        ("次子康康（化名）在旁。", "康康"),
        ("受訪者Kathy（化名）就是這樣。", "Kathy"),
        ("中心的阿檸（化名，20歲）分享經歷，阿檸還在讀書。", "阿檸"),
    ],
)
def test_brackets_say_that_a_name_is_not_the_real_one(text: str, name: str) -> None:
    assert {found for found, why in proposed(text).items() if PSEUDONYM.name in why} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "张家人对来源交代不清，张家人多次推托。",
        "讨论翻译成英文，在社群传散。",
        "话毕正式宣布卸任。",
        "周明远日记开放阅读。",
        "飞机在胡志明管制区失去联络。",
        "译者：王嘉语/核稿：",
    ],
)
def test_a_word_behind_a_surname_and_a_work_or_a_place_called_after_somebody_are_nobody(text: str) -> None:
    assert people_in(text) <= {"王嘉语"}


@pytest.mark.parametrize(
    ("text", "publisher", "names"),
    [
        ("某报【林晓棠╱台北報導】检方侦办此案。", "", {"林晓棠"}),
        ("〔記者何以然／高雄報導〕市府说明。", "", {"何以然"}),
        ("山城晚报讯 记者徐望川、通讯员穗文宣报道：昨天开考。", "山城晚报", {"徐望川", "穗文宣"}),
        ("每日山城章十六报道", "每日山城", {"章十六"}),
        ("【海讯网╱台北報導】市府说明。", "", set()),
        ("每日山城章十六报道了此事，有人不满。", "每日山城", set()),
    ],
)
def test_who_reports_stands_where_a_report_begins(text: str, publisher: str, names: set[str]) -> None:
    article = Article(id="article/test", title="", text=text, publisher=publisher)
    assert {person.name for person in extract(article, known=False).people} == names


def test_a_rare_character_belongs_to_a_married_name() -> None:
    assert people_in("主席周馥棠及党工周何淑媜，扮演了角色。") == {"周馥棠", "周何淑媜"}


@pytest.mark.parametrize("text", ["妈妈阿芳（何美芳）照顾长子，阿芳很累。", "妈妈何美芳（阿芳）照顾长子，阿芳很累。"])
def test_what_somebody_is_called_by_the_last_character_is_another_form(text: str) -> None:
    (person,) = extract(Article(id="article/test", title="", text=text), known=False).people
    assert {person.name, *person.aliases} == {"何美芳", "阿芳"}


@pytest.mark.parametrize(("text", "names"), [("李家超病逝的传闻不实。", {"李家超"}), ("李家超日记开放阅读。", set())])
def test_a_known_name_in_the_name_of_a_thing_is_nobody(text: str, names: set[str]) -> None:
    assert {person.name for person in extract(Article(id="article/test", title="", text=text)).people} == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("昨天，市民王女士说，店里没有人。王女士是店主。", {"王女士"}),
        ("乘客罗先生到场。搭载母亲樊女士的车开走了。", {"罗先生", "樊女士"}),
        ("海岬镇的吴先生接到电话。", {"吴先生"}),
        ("总裁王安川到会。王先生说，没有人来。", {"王安川"}),
        ("总裁王安川到会。市民王先生说，没有人来。", {"王安川", "王先生"}),
        ("会后王安川女士离开。昨天王女士来过。", {"王安川"}),
        ("昨天有先生和女士到场，应先生们的要求，活动取消。", set()),
        ("玛丽·王女士说，没有人来。", set()),
        ("玛丽•王女士说，没有人来。", set()),
    ],
)
def test_a_surname_with_a_form_of_address_is_somebody_whom_the_article_does_not_name(
    text: str, names: set[str]
) -> None:
    assert people_in(text) == names


def test_a_stranger_takes_no_mention_from_before_he_is_told_of() -> None:
    text = "昨日，林晓川先生说好。林先生补充说，很好。居民林先生说，水很大。林先生走了。"
    found = extract(Article(id="article/test", title="", text=text)).people
    assert [mention.start for person in found if person.name == "林先生" for mention in person.mentions] == [
        text.index("林先生说"),
        text.index("林先生走"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海风日报3月2日讯（徐望川 记者周明静）昨日开市，有人到场。", {"徐望川", "周明静"}),
        ("海风日报讯（通讯员徐望川 实习生周明静 记者李国川）昨日开市，有人到场。", {"徐望川", "周明静", "李国川"}),
        ("昨日开市。\n海风日报记者 徐望川 摄影报道", {"徐望川"}),
        ("活动将在三地举行，有人到场。（徐望川）", {"徐望川"}),
        ("即时中心/徐望川报导\n昨日开市。", {"徐望川"}),
        ("政治中心/台北报导\n昨日开市。", set()),
        ("专案小组/突击报导\n昨日开市。", set()),
        ("研究中心/年度报导\n昨日开市。", set()),
        ("【记者 徐望川/高雄报导】昨日开市。", {"徐望川"}),
        ("活动将在三地举行，有人到场。（高清）", set()),
    ],
)
def test_who_signs_stands_in_a_short_line_or_in_brackets(text: str, names: set[str]) -> None:
    told = {"徐望川", "周明静", "李国川", "高雄", "台北", "高清", "突击", "年度"}
    assert people_in(text) & told == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张某到场，他的父亲张某智（52岁）也来了。", {"张某", "张某智"}),
        ("张某本就想走，张某明天到。", {"张某"}),
        ("首席预报员马学款介绍，明天有雨。", {"马学款"}),
        ("局长高兴地说，明天有雨。", set()),
        ("民警王望川开着车，王望川没有说话。", {"王望川"}),
        ("民警王望开着车前往医院，王望没有说话。", {"王望"}),
        ("校党委书记张望曾、校长周文静到会。", {"张望曾", "周文静"}),
        ("董事长李望曾透露，明天有雨。", {"李望"}),
        ("曾任陆军总司令的人到场。", set()),
        ("民警向其解释这种行为的后果。", set()),
        ("郑谓：「可以卖。」", set()),
    ],
)
def test_a_name_ends_where_grammar_says(text: str, names: set[str]) -> None:
    assert people_in(text) == names


@pytest.mark.parametrize(("text", "names"), [("新总理赛塔今天就职。", ["赛塔"]), ("今天有人走过赛塔广场。", [])])
def test_a_role_shows_a_known_name_that_is_also_a_word_to_be_one(text: str, names: list[str]) -> None:
    found = extract(Article(id="article/test", title="", text=text))
    assert [person.name for person in found.people] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("海岬大学的徐同学说，课很难。徐同学没有再来。", {"徐同学"}),
        ("司机杨师傅等了很久，杨师傅没有等到人。", {"杨师傅"}),
        ("专员苏小姐表示，货已到。", {"苏小姐"}),
        ("另一名檔主李太沒有開門，李太說生意很差。", {"李太"}),
        ("控方律师没有到庭，印度史教授到场。", set()),
        ("每十张门票赠1张老师入场券。", set()),
        ("昨天莊太量到會，莊太量說很好。", {"莊太量"}),
        ("曹太没有来。", set()),
        ("韦伯望远镜升空。韦伯传回照片。", set()),
        ("马太没有来。马太在家。", set()),
        ("总裁何安川到会。购房者何女士告诉记者，房子已交。", {"何安川", "何女士"}),
    ],
)
def test_people_are_called_by_school_and_work(text: str, names: set[str]) -> None:
    assert people_in(text) == names


def test_a_form_of_address_means_its_bearer_whatever_follows() -> None:
    text = "教授柯明远到会。有人说，柯教授扣动了扳机，柯教授级别很高。"
    (person,) = extract(Article(id="article/test", title="", text=text), known=False).people
    assert (person.name, person.aliases) == ("柯明远", ("柯教授",))


def test_a_married_name_is_called_by_the_first_surname() -> None:
    text = "主席葉劉慧芬到會。記者向葉太查詢，葉太沒有回應。"
    (person,) = extract(Article(id="article/test", title="", text=text), known=False).people
    assert (person.name, person.aliases) == ("葉劉慧芬", ("葉太",))


@pytest.mark.parametrize("word", ["高智商", "强降雨", "黄皮书", "雷鸣般", "卢浮宫", "施暴者", "蒲公英"])
def test_a_word_that_the_dictionary_takes_for_a_name_is_nobody(word: str) -> None:
    assert people_in(f"昨天有人提到{word}的事，也有人看到{word}。") == set()


def test_a_name_that_the_dictionary_holds_stays_one() -> None:
    assert people_in("昨天有人提到曾荫权的事，也有人看到李建国。") == {"曾荫权", "李建国"}
