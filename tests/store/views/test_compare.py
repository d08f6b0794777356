"""Amounts of one thing over time and sources: repeated, updated, contradicted."""

import msgspec
import pytest

from store.model import Article, Figure, Mention, Quote
from store.views.compare import Comparison, compare
from store.views.facts import Occurrence, Said

FIRM = "organisation/云岭智造"


def fact(
    value: float, *places: tuple[str, str], noun: str | None = "客户", text: str = "", qualifier: str | None = None
) -> Said:
    """Return a figure in articles, each given by its name and its date."""
    figure = Figure(
        id=f"figure/{places[0][0]}/{value}",
        text=text or f"{value:g}家",
        kind="count",
        value=value,
        unit="家",
        counted=noun,
        qualifier=qualifier,
        about=(FIRM,),
        mentions=(Mention(start=0, end=1, exact="x", why="test", score=1.0),),
    )
    dates = sorted(date for _, date in places)
    occurrences = tuple(Occurrence(figure.id, f"article/{name}", date, figure.text) for name, date in places)
    return Said(figure, len(places), len(places), dates[0], dates[-1], False, (FIRM,), (), occurrences)


def test_what_is_about_two_is_compared_with_what_is_about_the_same_two() -> None:
    dock = "organisation/北湾船坞"
    facts = [about(28, FIRM, dock), about(45, dock), about(60, FIRM, dock)]
    [series] = compare(facts, no_article, {}).series
    assert [reading.value for reading in series.readings] == [28, 60]


def about(value: int, *whom: str) -> Said:
    given = fact(value, (f"a{value}", f"2024-03-{value // 2}"))
    return given._replace(lead=msgspec.structs.replace(given.lead, about=whom))


def no_article(which: str) -> Article:
    return Article(id=which, title="", text="")


def relations(found: Comparison) -> list[list[tuple[float, str]]]:
    return [[(reading.value, reading.relation) for reading in one.readings] for one in found.series]


def compared(*facts: Said, copies: dict[str, tuple[str, ...]] | None = None) -> list[list[tuple[float, str]]]:
    return relations(compare(facts, no_article, copies or {}))


def test_a_later_amount_updates_an_earlier_one() -> None:
    assert compared(fact(45, ("b", "2024-03-20")), fact(28, ("a", "2024-03-01"))) == [[(28, "first"), (45, "update")]]


def test_two_amounts_of_one_day_are_in_conflict() -> None:
    found = compare([fact(28, ("a", "2024-03-01")), fact(45, ("b", "2024-03-01"))], no_article, {})
    assert relations(found) == [[(28, "first"), (45, "conflict")]]
    assert found.series[0].readings[1].against == "figure/a/28"
    assert found.series[0].in_conflict


def test_edited_copies_are_in_conflict_whenever_they_came() -> None:
    both = ("article/a", "article/b")
    facts = fact(5300, ("a", "2024-03-01")), fact(5600, ("b", "2024-03-02"))
    assert compared(*facts, copies=dict.fromkeys(both, both)) == [[(5300, "first"), (5600, "conflict")]]


@pytest.mark.parametrize(
    "facts",
    [
        pytest.param((fact(28, ("a", "2024-03-01")),), id="one alone"),
        pytest.param((fact(28, ("a", "2024-03-01")), fact(45, ("a", "2024-03-01"))), id="two things of one article"),
        pytest.param((fact(2, ("a", "2024-03-01")), fact(3, ("b", "2024-03-01"))), id="few are others each time"),
        pytest.param((fact(300, ("a", "2024-03-01"), qualifier="近"), fact(296, ("b", "2024-03-01"))), id="rounded"),
        pytest.param((fact(30, ("a", "2024-03-01")), fact(90000, ("b", "2024-03-09"))), id="too far apart"),
        pytest.param((fact(30, ("a", "2024-03-01")), fact(90, ("b", "2024-03-09"), noun="员工")), id="other nouns"),
    ],
)
def test_what_is_no_difference(facts: tuple[Said, ...]) -> None:
    assert compared(*facts) == []


