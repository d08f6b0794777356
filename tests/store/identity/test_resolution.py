"""Who is one across articles, who stays apart, and that it does not matter in which order they came."""

import itertools
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.library import Library
from store.model import Organisation, Person, Quote
from tests.store.articles_by_hand import Org, Story, Who, state, story, take_in
from tests.thorough import volume


@pytest.fixture(autouse=True, params=[10_000, 0], ids=["kept in mind", "read again"])
def in_mind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test with and without what loads keep in mind of people, which must not change what they find."""
    monkeypatch.setattr("store.identity.persons._IN_MIND", request.param)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(tmp_path / "store")


def organisations(library: Library) -> set[str]:
    return {entity.id for entity in library.entities("organisation")}


def people(library: Library) -> set[str]:
    return {entity.id for entity in library.entities("person")}


def org_story(number: int, name: str, *aliases: str, also: tuple[str, ...] = ()) -> Story:
    body = f"{name}昨日开会。" + "".join(f"{alias}也到了。" for alias in aliases)
    return story(f"第{number}篇", body, orgs=[Org(name, aliases, also)])


def test_simplified_and_traditional_are_one_organisation(library: Library) -> None:
    take_in(library, [org_story(1, "远山银行集团"), org_story(2, "遠山銀行集團")])
    [entity] = library.entities("organisation")
    assert isinstance(entity, Organisation)
    assert entity.id == "organisation/远山银行集团"
    assert {entity.name, *entity.aliases} == {"远山银行集团", "遠山銀行集團"}
    assert (entity.article_count, entity.mention_count) == (2, 2)


def test_a_short_name_means_the_only_organisation_it_is_a_form_of(library: Library) -> None:
    take_in(library, [org_story(1, "远山投资管理有限公司", "远投公司"), org_story(2, "远投公司")])
    assert organisations(library) == {"organisation/远山投资管理有限公司"}


def test_a_form_of_two_organisations_means_neither(library: Library) -> None:
    take_in(
        library,
        [
            org_story(1, "远山投资管理有限公司", "远投公司"),
            org_story(2, "远海投资有限公司", "远投公司"),
            org_story(3, "远投公司"),
        ],
    )
    assert organisations(library) == {
        "organisation/远山投资管理有限公司",
        "organisation/远海投资有限公司",
        "organisation/远投公司",
    }


def test_two_characters_unite_nothing_unless_the_lexicon_knows_them(library: Library) -> None:
    take_in(library, [org_story(1, "远山投资管理有限公司", "远投"), org_story(2, "远投")])
    assert len(organisations(library)) == 2
    take_in(library, [org_story(3, "远投", also=("远山投资管理有限公司",))])
    assert organisations(library) == {"organisation/远山投资管理有限公司"}


def test_the_legal_form_makes_no_other_organisation(library: Library) -> None:
    take_in(
        library,
        [
            org_story(1, "远山智能科技有限公司"),
            org_story(2, "远山智能科技"),
            org_story(3, "Farhill Robotics Ltd"),
            org_story(4, "Farhill Robotics"),
        ],
    )
    assert organisations(library) == {"organisation/远山智能科技有限公司", "organisation/Farhill Robotics Ltd"}


def test_a_chinese_and_a_latin_name_with_the_same_initials_are_one(library: Library) -> None:
    take_in(
        library, [org_story(1, "远山投资管理有限公司", "FHIC"), org_story(2, "Farhill Investment Corporation", "FHIC")]
    )
    assert organisations(library) == {"organisation/远山投资管理有限公司"}


def test_a_parent_and_its_unit_stay_two(library: Library) -> None:
    take_in(library, [org_story(1, "远山"), org_story(2, "远山研究院"), org_story(3, "远山汽车")])
    assert len(organisations(library)) == 3


def test_a_form_that_everybody_has_unites_nobody(library: Library) -> None:
    take_in(library, [org_story(n, f"{name}委员会总部", "委员会") for n, name in enumerate("甲乙丙丁戊己庚辛壬癸")])
    take_in(library, [org_story(99, "委员会")])
    assert len(organisations(library)) == 11


def test_what_refers_to_an_organisation_follows_it_to_its_new_name(library: Library) -> None:
    first = story(
        "先来的",
        "远投公司的王小明说：“三思。”投资3亿元。",
        orgs=[Org("远投公司")],
        people=[Who("王小明", title="主席", at="远投公司")],
    )
    take_in(library, [first])
    take_in(library, [org_story(2, "远山投资管理有限公司", "远投公司")])
    new = "organisation/远山投资管理有限公司"
    [figure] = library.entities("figure")
    [quote] = library.entities("quote")
    [person] = library.entities("person")
    assert isinstance(quote, Quote)
    assert isinstance(person, Person)
    assert new in quote.about
    assert figure.id.startswith("figure/2026-01-05-先来的/")
    assert [role.organisation_id for role in person.roles] == [new]
    assert {identity for identity, _ in library.in_article("article/2026-01-05-先来的")} >= {new, person.id}


def person_story(
    number: int,
    body: str,
    *everybody: Who,
    orgs: Sequence[str] = (),
    publisher: str = "",
    published: str | None = "2026-01-05",
) -> Story:
    return story(
        f"第{number}篇",
        body,
        people=everybody,
        orgs=[Org(name) for name in orgs],
        publisher=publisher,
        published=published,
    )


def test_people_of_one_name_stay_apart_without_evidence(library: Library) -> None:
    take_in(library, [person_story(1, "李明说好。", Who("李明")), person_story(2, "李明跑步。", Who("李明"))])
    one, other = library.entities("person")
    assert one.id == "person/李明"
    assert other.id.startswith("person/李明~")
    assert isinstance(one, Person)
    assert isinstance(other, Person)
    assert one.possibly_same == (other.id,)
    assert other.possibly_same == (one.id,)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Who("李明", title="主席", at="远山银行"), Who("李明", title="总裁", at="远山银行")),
        (Who("李明", title="远山局局长"), Who("李明", title="远山局局长")),
        (Who("李大明", title="教授"), Who("李大明", title="教授")),
        (Who("陳大文", also=("Chan Tai Man",)), Who("陈大文", also=("Chan Tai Man",))),
        (Who("奥拉·哈尔森"), Who("奥拉·哈尔森")),
        (Who("Ola Halsen"), Who("奥拉·哈尔森", ("Ola Halsen",))),
    ],
    ids=["organisation", "office", "title", "lexicon", "transliteration", "pair"],
)
def test_people_of_one_name_are_one_with_evidence(library: Library, one: Who, other: Who) -> None:
    for number, who in enumerate((one, other)):
        also = f"（{who.aliases[0]}）" if who.aliases else ""
        take_in(library, [person_story(number, f"{who.name}{also}说好。", who)])
    assert len(people(library)) == 1


def test_who_stands_beside_somebody_tells_who_they_are(library: Library) -> None:
    take_in(
        library,
        [
            person_story(1, "李明与远山银行会谈。", Who("李明"), orgs=["远山银行"]),
            person_story(2, "远山银行请来李明。", Who("李明"), orgs=["远山银行"]),
            person_story(3, "李明到了。远山银行关门。", Who("李明"), orgs=["远山银行"]),
        ],
    )
    assert len(people(library)) == 2
    assert library.entity("person/李明").article_count == 2


@pytest.mark.parametrize(("name", "count"), [("李大明", 1), ("李明", 2)])
def test_a_longer_name_needs_less_evidence(library: Library, name: str, count: int) -> None:
    beside = Who("陈小文", title="校长")
    for number, published in enumerate(("2026-01-05", "2026-03-05")):
        body = f"{name}到了。陈小文后来也到了。"
        take_in(library, [person_story(number, body, Who(name), beside, published=published)])
    assert len(people(library) - {"person/陈小文"}) == count


@pytest.mark.parametrize(
    ("dates", "count"),
    [(("2026-01-05", "2026-01-11"), 1), (("2026-01-05", "2026-01-12"), 2), ((None, None), 2)],
    ids=["week", "next week", "no date"],
)
@pytest.mark.parametrize(("name", "titles", "alone"), [("陶澈", ("经理", "经理"), 1), ("陶澈", ("", ""), 2)])
def test_who_is_in_the_news_of_one_week_needs_less_evidence(
    library: Library, dates: Sequence[str | None], count: int, name: str, titles: Sequence[str], alone: int
) -> None:
    for number, (published, title) in enumerate(zip(dates, titles, strict=True)):
        take_in(library, [person_story(number, f"{title}{name}到了。", Who(name, title=title), published=published)])
    assert len(people(library)) == max(count, alone)


@pytest.mark.parametrize(
    ("titles", "count"),
    [(("总统", "前总统"), 1), (("远山市市长", "时任远山市市长"), 1), (("经理", "经理"), 2), (("局长", "局长"), 2)],
    ids=["head of state", "office", "anybody", "office of nowhere"],
)
def test_an_office_tells_who_bears_a_common_name(library: Library, titles: tuple[str, str], count: int) -> None:
    for number, title in enumerate(titles):
        take_in(library, [person_story(number, f"{title}李明到了。", Who("李明", title=title))])
    assert len(people(library)) == count


def mixed() -> list[Story]:
    return [
        org_story(1, "远投公司"),
        org_story(2, "远山投资管理有限公司", "远投公司", "FHIC"),
        org_story(3, "遠山投資管理有限公司"),
        org_story(4, "Farhill Investment Corporation", "FHIC"),
        story(
            "五",
            "李明和远投公司说：“好。”值3亿元。",
            orgs=[Org("远投公司")],
            people=[Who("李明", title="主席", at="远投公司")],
        ),
        person_story(6, "李明与远投公司。", Who("李明"), orgs=["远投公司"]),
        person_story(7, "李明一人。", Who("李明")),
        org_story(8, "远海投资有限公司", "远投公司"),
    ]


def loaded(folder: Path, stories: Sequence[Story]) -> object:
    with Library.open(folder) as library:
        take_in(library, stories)
        return state(library)


@settings(max_examples=volume(10, 100), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(8)))
def test_the_order_of_loading_does_not_matter(tmp_path: Path, order: list[int]) -> None:
    stories = mixed()
    shuffled = loaded(tmp_path / "".join(map(str, order)), [stories[number] for number in order])
    assert shuffled == loaded(tmp_path / f"sorted{hash(tuple(order))}", stories)


@pytest.mark.parametrize("gone", list(itertools.combinations(range(8), 2)))
def test_what_goes_leaves_nothing_behind(tmp_path: Path, gone: tuple[int, ...]) -> None:
    stories = mixed()
    with Library.open(tmp_path / "all") as library:
        take_in(library, stories)
        for number in gone:
            library.remove(stories[number].article.id)
        left = state(library)
    assert left == loaded(tmp_path / "left", [one for number, one in enumerate(stories) if number not in gone])


def test_an_empty_library_is_empty_again(library: Library) -> None:
    stories = mixed()
    take_in(library, stories)
    for one in stories:
        library.remove(one.article.id)
    assert state(library) == {}


def test_a_title_in_two_scripts_is_one_role(library: Library) -> None:
    take_in(
        library,
        [
            person_story(1, "林晓月说好。", Who("林晓月", title="财政总监", at="远山银行")),
            person_story(2, "林曉月說好。", Who("林曉月", title="財政總監", at="远山银行")),
        ],
    )
    [entity] = library.entities("person")
    assert isinstance(entity, Person)
    assert [role.title for role in entity.roles] in (["财政总监"], ["財政總監"])


def test_a_common_name_says_only_so_often_that_it_may_be_another(library: Library) -> None:
    take_in(library, [person_story(number, f"李明跑了第{number}次。", Who("李明")) for number in range(20)])
    namesakes = [entity for entity in library.entities("person") if isinstance(entity, Person)]
    assert len(namesakes) == 20
    assert all(1 <= len(entity.possibly_same) <= 12 for entity in namesakes)
