"""Which forms of a name are one person, on sentences of our own."""

import time

import pytest

from store.extraction.engine.document import prepare
from store.extraction.people.proposals import propose_people
from store.extraction.people.uniting import unite_people
from store.model import Article, Block, Person
from tests.store.extraction.reading import settled


def people_of(text: str, *blocks: Block) -> tuple[Person, ...]:
    """Return the people of a text, by the rules for people alone."""
    document = prepare(Article(id="article/test", title="", text=text, blocks=blocks))
    spans = [span for span in settled(document, propose_people(document)) if span.kind == "person"]
    return unite_people(document, spans)


def one(text: str) -> Person:
    """Return the only person of a text."""
    (person,) = people_of(text)
    return person


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("行政總裁鄧啟榮向員工發信。鄧表示，公司會盡力。", "鄧啟榮", {"鄧"}),
        ("行政总裁陈启明到会。陈总裁形容今年是收成年。", "陈启明", {"陈总裁"}),
        ("首席执行官萨姆·奥尔曼出席。奥尔曼没有发言。", "萨姆·奥尔曼", {"奥尔曼"}),
        ("研究员Alec Bradford离职，Bradford没有说明原因。", "Alec Bradford", {"Bradford"}),
        ("高管尼沙德·辛格（Nishad Singh）认罪，辛格将出庭。", "尼沙德·辛格", {"Nishad Singh", "辛格"}),
        ("創辦人譚遠豪 Ransley Tam 稱會擴充。", "譚遠豪", {"Ransley Tam"}),
        ("共同創辦人 Jason Chiu 趙子瀚表示滿意。", "趙子瀚", {"Jason Chiu"}),
        ("创始人Paul Newhart（简称PNH）辞职。", "Paul Newhart", {"PNH"}),
        ("林鄭月娥局長到場，林鄭沒有回應。", "林鄭月娥", {"林鄭"}),
        ("CEO黄仁勋登台，老黄穿了皮衣。", "黄仁勋", {"老黄"}),
        ("据Mark Gurman报道，新机将推迟。记者古尔曼认为，原因是电池。", "Mark Gurman", {"古尔曼"}),
        ("总裁邓健明到会。邓亦向员工提到，公司会扩张。", "邓健明", {"邓"}),
        ("总裁邓健明到会。昨日邓提到，公司会扩张。", "邓健明", {"邓"}),
    ],
)
def test_short_forms_join_the_full_name(text: str, name: str, aliases: set[str]) -> None:
    person = one(text)
    assert person.name == name
    assert set(person.aliases) == aliases


def test_latin_words_beside_a_name_that_are_no_name_are_not_its_other_form() -> None:
    assert one("創辦人譚遠豪 Deep Ocean 稱會擴充。").aliases == ()


def test_every_mention_stands_where_it_says() -> None:
    text = "行政總裁鄧啟榮向員工發信。鄧表示，公司會盡力。"
    person = one(text)
    assert [(m.start, m.exact) for m in person.mentions] == [(4, "鄧啟榮"), (13, "鄧")]
    assert all(text[m.start : m.end] == m.exact for m in person.mentions)
    assert [m.sentence for m in person.mentions] == [0, 1]


def test_a_surname_of_two_people_means_the_one_named_last() -> None:
    text = "議員梁啟文先發言。議員梁志遠隨後發言，梁表示反對。"
    found = {person.name: person.aliases for person in people_of(text)}
    assert found == {"梁啟文": (), "梁志遠": ("梁",)}


def test_a_surname_is_not_taken_from_another_word() -> None:
    assert one("经理黄启明到会。黄金上涨，黄河水位下降。").aliases == ()


def test_parts_of_two_foreign_names_stay_apart() -> None:
    found = {person.name for person in people_of("主席约翰·哈特利与部长约翰·米勒会谈，米勒先离开。")}
    assert found == {"约翰·哈特利", "约翰·米勒"}


def test_two_surnames_side_by_side_are_nobody() -> None:
    names = {
        person.name for person in people_of("議員梁啟文及游蕙雅上訴。梁游表示，梁啟文和游蕙雅會到庭。議員游蕙雅。")
    }
    assert names == {"梁啟文", "游蕙雅"}


def test_people_of_captions_are_found_where_a_title_or_the_prose_proves_them() -> None:
    text = "总裁李明远到会。\n副总裁许望川介绍新车\n街头人来人往"
    blocks = (Block(start=0, end=8), Block(start=9, end=19, kind="caption"), Block(start=20, end=26, kind="caption"))
    assert [person.name for person in people_of(text, *blocks)] == ["李明远", "许望川"]


def test_time_grows_with_the_number_of_names() -> None:
    def seconds(times: int) -> float:
        sentences = (
            f"副总裁王{'伟芳娜秀英敏静丽'[n % 8]}{'国建文志明华军平'[n // 8 % 8]}表示，王说不好。" for n in range(times)
        )
        document = prepare(Article(id="article/test", title="", text="".join(sentences)))
        spans = [span for span in settled(document, propose_people(document)) if span.kind == "person"]
        begin = time.process_time()
        unite_people(document, spans)
        return time.process_time() - begin

    long = seconds(2_400)
    assert long < 40 * 0.002 or long < 40 * seconds(300)


def test_a_surname_that_only_adverbs_follow_is_nobody() -> None:
    assert one("总裁林小川在场。林则又再说，好。").aliases == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("来的有陆望、谭启年、许望川。", {"陆望", "谭启年", "许望川"}),
        ("她说的黄衫是战衣。", set()),
        ("一片白雪，当地陆空交通瘫痪。", set()),
        ("政府曾思之再三。", set()),
    ],
)
def test_two_characters_that_nothing_else_shows_are_a_name_only_where_they_stand_alone(
    text: str, names: set[str]
) -> None:
    assert {person.name for person in people_of(text)} == names