def test_an_amount_is_given_once_by_the_copies_of_one_text() -> None:
    copies = dict.fromkeys(("article/a", "article/c"), ("article/a", "article/c"))
    facts = fact(28, ("c", "2024-03-02"), ("a", "2024-03-01"), ("d", "2024-03-04")), fact(45, ("b", "2024-03-20"))
    found = compare(facts, no_article, copies, publisher=lambda article: article.removeprefix("article/"))
    given = [(one.date, one.publisher) for one in found.series[0].readings[0].given]
    assert given == [("2024-03-01", "a"), ("2024-03-04", "d")]


def test_conflicts_come_first() -> None:
    updated = fact(28, ("a", "2024-03-01"), noun="员工"), fact(45, ("b", "2024-03-02"), noun="员工")
    found = compared(*updated, fact(30, ("c", "2024-03-01")), fact(50, ("d", "2024-03-01")))
    assert [series[1][1] for series in found] == ["conflict", "update"]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("云岭智造有80名客户。", "雲嶺智造共有90位客戶。", "conflict"),
        ("云岭智造拥有80名海外客户。", "云岭智造拥有90名客户。", None),
        ("云岭智造接待80名客户。", "云岭智造拒绝90名客户。", None),
        ("云岭智造有80名客户经理。", "云岭智造有90名客户。", None),
        ("云岭智造有80名客户签约。", "云岭智造有90名客户退货。", None),
        ("云岭智造首季有80名客户。", "云岭智造次季有90名客户。", None),
        ("云岭智造客户达80名。", "云岭智造客户增至90名。", "conflict"),
    ],
)
def test_amounts_differ_where_the_same_is_said_of_the_same(one: str, other: str, relation: str | None) -> None:
    words = {"article/a": one, "article/b": other}
    facts = [fact(80, ("a", "2024-03-01")), fact(90, ("b", "2024-03-01"), noun="客戶" if "客戶" in other else "客户")]
    facts = [given._replace(lead=placed(given.lead, words)) for given in facts]

    def article(which: str) -> Article:
        return Article(id=which, title="", text=words[which])

    found = relations(compare(facts, article, {}))
    assert found == ([[(80, "first"), (90, relation)]] if relation else [])


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("粉岭一带的高尔夫球场占地80公顷。", "小组讨论粉岭的高尔夫球场，占地90公顷。", True),
        ("粉岭一带的高尔夫球场占地80公顷。", "小组讨论粉岭的高尔夫球场，占地990公顷。", False),
        ("粉岭一带的高尔夫球场占地80公顷。", "邻近水塘的农田去年占地90公顷。", False),
    ],
)
def test_what_is_about_nobody_is_compared_where_sentences_are_alike(one: str, other: str, compared: bool) -> None:
    words = {"article/a": one, "article/b": other}
    low, high = fact(80, ("a", "2024-03-01"), noun="占地"), fact(90, ("b", "2024-03-20"), noun="占地")
    facts = []
    for given in (low, high):
        lead = placed(given.lead, words)
        text = words[f"article/{lead.id.split('/')[1]}"]
        number = next(n for n in (990.0, 90.0, 80.0) if f"{n:g}" in text)
        facts.append(given._replace(lead=msgspec.structs.replace(lead, about=(), kind="measure", value=number)))

    def article(which: str) -> Article:
        return Article(id=which, title="", text=words[which])

    [*series] = compare(facts, article, {}).series
    assert bool(series) == compared
    assert [one.subject for one in series] == [""] * compared


def placed(figure: Figure | Quote, words: dict[str, str]) -> Figure | Quote:
    """Return a figure that stands where its number does."""
    article = f"article/{figure.id.split('/')[1]}"
    start = words[article].index(figure.id.rpartition("/")[2])
    mention = Mention(start=start, end=start + 3, exact="", why="test", score=1.0)
    return msgspec.structs.replace(figure, article=article, mentions=(mention,))


def test_what_articles_that_came_update_or_contradict_has_moved() -> None:
    facts = [fact(28, ("a", "2024-03-01")), fact(45, ("b", "2024-03-20")), fact(60, ("c", "2024-04-20"))]
    found = compare(facts, no_article, {})
    [moved] = found.moved({"article/c"})
    assert (moved.subject, moved.noun, moved.reading.value) == (FIRM, "客户", 60)
    assert found.moved({"article/a", "article/b", "article/c"}) == ()
    assert found.moved(()) == ()
