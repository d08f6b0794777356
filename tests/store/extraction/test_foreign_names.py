"""Foreign names in Chinese characters: where they begin and end, and who says something later in a clause."""

import pytest

from store.extraction.engine.document import prepare
from store.extraction.pipeline import extract
from store.model import Article


def people_in(text: str) -> set[str]:
    """Return the names of the people of a text, without the list of known people."""
    return {person.name for person in extract(Article(id="article/test", title="", text=text), known=False).people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("该国总统安特瓦尔到访当地。", "安特瓦尔"),
        ("足协主席因凡蒂诺到场。", "因凡蒂诺"),
        ("该国总统格兰迪到访当地。", "格兰迪"),
        ("该国总统赫格塞思到访当地。", "赫格塞思"),
    ],
)
def test_a_name_is_whole_behind_a_role(text: str, name: str) -> None:
    assert people_in(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "卢特尼克上周对媒体说，谈判仍在继续。",
        "卢特尼克周三在声明中表示，谈判仍在继续。",
        "卢特尼克昨日晚间指出，谈判仍在继续。",
    ],
)
def test_somebody_says_something_when_and_to_whom(text: str) -> None:
    assert people_in(text) == {"卢特尼克"}


def test_what_is_only_seen_at_a_time_is_nobody() -> None:
    assert people_in("卢特尼克上周涨价，顾客在减少。") == set()


def test_a_hyphen_of_full_width_joins_the_parts_of_a_name() -> None:
    assert people_in("委员会主席让－克洛德·容特7月25日到场。") == {"让－克洛德·容特"}


def test_a_dot_that_was_lost_is_read_before_the_name_in_latin_letters() -> None:
    found = people_in("发言人斯蒂芬妮?席尔霍尔特(Stephanie Schierholt)表示，会研究。")
    assert found == {"斯蒂芬妮?席尔霍尔特"}


def test_a_name_ends_before_a_count() -> None:
    assert people_in("首席代表米歇尔·巴尼特数小时后拒绝要求。") == {"米歇尔·巴尼特"}


@pytest.mark.parametrize("text", ["警方说，周男、林女被送到法院。", "陳男的母親說，他白天上班。"])
def test_a_surname_with_a_sex_is_no_name(text: str) -> None:
    assert people_in(text) == set()


def test_the_label_of_a_by_line_is_nobody() -> None:
    article = Article(id="article/test", title="", text="本文来自河谷网，作者：鲁智明，原文标题：《河谷新闻》")
    assert "原文标题" not in {person.name for person in extract(article).people}


def test_a_partys_member_holds_an_office_for_it() -> None:
    article = Article(id="article/test", title="", text="国民党籍的海州县议长洪允山到场，民众党籍县长陈福江陪同。")
    roles = {p.name: [(r.title, r.organisation) for r in p.roles] for p in extract(article).people}
    assert roles == {"洪允山": [("海州县议长", "国民党")], "陈福江": [("县长", "民众党")]}


def test_a_papers_own_reporter_works_for_who_publishes() -> None:
    text = "河谷日报讯，工厂停产。本报记者林晓月对厂长说，稿件已完成。"
    article = Article(id="article/test", title="", text=text, publisher="河谷日报")
    assert prepare(article).article.publisher == "河谷日报"
    roles = {p.name: [(r.title, r.organisation) for r in p.roles] for p in extract(article).people}
    assert roles["林晓月"] == [("记者", "河谷日报")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("拿督加纳蒂兰与经理拿督莫哈末亚尼出席仪式。", {"加纳蒂兰", "莫哈末亚尼"}),
        ("隊中王牌C.朗拿多有傷在身。", {"C.朗拿多"}),
        ("C.朗拿多和马些路都离队。", {"C.朗拿多", "马些路"}),
        ("前任教练安察洛堤（Carlo Ancelotti）到场。", {"安察洛堤"}),
        ("那一年的马努卡（Tavita Manuka）没有出席。", {"马努卡"}),
        ("球员戴蒙（Ray Demont）、白萨联手反击。", {"戴蒙", "白萨"}),
    ],
)
def test_names_as_hong_kong_taiwan_and_malaysia_write_them(text: str, names: set[str]) -> None:
    assert people_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "圣塔克拉拉（Santa Clara）下雨。",
        "C.语言和A.人工很难学。",
        "总统马克龙和卢森堡、比利时谈判。",
    ],
)
def test_places_beside_latin_letters_and_names_are_nobody(text: str) -> None:
    assert people_in(text) <= {"马克龙"}


