"""Bodies that are named with the one they belong to: 云州大学国际传播学院 is one name, and so is 云岫协会技术委员会."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云州大学国际关系学院副院长林晓月到场。", "云州大学国际关系学院"),
        ("海州大學校委會主席林曉月到場。", "海州大學校委會"),
        ("云岫书画协会艺术委员会联合主办展览。", "云岫书画协会艺术委员会"),
        ("新增考点是海州市第三中学青山校区。", "海州市第三中学青山校区"),
        ("会交由海州市政府文化局档期审议委员会决定。", "海州市政府文化局档期审议委员会"),
        ("教育部食品安全标准与监测评估司指出，今年会增长。", "教育部食品安全标准与监测评估司"),
        ("她向云州大学文学院党委说明了情况。", "云州大学文学院党委"),
        ("教育部政策研究院宏观战略研究所副所长林晓月说，今年会增长。", "教育部政策研究院宏观战略研究所"),
    ],
)
def test_an_institute_a_committee_and_a_branch_keep_their_parent(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "云州大学决定成立传播学院。",
        "云州大学新任校长遴选委员会开会。",
        "云州大学的国际传播学院招生。",
        "立法會主席作出恢復全體委員會程序的預告。",
        "教育部林晓月提出解散委员会，大家反对。",
    ],
)
def test_what_a_parent_does_and_who_is_in_it_stand_in_no_name(text: str) -> None:
    assert not any(word in name for name in names_in(text) for word in ("决定", "新任", "的", "主席", "解散"))


def test_a_department_before_a_title_is_part_of_the_title() -> None:
    assert names_in("财政部税政司司长林晓月到场。") == {"财政部"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("云岫书画协会艺术委员会联合主办展览。", "云岫书画协会艺术委员会", "association"),
        ("海州大學校委會主席林曉月到場。", "海州大學校委會", "university"),
        ("腾讯薪酬委员会开会。", "腾讯薪酬委员会", "other"),
    ],
)
def test_a_committee_is_of_the_kind_of_its_parent(text: str, name: str, kind: str) -> None:
    assert organisations_in(text)[name].kind == kind


def test_a_department_of_three_characters_before_a_title_is_no_body_of_its_own() -> None:
    assert names_in("解放军美术书法研究院组联部主任林晓月到场。") == {"解放军美术书法研究院"}


@pytest.mark.parametrize(
    "name",
    [
        "海州市招考办",
        "广东省中医院",
        "湖北省电影制片厂",
        "安徽电视台",
        "河北日报",
        "青山街道卫生服务站",
        "法国中国学生会",
    ],
)
def test_a_place_and_what_each_place_has_one_of_are_a_name(name: str) -> None:
    assert name in names_in(f"她说，{name}今年搬了三次。")


@pytest.mark.parametrize("text", ["很多大學學生會指晚會行禮如儀。", "他看了美国电视台的节目。", "记者到过福岛核电厂。"])
def test_what_many_have_and_a_plant_are_none(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_a_party_is_known_where_the_title_of_its_member_is_one_word_with_its_end() -> None:
    assert "民眾黨" in names_in("民眾黨立委林曉月詢問，是否公開。")


def test_what_is_done_in_a_month_shows_who_does_it() -> None:
    assert "极岚" in names_in("极岚今年3月宣布裁员，极岚今年5月收购了望川科技。", known=False)


@pytest.mark.parametrize(
    "name",
    ["奥斯特-贝克研究所", "维尔纳-霍夫基金会", "约翰·科伦大学", "马丁·塞恩银行", "洛瑟•马丁公司"],
)
def test_a_foreign_name_keeps_the_parts_that_are_joined_to_it(name: str) -> None:
    assert names_in(f"德国{name}公布结果。", known=False) == {name}


@pytest.mark.parametrize("text", ["流感-贝克研究所公布结果。", "林晓月-贝克研究所公布结果。"])
def test_a_label_before_a_stroke_is_no_part_of_a_foreign_name(text: str) -> None:
    assert names_in(text, known=False) == {"贝克研究所"}


@pytest.mark.parametrize(
    "name",
    [
        "云岫企业咨询（上海）有限公司",
        "云岫投资(深圳）股份有限公司",
        "云岫贸易（香港）有限公司",
        "云岫供应链管理（广州）有限公司",
        "云岫租赁（天津）有限责任公司",
    ],
)
def test_a_registered_name_has_its_business_and_its_place_in_brackets(name: str) -> None:
    assert names_in(f"昨日，{name}公布结果。", known=False) == {name}


@pytest.mark.parametrize("under", ["云岫旗下", "旗下", "名下", "市政府轄下", "属下"])
def test_a_name_begins_behind_the_word_that_says_whose_it_is(under: str) -> None:
    assert "望川物流有限公司" in names_in(f"她出售{under}望川物流有限公司。", known=False)


def test_a_department_that_the_segmenter_cuts_elsewhere_fails_nothing() -> None:
    assert names_in("两名教师接手云州考评局通识科，港岛日报也有报道。") >= {"港岛日报"}
