"""What makes bearers of one name one person, whose a body is that several states have, and what is left to decide."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.model import Organisation
from tests.store.articles_by_hand import Org, Story, Who, story, take_in


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store") as opened:
        yield opened


def about(number: int, *people: Who, body: str = "") -> Story:
    body = body or "、".join(one.name for one in people) + "都来了。"
    return story(f"第{number}篇", body, people=people, published=f"2026-{number:02}-05")


def test_a_rare_name_that_nothing_contradicts_is_one_person(library: Library) -> None:
    take_in(library, [about(1, Who("欧阳柏霖", title="主席")), about(2, Who("欧阳柏霖"))])
    assert len(list(library.entities("person"))) == 1


def test_a_singer_and_a_chairman_of_a_rare_name_are_two(library: Library) -> None:
    take_in(library, [about(1, Who("裘柏霖", title="协会主席")), about(2, Who("裘柏霖", title="歌手"))])
    assert len(list(library.entities("person"))) == 2


def test_who_may_be_one_is_suggested_with_what_speaks_for_it(library: Library) -> None:
    beside = Who("陈柏霖", title="校长")
    take_in(library, [about(n, Who("李明"), beside, body=f"李明来了。{n}日陈柏霖也来了。") for n in (1, 2)])
    take_in(library, [about(3, Who("李明"))])
    likeliest, *others = library.suggestions()
    assert likeliest.why == ("陈柏霖 is named in articles of both.",)
    assert [one.why for one in others] == [(), ()]
    assert likeliest.score > max(one.score for one in others)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("英国周四大选，国会将解散。", "英国国会"),
        ("日本首相表示，国会将解散。", "日本国会"),
        ("国会将解散，英国六月大选，远山为此准备。美国、法国都关注。", "英国国会"),
        ("国会将解散。", "国会"),
    ],
)
def test_a_body_that_several_states_have_is_that_of_the_state_written_about(
    library: Library, body: str, name: str
) -> None:
    take_in(library, [story("一", body, orgs=[Org("国会", kind="government")])])
    [entity] = library.entities("organisation")
    assert isinstance(entity, Organisation)
    assert entity.name == name


def test_a_body_of_nobody_knows_which_state_is_none_that_is_known(library: Library) -> None:
    known = ("美国国会", "国会")
    parliament = story("一", "国会将解散。", orgs=[Org("国会", also=known, kind="government")])
    congress = story("二", "美国国会休会。", orgs=[Org("美国国会", also=known, kind="government")])
    take_in(library, [parliament, congress])
    assert {one.id for one in library.entities("organisation")} == {"organisation/国会", "organisation/美国国会"}


def test_a_singer_and_a_chairman_in_the_news_of_one_week_are_two(library: Library) -> None:
    stories = [
        story(f"第{n}篇", "裘柏霖到了。", people=[Who("裘柏霖", title=t)]) for n, t in enumerate(("协会主席", "歌手"))
    ]
    take_in(library, stories)
    assert len(list(library.entities("person"))) == 2


def test_a_row_is_called_what_most_articles_call_it_and_keeps_the_fuller_form(library: Library) -> None:
    orgs = [Org("远山智能公司"), Org("远山智能"), Org("远山智能")]
    take_in(library, [story(f"第{n}篇", f"{org.name}开会。", orgs=[org]) for n, org in enumerate(orgs)])
    [entity] = library.entities("organisation")
    assert isinstance(entity, Organisation)
    assert (entity.id, entity.name) == ("organisation/远山智能公司", "远山智能")
    assert "远山智能公司" in entity.aliases


def test_initials_say_nothing_of_another_article(library: Library) -> None:
    take_in(
        library,
        [
            story("一", "远山工业局（FIB）开会。", orgs=[Org("远山工业局", ("FIB",))]),
            story("二", "FIB开会。", orgs=[Org("FIB")]),
        ],
    )
    assert len(list(library.entities("organisation"))) == 2
