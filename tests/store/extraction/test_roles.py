"""Which titles people hold, and where, on sentences of our own."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.people.proposals import propose_people
from store.extraction.people.roles import assign_roles
from store.extraction.people.uniting import unite_people
from store.model import Article, Mention, Organisation, OrganisationKind
from tests.store.extraction.reading import settled


def roles_of(text: str, *names: str, kind: OrganisationKind = "company") -> dict[str, list[tuple[str, str | None]]]:
    """Return the roles of each person of a text, where the organisations are given by name."""
    document = prepare(Article(id="article/test", title="", text=text))
    people = unite_people(document, [s for s in settled(document, propose_people(document)) if s.kind == "person"])
    organisations = tuple(
        Organisation(id=f"organisation/{n}", name=n, kind=kind, mentions=_places(text, n)) for n in names
    )
    return {p.name: [(r.title, r.organisation) for r in p.roles] for p in assign_roles(document, people, organisations)}


def _places(text: str, name: str) -> tuple[Mention, ...]:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    return tuple(Mention(start=s, end=s + len(name), exact=name, why="test", score=1.0) for s in starts)


@pytest.mark.parametrize(
    ("text", "names", "person", "roles"),
    [
        ("思远集团创始人兼董事长贾明亚说。", ("思远集团",), "贾明亚", [("创始人", "思远集团"), ("董事长", "思远集团")]),
        (
            "望川高级副总裁兼乐行汽车总裁艾铁生到会。",
            ("望川", "乐行汽车"),
            "艾铁生",
            [("高级副总裁", "望川"), ("总裁", "乐行汽车")],
        ),
        (
            "百川集团副总裁、智能驾驶事业群组总裁王云涛到会。",
            ("百川集团",),
            "王云涛",
            [("副总裁", "百川集团"), ("智能驾驶事业群组总裁", "百川集团")],
        ),
        (
            "望川科技开了分店，望川科技还要开店。招工很急。产品总监骆一禾到会。",
            ("望川科技", "思远集团"),
            "骆一禾",
            [("产品总监", "望川科技")],
        ),
        ("小飞汽车的创始人何小明到会。", ("小飞汽车",), "何小明", [("创始人", "小飞汽车")]),
        ("Orbit前首席科学家 Ilya Novak 离职。", ("Orbit",), "Ilya Novak", [("前首席科学家", "Orbit")]),
        ("李明远，望川创始人，昨日到港。", ("望川",), "李明远", [("创始人", "望川")]),
        (
            "到会的有许望川（思远集团首席执行官）。许望川表示满意。",
            ("思远集团",),
            "许望川",
            [("首席执行官", "思远集团")],
        ),
        (
            "运营合伙人刘剑锋，曾任美达酒店事业部总经理。",
            ("美达",),
            "刘剑锋",
            [("运营合伙人", None), ("酒店事业部总经理", "美达")],
        ),
        ("合伙人徐东明曾是北林招聘系统负责人。", ("北林",), "徐东明", [("合伙人", None), ("招聘系统负责人", "北林")]),
        ("作者｜林小川", (), "林小川", [("作者", None)]),
        ("編輯：杜偉明、陳小川", (), "陳小川", [("編輯", None)]),
        ("中方主席习远平主席抵达。", (), "习远平", [("中方主席", None)]),
    ],
)
def test_titles_with_their_organisations(
    text: str, names: tuple[str, ...], person: str, roles: list[tuple[str, str | None]]
) -> None:
    assert roles_of(text, *names)[person] == roles


def test_a_verb_of_the_sentence_is_no_part_of_a_title() -> None:
    text = "评论指那里跑出政务司司长李明远。另一场会影响参选人许望川的选情。"
    titles = {person: [title for title, _ in roles_of(text)[person]] for person in ("李明远", "许望川")}
    assert titles == {"李明远": ["政务司司长"], "许望川": ["参选人"]}


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("他经常陪伴特首林小川出席活动。", "林小川", "特首"),
        ("他与特首林小川会面。", "林小川", "特首"),
        ("她在剧中饰演市长林小川。", "林小川", "市长"),
        ("民望較前特首林小川稍高。", "林小川", "前特首"),
        ("工会今天去信特首林小川。", "林小川", "特首"),
        ("有關行政長官林小川的申報。", "林小川", "行政長官"),
        ("建制派议员林小川到会。", "林小川", "建制派议员"),
        ("立法會調查特首林小川的收入。", "林小川", "特首"),
        ("署理行政長官林小川到會。", "林小川", "署理行政長官"),
        ("矛頭直指時任政務司司長林小川。", "林小川", "政務司司長"),
        ("记者会上，校友关注组召集人林小川发言。", "林小川", "校友关注组召集人"),
    ],
)
def test_words_of_the_sentence_before_a_title_are_no_part_of_it(text: str, person: str, title: str) -> None:
    assert [found for found, _ in roles_of(text)[person]] == [title]


def test_a_post_held_before_is_not_told_as_one_of_today_where_its_word_stands_before_the_organisation() -> None:
    found = roles_of("前望川银行总裁林小川、候任北林大学校长许望川到会。", "望川银行", "北林大学")
    assert found == {"林小川": [("前总裁", "望川银行")], "许望川": [("候任校长", "北林大学")]}


def test_a_title_that_is_a_verb_too_is_one_where_it_says_of_what() -> None:
    found = roles_of("代表林小川的律师到庭。学生代表许望川、望川银行代表赵启明没有来。", "望川银行")
    assert roles_of("他告诉记者林小川已到会。记者林小川到会。")["林小川"] == [("记者", None)]
    assert roles_of("他告诉记者林小川已到会。")["林小川"] == []
    assert found == {"林小川": [], "许望川": [("学生代表", None)], "赵启明": [("代表", "望川银行")]}


def test_a_clause_behind_a_name_is_no_title_though_it_ends_with_one() -> None:
    assert roles_of("林小川，在市集布景前宣布参选特首。")["林小川"] == []
    assert roles_of("林小川，则由律师许望川代表。")["林小川"] == []
    assert roles_of("林小川，将在下月接任望川银行总裁。", "望川银行")["林小川"] == [("总裁", "望川银行")]


def test_a_list_of_people_shares_the_organisation_named_first() -> None:
    found = roles_of("萬里集團實際控制人馬川雲、董事長梁賢棟、總裁胡曉川到場。", "萬里集團")
    assert found["梁賢棟"] == [("董事長", "萬里集團")]
    assert found["胡曉川"] == [("總裁", "萬里集團")]


def test_a_title_that_several_can_hold_is_shared_and_another_is_not() -> None:
    found = roles_of("北海公司高管许望川（Wang Xu）和赵启明到会，董事长钱若川与孙启文没有来。", "北海公司")
    assert found["赵启明"] == [("高管", "北海公司")]
    assert found["孙启文"] == []


def test_a_former_post_in_a_clause_before_the_title() -> None:
    found = roles_of("曾任海天機師的公明黨立法會議員譚啟豪表示失望。", "海天", "公明黨")
    assert found["譚啟豪"] == [("立法會議員", "公明黨"), ("機師", "海天")]


def test_the_title_of_the_one_before_is_not_inherited() -> None:
    found = roles_of("东海大学院长刘启明教授、南山大学副院长张晓川到会。", "东海大学", "南山大学", kind="university")
    assert found["张晓川"] == [("副院长", "南山大学")]


def test_another_name_in_brackets_stands_between_organisation_and_title() -> None:
    assert roles_of("望川（WNGC）创始人李明远到会。", "望川")["李明远"] == [("创始人", "望川")]
    assert roles_of("望川（066）主席李明远到会。", "望川")["李明远"] == [("主席", "望川")]


def test_a_title_without_an_organisation_belongs_to_the_company_the_article_is_about() -> None:
    text = "万里云完成融资。万里云服务酒店。万里云去年盈利。万里云将扩张。创始人金启财是连续创业者。"
    assert roles_of(text, "万里云")["金启财"] == [("创始人", "万里云")]


@pytest.mark.parametrize(
    ("text", "names", "person", "roles"),
    [
        (
            "河阳市中心医院扩建。医院副院长路长安介绍情况。",
            ("河阳市中心医院",),
            "路长安",
            [("副院长", "河阳市中心医院")],
        ),
        (
            "东川市政府召开发布会。常务副市长骆一禾到会。",
            ("东川市政府",),
            "骆一禾",
            [("常务副市长", "东川市政府")],
        ),
        (
            "立法会昨日开会。民主派议员骆一禾到会。",
            ("立法会",),
            "骆一禾",
            [("民主派议员", "立法会")],
        ),
        (
            "沙洲区议会昨日开会。山前区议员骆一禾到会。",
            ("沙洲区议会",),
            "骆一禾",
            [("山前区议员", None)],
        ),
        (
            "大江省应急管理厅派出工作组，由副厅长骆一禾带队。",
            ("大江省应急管理厅",),
            "骆一禾",
            [("副厅长", "大江省应急管理厅")],
        ),
        (
            "香港玩具管理协会开会。玩具协会主席许望川到会。",
            ("香港玩具管理协会",),
            "许望川",
            [("主席", "香港玩具管理协会")],
        ),
        ("云岫联盟发表声明。该组织秘书长许望川到会。", ("云岫联盟",), "许望川", [("秘书长", "云岫联盟")]),
        ("大江省应急管理厅派出工作组，外交部长骆一禾到会。", ("大江省应急管理厅",), "骆一禾", [("外交部长", None)]),
    ],
)
def test_a_short_form_or_a_bare_title_means_a_body_named_before(
    text: str, names: tuple[str, ...], person: str, roles: list[tuple[str, str | None]]
) -> None:
    assert roles_of(text, *names, kind="government")[person] == roles


def test_those_who_write_belong_to_the_newsroom_that_the_line_names() -> None:
    roles = roles_of("大江新闻3月2日讯（记者 林小川）昨日开市。", "大江新闻", kind="media")
    assert roles["林小川"] == [("记者", "大江新闻")]


def test_the_company_of_an_article_is_not_that_of_a_title_far_from_it() -> None:
    main, other = "望川科技开店。望川科技招人。望川科技涨价。望川科技停产。", "天气转晴，游人不少。" * 40
    holder = "\n产品总监骆一禾到会。"
    assert roles_of(f"{main}{holder}", "望川科技")["骆一禾"] == [("产品总监", "望川科技")]
    assert roles_of(f"{main}\n{other}{holder}", "望川科技")["骆一禾"] == [("产品总监", None)]


def test_a_clause_after_an_organisation_is_no_title_held_there() -> None:
    assert roles_of("林晓月（河谷大学毕业后当过喜剧演员）到会。", "河谷大学")["林晓月"] == []


@pytest.mark.parametrize(
    ("text", "person", "roles"),
    [
        ("河谷大学林晓月教授、周文静博士到会。", "林晓月", [("教授", "河谷大学")]),
        ("河谷大学林晓月教授、周文静博士到会。", "周文静", [("博士", None)]),
        ("会议听取了李建国总理、周正副总理的报告，周正副总理致辞。", "李建国", [("总理", None)]),
        ("首席營運官（COO）陳小燕出席。", "陳小燕", [("首席營運官", None)]),
    ],
)
def test_a_title_behind_a_name_is_its_own(text: str, person: str, roles: list[tuple[str, str | None]]) -> None:
    assert roles_of(text, "河谷大学", kind="university")[person] == roles
