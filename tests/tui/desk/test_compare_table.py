"""The table of amounts of one thing: where one begins in it, and what its headings say."""

import pytest

from store.errors import NotFoundError
from store.model import AnyEntity, Figure
from store.views.compare import Comparison, Series
from tests.tui.desk.pictures import reading
from tui.desk.tables import Table
from tui.desk.views.compare import compare_table


@pytest.fixture
def table() -> Table:
    def entity(which: str) -> AnyEntity:
        if not which.startswith("figure/"):
            raise NotFoundError(which)
        return Figure(id=which, text="", kind="count", value=1, unit="家")

    undated = (None, "山间日报")
    readings = reading(28, undated, relation="first"), reading(45, undated, against="figure/28")
    series = Series(subject="organisation/云岭智造", noun="客户", unit="家", readings=readings, vague=2)
    return compare_table(Comparison(series=(series,)), entity, lambda _: "云岭智造")


def test_one_begins_at_an_amount(table: Table) -> None:
    assert [one.quiet for one in table.rows] == [True, False, False]
    assert table.start == 1


def test_a_heading_without_a_picture_is_passed_over(table: Table) -> None:
    assert [one.leads for one in table.rows] == [False, True, True]


def test_an_amount_is_told_with_who_gave_it_and_not_once_more(table: Table) -> None:
    assert table.row(1).cells == ("undated", "28家", "", "山间日报", "1")


def test_evidence_stands_in_the_articles_that_the_rows_name(table: Table) -> None:
    found = [[one.subject for one in table.rows[place].evidence] for place in (1, 2)]
    assert found == [["figure/first/28"], ["figure/first/45", "figure/first/28"]]
    assert table.rows[2].subject == "figure/45"


def test_it_is_said_how_many_amounts_are_left_out(table: Table) -> None:
    assert table.row(0).cells[3] == "云岭智造 · 客户 · 2 too vague"
    assert table.counts == "1 thing with more than one amount · 2 left out: vague"


@pytest.mark.parametrize(("noun", "told"), [("死者", "死者 · 船坞塌下，造成…死亡"), ("…死亡", "船坞塌下，造成…死亡")])
def test_what_is_of_nobody_is_told_by_the_words_around_it(noun: str, told: str) -> None:
    readings = reading(28, ("2031-05-01", "山间日报"), relation="first"), reading(45, ("2031-05-02", "山间日报"))
    series = Series(subject="", noun=noun, unit="人", readings=readings, around="船坞塌下，造成…死亡")
    assert compare_table(Comparison(series=(series,)), _gone, str).row(0).cells[3] == told


def test_where_an_older_dossier_read_the_articles_it_is_said_why_nothing_is_compared() -> None:
    nothing, outdated = (compare_table(Comparison(is_outdated=is_old), _gone, str).empty for is_old in (False, True))
    assert "No two articles" in nothing
    assert "load them anew" in outdated


def _gone(which: str) -> AnyEntity:
    raise NotFoundError(which)
