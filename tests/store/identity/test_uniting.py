"""What one article says wrongly of two names unites no two organisations that stand for themselves, and is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.model import Organisation
from tests.store.articles_by_hand import Org, Story, story, take_in

COUNCIL, OFFICE = "远山议事会", "远山选举管理处"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store") as opened:
        yield opened


def said(count: int, *orgs: Org, begin: int = 0) -> list[Story]:
    """Return articles that say the same of some organisations."""
    body = "".join(f"{form}开会。" for org in orgs for form in (org.name, *org.aliases))
    return [story(f"{orgs[0].name}第{number}篇", body, orgs=orgs) for number in range(begin, begin + count)]


def organisations(library: Library) -> dict[str, Organisation]:
    found = (entity for entity in library.entities("organisation") if isinstance(entity, Organisation))
    return {entity.id.removeprefix("organisation/"): entity for entity in found}


def test_one_wrong_alias_gives_nobodys_mentions_to_another(library: Library) -> None:
    take_in(library, [*said(6, Org(COUNCIL)), *said(3, Org(OFFICE)), *said(1, Org(OFFICE, (COUNCIL,)), begin=9)])
    council, office = organisations(library)[COUNCIL], organisations(library)[OFFICE]
    assert (council.article_count, office.article_count) == (6, 4)
    assert (council.uncertain, office.uncertain) == ((OFFICE,), (COUNCIL,))
    assert library.check().sound


def test_what_may_be_one_is_told_no_longer_than_it_is_said(library: Library) -> None:
    [wrong] = said(1, Org(OFFICE, (COUNCIL,)), begin=9)
    take_in(library, [*said(6, Org(COUNCIL)), *said(3, Org(OFFICE)), wrong])
    library.remove(wrong.article.id)
    assert [one.uncertain for one in organisations(library).values()] == [(), ()]


def test_what_most_articles_say_of_the_rarer_name_is_believed(library: Library) -> None:
    take_in(library, [*said(30, Org("远投公司")), *said(2, Org("远山投资管理有限公司", ("远投公司",)))])
    take_in(library, said(1, Org("远山投资管理有限公司"), begin=5))
    [entity] = organisations(library).values()
    assert entity.article_count == 33
    assert entity.uncertain == ()


@pytest.mark.parametrize(("alone", "count"), [(8, 1), (25, 2)], ids=["rare", "common"])
def test_several_articles_unite_only_what_is_rare(library: Library, alone: int, count: int) -> None:
    take_in(library, [*said(40, Org(COUNCIL)), *said(alone, Org(OFFICE)), *said(5, Org(OFFICE, (COUNCIL,)), begin=90)])
    assert len(organisations(library)) == count


def test_a_third_form_unites_no_two_that_stand_for_themselves(library: Library) -> None:
    take_in(library, [*said(6, Org("远山新闻社")), *said(6, Org("Farsea News Channel"))])
    take_in(
        library,
        [*said(1, Org("远山新闻社", ("FNCA",)), begin=9), *said(1, Org("Farsea News Channel", ("FNCA",)), begin=9)],
    )
    assert len(organisations(library)) == 2


def test_an_alias_of_somebody_the_lexicon_knows_makes_nobody_them(library: Library) -> None:
    agency = Org("远山新闻社", also=("远山中央新闻通讯社",))
    channel = Org("远海新闻台", ("FNA",), also=("远山新闻社", "远山中央新闻通讯社"))
    take_in(library, [*said(6, agency), *said(3, channel)])
    assert set(organisations(library)) == {"远山新闻社", "远海新闻台"}


def test_what_the_lexicon_knows_is_one_however_often_it_stands_alone(library: Library) -> None:
    rows = [Org("远山新闻社", also=("Farhill News",)), Org("Farhill News", also=("远山新闻社",))]
    take_in(library, [one for org in rows for one in said(25, org)])
    assert set(organisations(library)) == {"远山新闻社"}
