"""Public bodies, schools and firms by how their names are made, on sentences of our own."""

import pytest

from store.extraction.names import find_names
from tests.store.extraction.reading import document_of, names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("据悉，省委宣传部下发通知。", {"省委宣传部"}),
        ("市教育局介绍，学校明天放假。", {"市教育局"}),
        ("县公安局通报称，两人被捕。", {"县公安局"}),
        ("全市教育局长昨日开会。", set()),
        ("前海州市都發局長林曉月作證，都發局沒有回應。", {"海州市都發局", "都發局"}),
        ("海州市都委會執行秘書林曉月作證。", {"海州市都委會"}),
        ("海州市大結局今晚播出。", set()),
        ("江州市交界处发生车祸。", set()),
        ("江州市存放处已经关闭。", set()),
        ("外交部指示駐芬蘭代表處協助。", {"外交部", "駐芬蘭代表處"}),
        ("芬蘭駐越南大使館昨日關閉。", {"芬蘭駐越南大使館"}),
        ("芬兰航空铁道事故调查委员会昨日成立。", {"芬兰航空铁道事故调查委员会"}),
        ("他们到海州十一中和临江二中调研。", {"海州十一中"}),
        ("他們參觀海州文物大使協會。", {"海州文物大使協會"}),
        ("雇佣代理协会主席林晓月到场。", {"雇佣代理协会"}),
        ("数十名检察长联盟旗下的人到场。", set()),
        ("德国一报社集团暂停出版。", set()),
        ("这是一家从事设计的新型IDM公司。", set()),
    ],
)
def test_a_public_body_is_named_by_its_place_or_level(text: str, found: set[str]) -> None:
    assert names_in(text) >= found
    assert found or not names_in(text)


@pytest.mark.parametrize(
    ("text", "name", "forms"),
    [
        ("海州地方法院昨日开庭。海州地院传召证人。", "海州地方法院", {"海州地院"}),
        ("海州市政府否认。海州市府今天没有回应。", "海州市政府", {"海州市府"}),
        ("芬兰国土交通部表示没有问题。国土部昨日承认延误。", "芬兰国土交通部", {"国土部"}),
        ("海州大学校友关注组昨日开会。海州大学称支持。校友关注组表示满意。", "海州大学校友关注组", {"校友关注组"}),
    ],
)
def test_short_forms_of_a_body_are_one_with_it(text: str, name: str, forms: set[str]) -> None:
    assert forms <= set(organisations_in(text)[name].aliases)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("到场的有教师周启明、非洲锦绣首席财务总监林晓月。", "非洲锦绣"),
        ("参展单位包括海螂佳作、望川科技、芮橡集团和林景集团。", "海螂佳作"),
        ("「望川纬叶」已于近日完成超亿元B+轮融资。", "望川纬叶"),
        ("到场的有教师周启明、鼎岚开发前董事长林晓月。", "鼎岚开发"),
        ("投资方还有老股东Stone's Harbour Ventures。", "Stone's Harbour Ventures"),
    ],
)
def test_a_firm_is_shown_by_what_stands_beside_it(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("高等法院法官周家明今日頒下判詞。", "周家明"),
        ("監測台助理台長賀蘭珊預料，天氣轉壞。", "賀蘭珊"),
        ("海國軍方發言人巴爾比說，搜索仍在進行。", "巴爾比"),
    ],
)
def test_a_person_is_cut_where_the_sentence_goes_on(text: str, name: str) -> None:
    assert name in {person.name for person in find_names(document_of(text))[1]}


@pytest.mark.parametrize(
    "text",
    [
        "鏡頭出現一個戴冷帽的女士。",
        "無論是否違反國內外相關規定，都要小心。",
        "老股东Stone's Harbour Ventures到场。",
        "书里写的是养路工的故事。",
    ],
)
def test_a_thing_is_no_person(text: str) -> None:
    assert not find_names(document_of(text))[1]


def test_a_title_that_names_its_body_is_held_at_no_other() -> None:
    text = "立法院昨日开会。行政院长林晓月没有到场。"
    (person,) = find_names(document_of(text))[1]
    assert [(role.title, role.organisation) for role in person.roles] == [("行政院长", None)]


@pytest.mark.parametrize(
    ("full", "short", "one"),
    [
        ("云岫市人力资源和社会保障局", "云岫市人社局", True),
        ("云岫县住房和城乡建设局", "云岫县住建局", True),
        ("云岫市发展和改革委员会", "云岫市发改委", True),
        ("云岫市公安交通管理局", "云岫市公安局", False),
        ("云岫市人力资源和社会保障局", "海州市人社局", False),
    ],
)
def test_an_authority_of_a_division_is_one_with_its_short_name(full: str, short: str, one: bool) -> None:
    found, _ = find_names(document_of(f"{full}发布通知。{short}表示，将加强培训。"))
    named = [organisation.name for organisation in found if full in (organisation.name, *organisation.aliases)]
    assert named == [full]
    assert (short in {alias for organisation in found for alias in organisation.aliases}) is one