def test_hyphens_join_the_parts_of_names_where_an_article_writes_them_so() -> None:
    text = "今天乔丹-哈特利得到20分，洛尔-邓送出7次助攻，莫-梅尔罗斯没有上场。"
    assert people_in(text) == {"乔丹-哈特利", "洛尔-邓", "莫-梅尔罗斯"}


def test_one_name_with_a_hyphen_needs_a_usual_given_name_or_somebody_beside_it() -> None:
    assert people_in("镜头给到安德鲁-哈特利。") == {"安德鲁-哈特利"}
    assert people_in("主教练梅夏尔-哈特利没有到场。") == {"梅夏尔-哈特利"}
    assert people_in("镜头给到梅夏尔-哈特利。") == set()


@pytest.mark.parametrize(
    "text",
    [
        "莫斯科-喀山的铁路和基辅-敖德萨的公路都停运了。",
        "特朗普-泽连斯基的会面和普京-马克龙的通话都延期了。",
        "安德鲁-哈特利机场关闭。",
    ],
)
def test_a_hyphen_between_places_or_two_people_makes_no_name(text: str) -> None:
    assert not {name for name in people_in(text) if "-" in name}


def test_a_hyphenated_name_ends_before_a_verb_and_begins_with_its_first_part() -> None:
    assert people_in("首发的安德鲁-哈特利得了31分，乔-马雷夫得了20分，还有费尔南达-莫塔。") == {
        "安德鲁-哈特利",
        "乔-马雷夫",
    }
    assert people_in("首发的安德鲁-哈特利得了31分，KJ-希克森得了20分。") == {"安德鲁-哈特利", "KJ-希克森"}
    assert not people_in("安德鲁-哈特利镜头和詹姆斯-洛尔车队参展。")


def test_the_last_part_of_a_hyphenated_name_stands_for_its_bearer() -> None:
    text = "安德鲁-哈特利首发上场。上半场，哈特利得到20分。后来圣安德鲁斯队追平。"
    (one,) = extract(Article(id="article/test", title="", text=text), known=False).people
    assert (one.name, one.aliases, one.mention_count) == ("安德鲁-哈特利", ("哈特利",), 2)


def test_a_word_of_structure_before_a_usual_given_name_is_no_part_of_it() -> None:
    assert people_in("主教练会让托尼·哈特利上场。") == {"托尼·哈特利"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("首节比赛，斯科塔今天连续罚中两球，哈里托15分。后卫首发，送出助攻。", {"斯科塔", "哈里托"}),
        ("首发的后卫送出助攻。教练喜欢阿德拉曼。", {"阿德拉曼"}),
        ("首发的后卫送出助攻。教练喜欢梅尔逊。", set()),
        ("首发的后卫送出助攻。他比哈里托多得一分。", set()),
        ("斯科塔今天连续罚中两球。", set()),
        ("首发的后卫送出助攻。教练喜欢克罗斯比尔队。", set()),
        ("首发的后卫送出助攻。他喜欢斯诺克和迪斯科，阿拉伯人也是。阿拉伯之春。", set()),
        ("首发的后卫送出助攻。塞尔维亚哈利洛夫15分。", {"哈利洛夫"}),
    ],
)
def test_a_foreign_name_is_a_player_where_games_are_told_of(text: str, names: set[str]) -> None:
    assert people_in(text) == names


@pytest.mark.parametrize("name", ["理查德·哈特利", "查理·哈特利", "珊德拉·哈特利", "珍·玛琪"])
def test_a_foreign_name_is_whole_whichever_of_their_characters_it_is_written_with(name: str) -> None:
    assert people_in(f"昨天{name}表示，没有人来。") == {name}
