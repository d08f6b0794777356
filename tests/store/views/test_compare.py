"""Amounts of one thing over time and sources: repeated, updated, contradicted."""

import msgspec
import pytest

from store.model import Article, Figure, Mention
from store.text.wordings import worded
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


def no_article(which: str) -> Article:
    return Article(id=which, title="", text="")


def relations(found: Comparison) -> list[list[tuple[float, str]]]:
    return [[(reading.value, reading.relation) for reading in one.readings] for one in found.series]


def compared(*facts: Said, copies: dict[str, tuple[str, ...]] | None = None) -> list[list[tuple[float, str]]]:
    return relations(compare([facts], no_article, copies or {}))


def test_a_later_amount_updates_an_earlier_one() -> None:
    assert compared(fact(45, ("b", "2024-03-20")), fact(28, ("a", "2024-03-01"))) == [[(28, "first"), (45, "update")]]


def test_two_amounts_of_one_day_are_in_conflict() -> None:
    found = compare([[fact(28, ("a", "2024-03-01")), fact(45, ("b", "2024-03-01"))]], no_article, {})
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
        pytest.param((fact(300, ("a", "2024-03-01"), qualifier="近"), fact(296, ("b", "2024-03-01"))), id="rounded"),
    ],
)
def test_what_is_no_difference(facts: tuple[Said, ...]) -> None:
    assert compared(*facts) == []


def test_an_amount_is_given_once_by_the_copies_of_one_text() -> None:
    copies = dict.fromkeys(("article/a", "article/c"), ("article/a", "article/c"))
    facts = fact(28, ("c", "2024-03-02"), ("a", "2024-03-01"), ("d", "2024-03-04")), fact(45, ("b", "2024-03-20"))
    found = compare([facts], no_article, copies, publisher=lambda article: article.removeprefix("article/"))
    given = [(one.date, one.publisher) for one in found.series[0].readings[0].given]
    assert given == [("2024-03-01", "a"), ("2024-03-04", "d")]


def test_an_amount_is_shown_in_the_article_that_gave_it_first_whichever_copy_stands_for_all() -> None:
    both = ("article/a", "article/c")
    newer, later = fact(28, ("c", "2024-03-02"), ("a", "2024-03-01")), fact(45, ("b", "2024-03-20"))
    first = newer.occurrences[1]._replace(id="figure/a/28")
    newer = newer._replace(occurrences=(newer.occurrences[0], first))
    [series] = compare([[newer, later]], no_article, dict.fromkeys(both, both)).series
    assert [(one.figure, one.at) for one in series.readings] == [
        ("figure/c/28", "figure/a/28"),
        ("figure/b/45", "figure/b/45"),
    ]


def test_conflicts_come_first() -> None:
    updated = fact(28, ("a", "2024-03-01"), noun="员工"), fact(45, ("b", "2024-03-02"), noun="员工")
    disputed = fact(30, ("c", "2024-03-01")), fact(50, ("d", "2024-03-01"))
    found = relations(compare([updated, disputed], no_article, {}))
    assert [series[1][1] for series in found] == ["conflict", "update"]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        (("80名客户", "有|", "首季"), ("90位客戶", "有|", "首季"), "conflict"),
        (("80名海外客户", "有|", ""), ("90名客户", "有|", ""), None),
        (("80名客户", "接待|", ""), ("90名客户", "拒绝|", ""), None),
        (("80名客户", "有|", "首季"), ("90名客户", "有|", "次季"), None),
    ],
)
def test_amounts_contradict_where_the_same_is_said_of_the_same_at_the_same_time(
    one: tuple[str, str, str], other: tuple[str, str, str], relation: str | None
) -> None:
    texts = {"article/a": one[0], "article/b": other[0]}
    facts = [
        worded_so(fact(80, ("a", "2024-03-01")), one),
        worded_so(fact(90, ("b", "2024-03-01"), noun=other[0][-2:]), other),
    ]
    found = relations(compare([facts], lambda which: Article(id=which, title="", text=texts[which]), {}))
    assert found == ([[(80, "first"), (90, relation)]] if relation else [])


def worded_so(given: Said, words: tuple[str, str, str]) -> Said:
    """Return a figure whose article is no more than its amount with its noun, with what is said of it and when."""
    text, said, times = words
    article = f"article/{given.lead.id.split('/')[1]}"
    mention = Mention(start=0, end=3, exact=text[:3], why="test", score=1.0)
    lead = msgspec.structs.replace(
        given.lead, article=article, mentions=(mention,), wording=worded(said, times, ()).text
    )
    return given._replace(lead=lead)


@pytest.mark.parametrize(
    ("text", "noun", "shown"),
    [
        ("公司有80名海外客户。", "客户", "海外客户"),
        ("公司客户增至80名，", "客户", "客户"),
        ("事件造成80名死亡。", None, "…死亡"),
        ("只有80名，其余不详", None, "只有…"),
    ],
)
def test_it_is_said_what_the_amounts_are_of(text: str, noun: str | None, shown: str) -> None:
    start = text.index("80名")
    mention = Mention(start=start, end=start + 3, exact="80名", why="test", score=1.0)
    facts = [
        given._replace(lead=msgspec.structs.replace(given.lead, mentions=(mention,)))
        for given in (fact(80, ("a", "2024-03-01"), noun=noun), fact(90, ("b", "2024-03-02"), noun=noun))
    ]
    [series] = compare([facts], lambda which: Article(id=which, title="", text=text), {}).series
    assert series.noun == shown
    assert series.around == text[:start] + "…" + text[start + 3 :].partition("，")[0].removesuffix("。")[:8]


def test_what_articles_that_came_update_or_contradict_has_moved() -> None:
    facts = [fact(28, ("a", "2024-03-01")), fact(45, ("b", "2024-03-20")), fact(60, ("c", "2024-04-20"))]
    found = compare([facts], no_article, {})
    [moved] = found.moved({"article/c"})
    assert (moved.subject, moved.noun, moved.reading.value) == (FIRM, "客户", 60)
    assert found.moved({"article/a", "article/b", "article/c"}) == ()
    assert found.moved(()) == ()
