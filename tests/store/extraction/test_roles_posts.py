"""Whose a post is: at a body that only the post shows, at the one it points back to, at that of the one before."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article, Block
from tests.store.extraction.test_roles_beside import roles


def read(text: str, title: str = "") -> dict[str, list[tuple[str, str | None]]]:
    """Return the roles of each person of an article, its organisations found in it."""
    whole = f"{title}\n{text}" if title else text
    headline = [Block(start=0, end=len(title), kind="title")] if title else []
    blocks = (*headline, Block(start=len(whole) - len(text), end=len(whole)))
    found = extract(Article(id="article/test", title=title, text=whole, blocks=blocks))
    return {person.name: [(role.title, role.organisation) for role in person.roles] for person in found.people}


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("给予管理学院党委书记林晓月警告处分。", "党委书记", "管理学院"),
        ("给予法学院党总支书记林晓月警告处分。", "党总支书记", "法学院"),
        ("寒碘公司人力资源管理师林晓月说，之前有人来应征。", "人力资源管理师", "寒碘公司"),
        ("总部设在北方的研究公司深谷资产管理公司的管理合伙人林晓月表示，情况很好。", "管理合伙人", "深谷资产管理公司"),
        ("他称“忠义为先”的中国“深海安全与合作研究院院长”林晓月到会。", "院长", "深海安全与合作研究院"),
        (
            "北方智库安全与国际问题研究中心亚洲经济项目主管林晓月说，情况很好。",
            "亚洲经济项目主管",
            "安全与国际问题研究中心",
        ),
        ("清华大学微电子所所长林晓月到会。", "所长", "清华大学微电子所"),
    ],
)
def test_what_stands_before_a_post_is_where_it_is_held(text: str, title: str, body: str) -> None:
    assert read(text)["林晓月"] == [(title, body)]


def test_a_known_name_that_is_also_a_word_stands_before_a_post() -> None:
    assert read("民主思路召集人林晓月到会。")["林晓月"] == [("召集人", "民主思路")]
    assert read("女儿林晓月是南艺老师，住在城里。")["林晓月"] == [("老师", "南艺")]
    assert all(holder is None for _, holder in read("海角科大总务长林晓月到会。")["林晓月"])


@pytest.mark.parametrize("text", ["一家公司总裁林晓月到会。", "多家公司董事林晓月到会。", "本公司经理林晓月到会。"])
def test_a_body_without_a_name_is_none(text: str) -> None:
    assert [holder for _, holder in read(text)["林晓月"]] == [None]


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        ("望川集团发布报告。云岫大学也到会。该公司总经理林晓月到会。", "林晓月", [("总经理", "望川集团")]),
        ("云岫大学发布报告。望川集团也到会。该校教授林晓月到会。", "林晓月", [("教授", "云岫大学")]),
        ("望川集团来人。该小区物业人员林晓月到会。", "林晓月", [("小区物业人员", None)]),
        ("望川集团发布报告。该公司市场部经理林晓月到会。", "林晓月", [("市场部经理", "望川集团")]),
        ("望川集团发布报告。该公司前董事林晓月到会。", "林晓月", [("前董事", "望川集团")]),
        ("望川集团发布报告。该公司人工智能首席科学家林晓月到会。", "林晓月", [("人工智能首席科学家", "望川集团")]),
        ("望川集团发布报告。该集团香港区主席林晓月到会。", "林晓月", [("香港区主席", "望川集团")]),
        ("云岫大学发布报告。该大学政治学教授林晓月到会。", "林晓月", [("政治学教授", "云岫大学")]),
        ("云岫医院发布报告。该医院骨科医生林晓月到会。", "林晓月", [("骨科医生", "云岫医院")]),
        ("望川协会发布报告。该会计师林晓月到会。", "林晓月", [("会计师", None)]),
        ("海州翻译协会发布报告。干事林晓月到会。", "林晓月", [("干事", "海州翻译协会")]),
        ("云岫大学的林晓月教授到会。", "林晓月", [("教授", "云岫大学")]),
        ("案件在海州中级人民法院开审。审判长林晓月到庭。", "林晓月", [("审判长", "海州中级人民法院")]),
    ],
)
def test_a_post_points_back_to_a_body_of_its_kind(
    text: str, person: str, expected: list[tuple[str, str | None]]
) -> None:
    assert read(text)[person] == expected


@pytest.mark.parametrize("text", ["国际顶尖商学院教授林晓月到会。", "会后，商学院教授林晓月到会。"])
def test_a_faculty_that_nothing_names_is_none(text: str) -> None:
    assert [holder for _, holder in read(text)["林晓月"]] == [None]


def test_a_deputy_is_that_of_the_chief_in_the_item_before() -> None:
    found = read("给予云岫大学出版社社长林晓月警告处分、副社长周启明批评教育。")
    assert found["周启明"] == [("副社长", found["林晓月"][0][1])]
    assert found["林晓月"][0][1] is not None


def test_an_office_in_the_party_is_held_where_the_headline_is() -> None:
    found = read("王树华校长主持会议。\n党委副书记、纪委书记周启明作报告。", title="云岫大学召开大会")
    assert found["周启明"] == [("党委副书记", "云岫大学"), ("纪委书记", "云岫大学")]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("云岫公司行贿案开庭", "海岬镇原党委书记林晓月受审。党委书记周启明也受审。"),
        ("云岫大学捐款", "海州县委书记林晓月出席，党委副书记周启明出席。"),
        ("云岫大学捐款", "海岬镇原党委书记林晓月出席，党委副书记周启明出席。"),
        ("云岫大学召开大会", "望川集团党委书记林晓月出席，党委副书记周启明出席。"),
        ("海州法院判云岫公司赔偿", "党委书记周启明到庭。"),
    ],
)
def test_an_office_in_another_party_committee_is_not_held_where_the_headline_is(title: str, text: str) -> None:
    assert [holder for _, holder in read(text, title=title)["周启明"]] == [None]


def test_an_office_in_the_party_is_held_where_the_headline_is_whose_chief_stands_before() -> None:
    found = read("云岫大学党委书记林晓月出席，党委副书记周启明出席。", title="云岫大学召开大会")
    assert found["周启明"] == [("党委副书记", "云岫大学")]


def test_an_office_is_not_held_at_the_body_of_a_title_before_whose_own_is_unknown() -> None:
    found = read("云山协会会长林晓月、青川厅厅长党委书记周启明到会。")
    assert all(holder != "云山协会" for _, holder in found["周启明"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("林晓月（28 岁，地盘工）到庭。", "地盘工"),
        ("林晓月（化名，45岁，中学教师）告诉记者，情况很好。", "中学教师"),
        ("林晓月，38岁，货车司机，昨日到庭。", "货车司机"),
        ("林曉月（21 歲，學生）到庭。", "學生"),
        ("林晓月（35岁，搬运工）到庭。", "搬运工"),
        ("林晓月（60岁，退休工人）到庭。", "退休工人"),
        ("林晓月（35岁，注册会计师）到庭。", "注册会计师"),
        ("林晓月，35岁，快递员，昨日到庭。", "快递员"),
    ],
)
def test_what_follows_an_age_is_what_somebody_does(text: str, title: str) -> None:
    assert [held for held, _ in next(iter(roles(text).values()))] == [title]


@pytest.mark.parametrize(
    "text", ["林晓月（23 岁，无业）到庭。", "林晓月（男，45岁）到庭。", "林晓月（42岁，海州人）到庭。"]
)
def test_an_age_alone_and_no_work_are_no_role(text: str) -> None:
    assert roles(text)["林晓月"] == []


@pytest.mark.parametrize(
    "behind",
    [
        *("当场丧生", "在海州经商", "在工地打工", "仍未复工", "负责施工", "准备开工", "昨日出生", "不善谋生"),
        *("独自回家", "离家", "刚搬家", "死于异乡他家", "独生", "死者", "癌症患者", "失业者", "非会员"),
    ],
)
def test_what_somebody_does_now_or_suffered_is_no_role(behind: str) -> None:
    assert roles(f"林晓月（35岁，{behind}）的案件开审。")["林晓月"] == []
    assert roles(f"林晓月，35岁，{behind}，案件开审。")["林晓月"] == []


@pytest.mark.parametrize("title", ["失业者", "毕业者", "专业者", "云岫集团CHR"])
def test_the_end_of_another_word_is_no_title(title: str) -> None:
    assert read(f"{title}林晓月到会。")["林晓月"] == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("云岫集团前员工林晓月到庭。", "前员工"),
        ("云岫集团HR林晓月到庭。", "HR"),
        ("另一名渔业批发业者林晓月表示，赔偿不够。", "渔业批发业者"),
        ("一名物业人员林晓月到会。", "物业人员"),
    ],
)
def test_who_works_somewhere_has_a_role(text: str, title: str) -> None:
    assert [held for held, _ in read(text)["林晓月"]] == [title]


def test_who_is_moved_up_has_the_title() -> None:
    assert read("林晓月目前已调升为制程副工程师，学到很多。")["林晓月"] == [("制程副工程师", None)]


def test_a_reporter_who_reports_is_a_reporter() -> None:
    assert read("【云山快报记者林晓月报导】云岫集团公布年报。")["林晓月"][0][0].endswith("记者")


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("云岫远山律师事务所林晓月律师认为，合同无效。", "律师", "云岫远山律师事务所"),
        ("云岫市人民医院林晓月医生表示，病人稳定。", "医生", "云岫市人民医院"),
        ("云岫中学林晓月老师组织了活动。", "老师", "云岫中学"),
        ("海州大学召开大会。校党委副书记林晓月致辞。", "校党委副书记", "海州大学"),
        ("云岫市公安局召开会议。局党委书记林晓月讲话。", "局党委书记", "云岫市公安局"),
    ],
)
def test_staff_behind_its_body_and_the_committee_of_a_school_are_of_it(text: str, title: str, body: str) -> None:
    assert read(text)["林晓月"] == [(title, body)]


def test_a_lawyer_behind_a_name_alone_may_be_somebody_elses() -> None:
    assert read("林晓月律师表示，不会上诉。")["林晓月"] == []


def signed(line: str, publisher: str = "海风日报") -> dict[str, list[tuple[str, str | None]]]:
    """Return the roles of each person of an article whose first line is the publisher, its second one given."""
    text = f"{publisher}\n{line}"
    blocks = (Block(start=0, end=len(publisher), kind="byline"), Block(start=len(publisher) + 1, end=len(text)))
    found = extract(Article(id="article/test", title="", text=text, blocks=blocks, publisher=publisher))
    return {person.name: [(role.title, role.organisation) for role in person.roles] for person in found.people}


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("記者林曉月╱台北報導，昨日開市。", "林曉月", "記者"),
        ("〔記者林曉月／台北報導〕昨日開市，有人到場。", "林曉月", "記者"),
        ("□本报见习记者 林晓月", "林晓月", "见习记者"),
        ("□本报通讯员 林晓月", "林晓月", "通讯员"),
        ("海风日报讯（记者周文静 实习生 林晓月）昨日开市，有人到场。", "林晓月", "实习生"),
        ("本报讯（记者林晓月）昨日开市，有人到场。", "林晓月", "记者"),
        ("海风日报记者周文静 实习生林晓月", "林晓月", "实习生"),
        ("昨日开市，有人到场。（海风日报记者林晓月摄）", "林晓月", "记者"),
    ],
)
def test_who_signs_an_article_works_for_its_publisher(line: str, name: str, title: str) -> None:
    assert signed(line)[name] == [(title, "海风日报")]


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("法新社3月2日电，记者林晓月报道，昨日开市。", "法新社"),
        ("海风日报3月2日讯，记者林晓月报道，昨日开市。", "海风日报"),
        ("海风日报首席评论员、记者林晓月报道，昨日开市。", "海风日报"),
        ("海风日报记者周文静、记者林晓月报道，昨日开市。", "海风日报"),
    ],
)
def test_a_mark_parts_no_reporter_from_the_newsroom_of_the_dateline(text: str, medium: str) -> None:
    assert ("记者", medium) in read(text)["林晓月"]


@pytest.mark.parametrize(
    "text",
    [
        "海风日报3月2日讯，校长周文静、记者林晓月到场。",
        "海风日报3月2日讯，周文静表示，记者林晓月到场。",
        "海风日报报道提及，获内地知名记者林晓月确认。",
    ],
)
def test_somebody_else_parts_a_reporter_from_the_newsroom_of_the_dateline(text: str) -> None:
    assert read(text)["林晓月"] == [("记者", None)]


@pytest.mark.parametrize(
    ("line", "publisher", "name", "title"),
    [
        ("海风日报讯（记者周文静 通讯员 林晓月）昨日开市，有人到场。", "海风日报", "林晓月", "通讯员"),
        ("责任编辑：林晓月", "海风日报", "林晓月", "编辑"),
        ("本报讯（记者林晓月）昨日开市，有人到场。", "海风新闻网", "林晓月", "记者"),
        ("本报记者林晓月报道，昨日开市，有人到场。", "海风新闻网", "林晓月", "记者"),
    ],
)
def test_who_sends_or_edits_an_article_or_signs_one_that_is_passed_on_may_work_for_another(
    line: str, publisher: str, name: str, title: str
) -> None:
    assert signed(line, publisher)[name] == [(title, None)]


def test_a_reporter_of_a_site_works_for_it() -> None:
    assert signed("本网记者林晓月报道，昨日开市，有人到场。", "海风新闻网")["林晓月"] == [("记者", "海风新闻网")]


def test_a_reporter_in_the_news_works_for_no_medium_that_only_stands_before() -> None:
    assert signed("海风日报创办人周文静、前资深记者林晓月到会，有人到场。")["林晓月"] == [("前资深记者", None)]


@pytest.mark.parametrize(
    ("text", "name", "held"),
    [
        ("市民林晓月说，店里没有人。", "林晓月", [("市民", None)]),
        ("海风集团总裁周文静，副总裁林晓月、李国强、王思远到会。", "李国强", [("副总裁", "海风集团")]),
        (
            "周文静表示，林晓月是海风集团总裁，也是现任云岫大学教授。",
            "林晓月",
            [("总裁", "海风集团"), ("教授", "云岫大学")],
        ),
        (
            "云岫大学医学院麻醉及重症治疗学系副教授林晓月到会。",
            "林晓月",
            [("麻醉及重症治疗学系副教授", "云岫大学医学院")],
        ),
        ("海风集团昨日开售新盘，集团高级营业经理林晓月表示，反应很好。", "林晓月", [("高级营业经理", "海风集团")]),
        ("（作者：见习记者，林晓月）", "林晓月", [("见习记者", None)]),
        ("云岫基金会前秘书长周文静、前主席林晓月到会。", "林晓月", [("前主席", "云岫基金会")]),
        (
            '云岫集团总裁、"望海计划"项目负责人林晓月到会。',
            "林晓月",
            [("总裁", "云岫集团"), ("项目负责人", "云岫集团")],
        ),
        (
            "资产管理公司望川（Natixis）的亚洲首席经济学家林晓月说，情况不好。",
            "林晓月",
            [("亚洲首席经济学家", "望川")],
        ),
        ("云岫基金会（YF）的主席林晓月到会。", "林晓月", [("主席", "云岫基金会")]),
        ("第三届好人奖获得者林晓月到会。", "林晓月", [("好人奖获得者", None)]),
        ("云州大学空间科学与技术研究院院长林晓月到会。", "林晓月", [("院长", "云州大学空间科学与技术研究院")]),
    ],
)
def test_a_title_is_told_by_what_goes_before_it(text: str, name: str, held: list[tuple[str, str | None]]) -> None:
    assert read(text)[name] == held


def test_a_word_of_the_title_keeps_what_also_says_when_it_is_held() -> None:
    assert read("他见过任课教师林晓月。")["林晓月"] == [("任课教师", None)]


@pytest.mark.parametrize("sign", ["□", "⊙", "──"])
def test_a_title_goes_across_no_sign(sign: str) -> None:
    assert read(f"会场现况{sign}著名演员林晓月到会。")["林晓月"] == [("著名演员", None)]


def test_the_number_of_an_item_is_no_part_of_a_title() -> None:
    assert read("6. 前财长林晓月到会。")["林晓月"] == [("前财长", None)]


def test_what_is_done_to_somebody_is_no_part_of_a_title() -> None:
    assert read("学生要求谴责和调查校董林晓月的言论。")["林晓月"] == [("校董", None)]
