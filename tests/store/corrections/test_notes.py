"""Notes and tags: what the user thinks of an entity or a passage stays with it, whatever becomes of ids and texts."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.corrections.asked import Alias, FigureIs, Note, NotOne, Passage, Rename, Retype, RoleIs, Same, Tag
from store.errors import DecisionError
from store.library import Library
from store.library.deciding import Corrections
from store.model import Annotation, Figure
from tests.store.articles_by_hand import Who, state, story, take_in
from tests.store.corrections.ground import STORIES, called, corrections, of_kind, opened
from tests.store.lines import lines_of

pytestmark = pytest.mark.over_both

HERE = Passage(article="article/2026-01-05-甲篇", start=3, end=15)
BANK, GROUP, LIN = "organisation/远山银行", "organisation/远山集团", "person/林晓月"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "store") as one:
        yield one


def texts(annotation: Annotation) -> list[str]:
    return [note.text for note in annotation.notes]


@pytest.mark.parametrize("on", ["organisation", "person", "figure", "quote", "passage"])
def test_a_note_and_tags_are_put_to_anything_and_taken_back(library: Library, on: str) -> None:
    named: dict[str, str | Passage] = {"organisation": BANK, "person": LIN, "passage": HERE}
    which = named[on] if on in named else of_kind(library, "figure" if on == "figure" else "quote")
    before, made = state(library), corrections(library)
    made.make(Tag(which=which, tags=("＃核实", "to-do")))
    made.make(Note(which=which, text="问过了。\n\n等回覆。"))
    assert library.annotation(which).tags == ("核实", "to-do")
    assert library.annotation(which).note == "问过了。\n\n等回覆。"
    made.make(Note(which=which, text="回覆了。"))
    made.make(Tag(which=which, drop=("核實",)))
    assert texts(library.annotation(which)) == ["回覆了。"]
    assert library.annotation(which).tags == ("to-do",)
    assert state(library) == before, "it corrects nothing"
    assert library.check(repair=True).problems == ()
    made.undo()
    made.undo()
    assert texts(library.annotation(which)) == ["问过了。\n\n等回覆。"]
    made.make(Note(which=which, text=""))
    assert library.annotation(which).note == ""
    while made.all()[0].state == "in effect":
        made.undo(next(one.decision.id for one in reversed(made.all()) if one.state == "in effect"))
    assert library.annotation(which) == Annotation()


def test_what_two_have_is_that_of_the_one_that_they_become_and_each_keeps_its_own(library: Library) -> None:
    made = corrections(library)
    made.make(Note(which=BANK, text="甲"))
    made.make(Note(which=GROUP, text="乙"))
    made.make(Tag(which=GROUP, tags=("核实",)))
    made.make(Same(one=BANK, other=GROUP))
    assert texts(library.annotation(GROUP)) == ["甲", "乙"]
    assert library.annotation(BANK).tags == ("核实",)
    made.make(Note(which=BANK, text="甲乙"))
    made.make(Rename(which=BANK, name="远山"))
    assert texts(library.annotation(GROUP)) == ["甲乙"]
    for _ in range(3):
        made.undo()
    assert texts(library.annotation(BANK)) == ["甲"]
    assert texts(library.annotation(GROUP)) == ["乙"]


def test_it_outlives_an_edited_article_and_waits_where_the_words_are_gone(library: Library) -> None:
    made = corrections(library)
    [figure] = [one for one in library.entities("figure") if isinstance(one, Figure) and "甲篇" in one.article]
    made.make(Note(which=figure.id, text="存疑"))
    made.make(Tag(which=HERE, tags=("开头",)))
    made.make(FigureIs(figure=figure.id, unit="HKD"))
    path = library.article(figure.article).path
    take_in(library, [story("甲篇", "早报：远山银行行长陈明说：“今天很好。”投资3亿元。算法公司没有来。", path=path)])
    [noted] = library.annotated().entities
    assert "甲篇" in noted
    assert [(start, end) for _, start, end in library.annotated().passages] == [(6, 18)]
    take_in(library, [story("甲篇", "今天没有新闻。", path=path)])
    assert library.annotated().entities == {}
    assert [one.state for one in made.all()] == ["orphaned"] * 3


def test_a_ledger_from_elsewhere_brings_them_and_a_colleagues_note_stands_beside_hers(
    library: Library, tmp_path: Path
) -> None:
    corrections(library).make(Note(which=LIN, text="她的"))
    corrections(library).make(Tag(which=HERE, tags=("开头",)))
    with Library.open(tmp_path / "other") as other:
        take_in(other, STORIES)
        Corrections(other).make(Note(which=LIN, text="我的"))
        assert Corrections(other).take_in(corrections(library).exported()).added == 2
        assert sorted(texts(other.annotation(LIN))) == ["她的", "我的"]
        assert other.annotation(HERE).tags == ("开头",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Tag(which=LIN, tags=("两 个",)), "cannot be a tag"),
        (Tag(which=LIN, tags=("#",)), "cannot be a tag"),
        (Tag(which=LIN, drop=("核实",)), "not tagged"),
        (Tag(which=LIN), "which tag"),
        (Note(which=LIN, text=""), "has no note"),
        (Note(which=LIN, text="\x1b[2J"), "cannot be a note"),
        (Note(which=LIN, text="长" * 20_001), "cannot be a note"),
        (Note(which=Passage(article=HERE.article, start=5, end=5000), text="x"), "no such place"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(library: Library, asked: Tag | Note, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        corrections(library).make(asked)
    assert corrections(library).all() == ()


def test_it_is_said_in_words(library: Library) -> None:
    made = corrections(library)
    made.make(Tag(which=LIN, tags=("核实", "跟进")))
    made.make(Tag(which=LIN, drop=("核实",)))
    made.make(Note(which=HERE, text="一行\n二行"))
    made.make(Note(which=HERE, text=""))
    assert [one.sentence for one in made.all()] == [
        "林晓月 is tagged 核实, 跟进",
        "林晓月 is no longer tagged 核实",
        "“远山银行行长陈明说：“今” has the note “一行 二行”",
        "“远山银行行长陈明说：“今” has no note any more",
    ]
    assert made.of(LIN) == (), "what is thought of somebody corrects nothing of them"


def test_forgetting_somebody_takes_what_was_noted_of_them_out_of_every_byte(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as library:
        made = corrections(library)
        made.make(Note(which=LIN, text="甲乙丙丁"))
        made.make(Note(which=BANK, text="问过林曉月本人"))
        made.make(Tag(which=LIN, tags=("戊己庚",)))
        made.make(Note(which=GROUP, text="留下"))
        library.forget("林晓月")
        assert [one.sentence for one in made.all()] == ["远山集团 has the note “留下”"]
        assert library.check().problems == ()
    for path in (tmp_path / "store").iterdir():
        data = b"\n".join(lines_of(path.read_bytes()))
        assert not [word for word in ("甲乙丙丁", "问过林", "戊己庚") if word.encode() in data], path


@pytest.mark.parametrize("after", ["nothing", "undo", "not one", "retype"])
@pytest.mark.parametrize("given", [Rename(which=LIN, name="甲乙丙"), Alias(which=LIN, form="甲乙丙")])
def test_forgetting_somebody_takes_the_names_along_that_they_were_given(
    tmp_path: Path, given: Rename | Alias, after: str
) -> None:
    with opened(tmp_path / "store") as library:
        made = corrections(library)
        made.make(given)
        made.make(Note(which=BANK, text="问过甲乙丙本人"))
        made.make(RoleIs(which="person/陈明", title="甲乙丙的上司"))
        match after:
            case "undo":
                made.undo(min(one.decision.id for one in made.all()))
            case "not one":
                made.make(NotOne(which=LIN))
            case "retype":
                made.make(Retype(which=LIN, kind="company"))
        library.forget("林晓月")
        assert made.all() == ()
        assert library.check().problems == ()
    for path in (tmp_path / "store").iterdir():
        data = b"\n".join(lines_of(path.read_bytes()))
        assert "甲乙丙".encode() not in data, path
        assert "甲乙丙".encode("ascii", "backslashreplace") not in data, path


def test_a_name_that_was_given_by_mistake_and_is_anothers_stays_theirs(library: Library) -> None:
    made = corrections(library)
    made.make(Note(which=BANK, text="问过陈明本人"))
    made.make(Rename(which=LIN, name="陈明"))
    made.undo()
    library.forget(LIN)
    assert [one.sentence for one in made.all()] == ["远山银行 has the note “问过陈明本人”"]
    take_in(library, [story("戊篇", "陈明又来了。", people=[Who("陈明")])])
    assert sum(library.entity(one).article_count for one in called(library, "person", "陈明")) == 3


def test_it_is_told_in_which_articles_the_name_of_somebody_stays_who_was_rejected(library: Library) -> None:
    corrections(library).make(NotOne(which=LIN))
    assert library.to_forget(LIN).articles == ("article/2026-01-05-乙篇",)
