"""The table of facets: the first values of each, or one with all."""

from store.search.facets import Facet
from tui.desk.views.facets import facets_table

FOUND = [
    *(Facet("publisher", f"山间日报{number}", 20 - number, (f"from:山间日报{number}",)) for number in range(8)),
    *(Facet("certainty", word, 3, (f"certainty:{word}",)) for word in ("sure", "likely")),
]


def values(way: str = "all") -> list[tuple[str, ...]]:
    return [row.cells[:2] for row in facets_table(FOUND, way=way).rows]


def test_the_first_values_of_each_and_how_many_more_there_are() -> None:
    assert values()[4:] == [
        ("publisher", "山间日报4"),
        ("", "and 3 more"),
        ("certainty", "sure"),
        ("certainty", "likely"),
    ]
    more = facets_table(FOUND).rows[5]
    assert (more.way, more.asks) == ("publisher", ())


def test_one_facet_with_all_its_values() -> None:
    assert values("publisher") == [("publisher", f"山间日报{number}") for number in range(8)]
    table = facets_table(FOUND, way="publisher")
    assert (table.way, table.ways) == ("publisher", ("all", "publisher", "certainty"))


def test_a_facet_that_no_row_has_any_more_is_not_asked_for() -> None:
    assert facets_table(FOUND, way="tag").way == "all"


def test_bars_are_as_long_as_their_share_in_the_facet() -> None:
    bars = {row.cells[1]: len(row.cells[3]) for row in facets_table(FOUND).rows}
    assert bars["山间日报0"] == bars["sure"] == 12
