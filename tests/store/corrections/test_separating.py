"""Mentions that are somebody else's: a new entity of the same kind, which no evidence makes one with the old again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.corrections.asked import Missed, NotOne, Rename, Same, Separate, Tag
from store.errors import DecisionError
from store.library import Library
from store.model import Figure, Person
from tests.store.articles_by_hand import Org, Who, state, story, take_in
from tests.store.corrections.ground import called, corrections, opened

pytestmark = pytest.mark.over_both

STORIES = (
    story(
        "甲篇",
        "大学校长张翔说：“今天很好。”张翔投资3亿元。产品经理张翔没有来。",
        people=[Who("张翔", title="校长", at="大学")],
        orgs=[Org("大学")],
    ),
    story("乙篇", "张翔又来了。", people=[Who("张翔", title="校长", at="大学")], orgs=[Org("大学")]),
)
ZHANG, FIRST, SECOND = "person/张翔", "article/2026-01-05-甲篇", "article/2026-01-05-乙篇"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "store", STORIES) as one:
        yield one


def last_place(library: Library) -> int:
    return max(one.start for one in library.mentions(ZHANG) if one.article == FIRST)


def apart(library: Library, start: int | None, article: str = FIRST, name: str = "张翔") -> str:
    corrections(library).make(Separate(which=ZHANG, article=article, start=start, name=name, mark="abc12"))
    return f"person/{name}~abc12"


def test_a_mention_becomes_another_of_the_same_name_and_the_rest_stays(library: Library) -> None:
    before = state(library)
    other = library.entity(apart(library, last_place(library)))
    first = library.entity(ZHANG)
    assert isinstance(other, Person)
    assert isinstance(first, Person)
    assert (other.name, other.aliases, other.mention_count, other.possibly_same) == ("张翔", (), 1, ())
    assert (first.mention_count, first.roles[0].title, first.possibly_same) == (3, "校长", ())
    [figure] = [one for one in library.entities("figure") if isinstance(one, Figure)]
    assert other.id not in figure.about
    assert corrections(library).of(other.id) == corrections(library).of(ZHANG) != ()
    assert corrections(library).all()[0].sentence == f"张翔 at one place in {FIRST} is somebody else"
    assert library.check().problems == ()
    corrections(library).undo()
    assert state(library) == before


def test_what_stands_in_several_articles_is_one_other_and_can_be_corrected_like_anybody(library: Library) -> None:
    other = apart(library, last_place(library))
    assert apart(library, None, SECOND) == other
    assert library.entity(other).article_count == 2
    made = corrections(library)
    made.make(Rename(which=other, name="张小翔"))
    made.make(Tag(which=other, tags=("核实",)))
    assert called(library, "person", "张小翔") == [other]
    made.make(NotOne(which=other))
    assert called(library, "person", "张小翔") == []
    assert library.entity(ZHANG).mention_count == 2, "nor is it the first one again"
    assert library.check().problems == ()
    made.undo()
    made.make(Same(one=other, other=ZHANG))
    assert library.entity(ZHANG).mention_count == 4
    assert library.annotation(ZHANG).tags == ("核实",)
    assert library.check().problems == ()


def test_it_holds_through_edits_rebuilds_and_rules_that_find_otherwise(library: Library) -> None:
    other = apart(library, last_place(library))
    path = library.article(FIRST).path
    text = "早报：大学校长张翔说：“今天很好。”张翔投资3亿元。产品经理张翔没有来。"
    take_in(
        library, [story("甲篇", text, people=[Who("张翔", title="校长", at="大学")], orgs=[Org("大学")], path=path)]
    )
    assert library.entity(other).mention_count == 1
    library.write(lambda transaction, _: transaction.remove("names", "person/张翔"))
    assert library.check(repair=True).repaired
    assert library.entity(other).mention_count == 1
    nobody = story(
        "甲篇", "又一版：大学校长说：“今天很好。”投资3亿元。产品经理张翔没有来。", orgs=[Org("大学")], path=path
    )
    take_in(library, [nobody])
    assert library.entity(other).mention_count == 1, "whom the rules do not find is there all the same"
    corrections(library).make(Missed(kind="person", name="张翔"))
    assert library.entity(other).mention_count == 1
    assert library.check().problems == ()


def test_who_is_separated_is_forgotten_alone(library: Library) -> None:
    other = apart(library, last_place(library), name="张小翔")
    library.forget("张小翔")
    assert called(library, "person", "张小翔") == []
    assert library.entity(ZHANG).mention_count == 3
    assert corrections(library).all() == ()
    assert library.check().problems == ()
    assert other not in [one.id for one in library.entities("person")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Separate(which=ZHANG, article=SECOND, start=999, name="张翔", mark="abc12"), "does not stand there"),
        (Separate(which=ZHANG, article=SECOND, name=" ", mark="abc12"), "cannot be a name"),
        (Separate(which=ZHANG, article=SECOND, name="张翔", mark="!"), "no mark"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(library: Library, asked: Separate, said: str) -> None:
    with pytest.raises(DecisionError, match=said):
        corrections(library).make(asked)
    assert corrections(library).all() == ()


@pytest.mark.parametrize("name", ["张小翔", "张翔"])
def test_who_is_separated_and_forgotten_is_nobody_s_when_the_article_comes_again(library: Library, name: str) -> None:
    other = apart(library, last_place(library), name=name)
    path = library.article(FIRST).path
    library.forget(other)
    assert (library.entity(ZHANG).mention_count, corrections(library).all()) == (3, ())
    text = "早报：大学校长张翔说：“今天很好。”张翔投资3亿元。产品经理张翔没有来。"
    people, orgs = [Who("张翔", title="校长", at="大学")], [Org("大学")]
    take_in(library, [story("甲篇", text, people=people, orgs=orgs, path=path)])
    corrections(library).make(Missed(kind="person", name="张翔"))
    library.write(lambda transaction, _: transaction.remove("names", "person/张翔"))
    assert library.check(repair=True).repaired
    take_in(library, [story("甲篇", f"晚报，{text}", people=people, orgs=orgs, path=path)])
    assert library.entity(ZHANG).mention_count == 3
    assert len(called(library, "person", "张翔")) == 1
    assert library.check().problems == ()


@pytest.mark.parametrize("name", ["张小翔", "张翔"])
def test_what_was_separated_and_taken_back_stays_when_the_other_one_is_forgotten(library: Library, name: str) -> None:
    other = apart(library, None, SECOND, name=name)
    corrections(library).undo()
    apart(library, last_place(library), name=name)
    library.forget(other)
    assert sorted(one.article for one in library.mentions(ZHANG)) == sorted((FIRST, FIRST, SECOND))
    assert called(library, "person", "张翔") == [ZHANG]
    assert library.check().problems == ()
