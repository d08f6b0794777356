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
        ("郑某某当庭认罪。", set()),
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
