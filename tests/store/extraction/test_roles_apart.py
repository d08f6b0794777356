"""Titles said once for several people, in a clause of their own, or parted from the name they belong to."""

import pytest

from tests.store.extraction.test_roles_beside import roles


@pytest.mark.parametrize(
    ("text", "holders", "title"),
    [
        ("多名立法會議員要求官員交代，包括周文靜、李國強、何志明等人。", "周文靜 李國強 何志明", "議員"),
        ("候選人包括：周文靜、李國強、何志明。", "周文靜 李國強 何志明", "候選人"),
        ("报名的两名参选人，分别是周文静和李国强。", "周文静 李国强", "参选人"),
        ("四名主要参选人中，周文静、李国强及何志明都表示反对。", "周文静 李国强 何志明", "参选人"),
        ("周文静、李国强两位行政长官到会。", "周文静 李国强", "行政长官"),
        ("周文静、李国强等五名议员到会。", "周文静 李国强", "议员"),
        ("周文静、李国强等民主派议员见记者。", "周文静 李国强", "议员"),
        ("两名督察周文静、李国强到会。", "周文静 李国强", "督察"),
        ("记者周文静李国强报道，今天天气很好。", "周文静 李国强", "记者"),
    ],
)
def test_a_title_said_once_is_that_of_everybody_of_the_list(text: str, holders: str, title: str) -> None:
    found = roles(text)
    assert {name: [held.endswith(title) for held, _ in found[name]] for name in holders.split()} == {
        name: [True] for name in holders.split()
    }


@pytest.mark.parametrize(
    "text",
    [
        "周文静的两名律师到会。周文静说，明年会好。",
        "周文静和李国强的三名律师到会。周文静说，明年会好。",
        "周文静及两名律师到会。周文静说，明年会好。",
        "主持周文静问李国强会否出任教育局长。李国强说，明年会好。",
        "律师为李国强辩护。李国强说，明年会好。",
        "议员林小川及周文静次子周大文到会。周文静说，明年会好。周大文说，后年也好。",
        "议员助理认为问题很多，包括李国强、周文静的去留。李国强说，明年会好。",
    ],
)
def test_a_title_of_somebody_else_is_not_that_of_the_list(text: str) -> None:
    found = roles(text)
    assert found["李国强" if "李国强说" in text else "周文静"] == []


@pytest.mark.parametrize(
    ("text", "person", "expected"),
    [
        (
            "林小川，1970年生，曾任云岫集团总监，现任海岸银行董事长。",
            "林小川",
            [("总监", "云岫集团"), ("董事长", "海岸银行")],
        ),
        ("林小川說，他曾任雲岫集團總監。", "林小川", [("總監", "雲岫集團")]),
        ("林小川于2010年3月出任海岸银行行长。", "林小川", [("行长", "海岸银行")]),
        ("董事長林小川批評政府。他以候任特首身份出席。", "林小川", [("董事長", None), ("候任特首", None)]),
        ("而作为海岸银行的副总裁，林小川更能感受到影响。林小川说，明年会好。", "林小川", [("副总裁", "海岸银行")]),
        ("身兼雲岫總會理事的業主林小川到會。林小川說，明年會好。", "林小川", [("理事", "雲岫總會")]),
        ("身兼雲岫總會理事的民主黨林小川到會。林小川說，明年會好。", "林小川", [("理事", "雲岫總會")]),
        ("區議員民主黨林小川到會。林小川說，明年會好。", "林小川", [("區議員", "民主黨")]),
        ("林小川秘书周文静到会。周文静说，明年会好。", "周文静", [("秘书", None)]),
        ("市民批評（衛生部長）林小川。林小川說，明年會好。", "林小川", [("衛生部長", None)]),
        (
            "女兒林小川是雲岫大學老師，也是長笛演奏家。林小川說，明年會好。",
            "林小川",
            [("老師", "雲岫大學"), ("長笛演奏家", None)],
        ),
        ("林小川在任期间亦是云岫遴选委员会主席。林小川说，明年会好。", "林小川", [("主席", "云岫遴选委员会")]),
    ],
)
def test_a_title_away_from_the_name_it_belongs_to(
    text: str, person: str, expected: list[tuple[str, str | None]]
) -> None:
    assert roles(text)[person] == expected


@pytest.mark.parametrize(
    "text",
    [
        "林小川1970年生，时任董事长的周文静说，明年会好。林小川说，明年也好。",
        "林小川说，他是在会上经一位律师介绍认识王小明的。林小川又说，明年会好。",
        "林小川的父亲到会，曾任海岸银行行长。林小川说，明年会好。",
        "林小川批评周文静，曾任海岸银行行长。林小川说，明年会好。周文静不认同。周文静说，明年也好。",
    ],
)
def test_a_title_of_a_clause_about_somebody_else(text: str) -> None:
    assert roles(text)["林小川"] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("云岫大学化妆师林小川到会。林小川说，明年会好。", [("化妆师", "云岫大学")]),
        ("国家林小川很好。林小川说，明年会好。", []),
        ("出身小康之家的林小川到会。林小川说，明年会好。", []),
        ("该名医生为林小川。林小川说，明年会好。", [("医生", None)]),
        ("云岫劳动署昨日开会。云岫劳动署长林小川到会。林小川说，明年会好。", [("署长", "云岫劳动署")]),
        ("海国商务部昨日表示，利率会下降。海国商务部长林小川说，明年会好。", [("商务部长", "海国商务部")]),
        ("云岫市文联主任、副书记林小川到会。林小川说，明年会好。", [("主任", "云岫市文联"), ("副书记", "云岫市文联")]),
        (
            "利率会下降。《云岫日报》驻联合国记者林小川表示，利率还会下降。林小川说，明年会好。",
            [("驻联合国记者", "云岫日报")],
        ),
        ("市民反对林小川连任的议员到会。林小川说，明年会好。", []),
        ("时任发展局局长的政务助理林小川到会。林小川说，明年会好。", [("政务助理", None)]),
    ],
)
def test_titles_by_their_words_and_where_they_are_held(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert roles(text)["林小川"] == expected


def test_a_place_between_a_newsroom_and_its_reporters_is_not_where_they_work() -> None:
    found = roles("云岫社联合国3月2日电（记者周文静李国强）联合国昨日开会。据云岫社报道，利率会下降。")
    assert {organisation for name in ("周文静", "李国强") for _, organisation in found[name]} <= {"云岫社", None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("交通部秘书长拿督林小川出席仪式。林小川说，明年会好。", [("秘书长", "交通部")]),
        ("利率会下降。《云岫新闻周刊》记者/林小川。林小川说，明年会好。", [("记者", "新闻周刊")]),
        ("斯坦门大学胡门研究所昨日开会。胡门所副所长林小川说，明年会好。", [("副所长", "胡门研究所")]),
        (
            "云岫集团昨日开会。云岫集团说，明年会好。云岫集团和云岫集团的人都说好。一家管理公司的合伙人林小川不信。",
            [("合伙人", None)],
        ),
    ],
)
def test_what_stands_between_title_and_name_or_names_where_it_is_held_in_short(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert roles(text)["林小川"] == expected
