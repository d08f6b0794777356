"""One statement in several copies, as the card and the note tell it; and where a copy says something else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.export.copies import Copies, copies_of
from store.export.markdown import to_markdown
from store.export.selection import Selection
from store.library import Library
from store.model import Figure, Quote
from store.search.index import Index
from store.views.links import Links
from tui.desk.cards import Sources, card_of

BODY = (
    "远山银行昨日公布重组计划，将在三个城市关闭营业网点，受影响的柜台会并入邻近的分行。\n\n"
    "远山银行行长陈大文表示：“这是一个艰难、但必须作出的决定。”\n\n"
    "银行在公告中说明，此次重组共裁减{}名员工，补偿方案会在下周送达每一个人。\n\n"
    "工会要求与管理层见面，地方政府表示会协助受影响的人寻找工作，招聘会定于月底举行。{}\n"
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """Three copies of a report, of which one was edited, and an article of its own."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    texts = {"甲报": BODY.format(5300, ""), "乙报": BODY.format(5300, "图为旧楼。"), "丙报": BODY.format(5600, "")}
    texts["丁报"] = "东海公司总裁王小明表示，今年投资7亿元。"
    for name, text in texts.items():
        (folder / f"{name}.md").write_text(
            f"---\ntitle: {name}：重组\ndate: 2026-02-03\npublisher: {name}\n---\n\n{text}", encoding="utf-8"
        )
    with Library.open(tmp_path / "store") as opened:
        opened.load([folder], jobs=1)
        yield opened


def one(library: Library, text: str, publisher: str) -> Figure | Quote:
    """Return the statement that begins so in a paper's article."""
    said = [*library.entities("figure"), *library.entities("quote")]
    [found] = [
        entity
        for entity in said
        if isinstance(entity, Figure | Quote)
        and entity.text.startswith(text)
        and library.article(entity.article).publisher == publisher
    ]
    return found


def test_a_statement_in_three_copies_is_one(library: Library) -> None:
    copies = copies_of(library, one(library, "这是一个艰难", "甲报"))
    assert copies.sentence == "1 statement, 3 copies"
    assert copies.otherwise == ()


def test_an_edited_copy_is_told_with_its_words(library: Library) -> None:
    copies = copies_of(library, one(library, "5300", "甲报"))
    assert copies.same == 2
    [(article, words)] = copies.otherwise
    assert article.publisher == "丙报"
    assert "裁减5600名员工" in words
    assert copies_of(library, one(library, "5600", "丙报")).sentence == ""


def test_a_statement_of_one_article_has_no_copies(library: Library) -> None:
    assert copies_of(library, one(library, "7亿元", "丁报")) == Copies()


def test_the_card_says_it(library: Library) -> None:
    links, alike = Links.build(library), Index.build(library).said_alike

    def fields(identity: str) -> dict[str, str]:
        mentions, linked = library.mentions(identity), links.of(identity)
        sources = Sources(library.entity, library.article, linked, mentions, library.copies, alike=alike)
        card = card_of(library.entity(identity), sources)
        told = {field.name: field.value for field in card.fields}
        firsts = {group.name: (group.total, group.links[0]) for group in card.groups}
        return told | {name: f"{total} {first.date} · {first.detail}" for name, (total, first) in firsts.items()}

    told = fields(one(library, "5300", "甲报").id)
    assert told["said in"] == "1 statement, 2 copies"
    assert told["differs"].startswith("丙报 · 2026-02-03: ")
    assert "5600" in told["differs"]
    assert fields("person/陈大文")["Said"] == "1 2026-02-03 · in 3 articles"


def test_the_note_says_it(library: Library) -> None:
    links = Links.build(library)
    note = to_markdown(library, links, "person/陈大文")
    assert note.count("> “这是一个艰难") == 1
    assert "\n- 1 statement, 3 copies\n" in note
    note = to_markdown(library, links, one(library, "5300", "甲报").id)
    assert "\n- differs in 丙报：重组 · 丙报 · 2026-02-03: 银行在公告中说明，此次重组共裁减5600名员工" in note


def test_a_record_of_a_statement_has_the_places_of_all_its_copies(library: Library) -> None:
    said = one(library, "这是一个艰难", "甲报")
    selection = Selection(library, Links.open(library), [said.id, *library.copies(said.id)])
    [record] = selection.records()
    assert record.copies == record.mention_count == record.article_count == len(record.mentions) == 3
    assert {place.publisher for place in record.mentions} == {"甲报", "乙报", "丙报"}
