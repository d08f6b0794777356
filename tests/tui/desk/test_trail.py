"""Going back leads to exactly where one was; going anywhere new forgets what lay ahead."""

from dataclasses import replace

from tui.desk.trail import LIMIT, Bookmark, Spot, Trail, Visit, focused, widened

FUND = "organisation/港投公司"
CHAN = "person/陈家齐"


def test_back_and_forward_return_the_places_as_they_were_left() -> None:
    trail = Trail()
    trail.amend(Visit(query="港投", spots={"organisation": Spot(3, 1, FUND)}))
    trail.visit(Visit(chain=(FUND,)))
    assert trail.back() == Visit(query="港投", spots={"organisation": Spot(3, 1, FUND)})
    assert trail.forward() == Visit(chain=(FUND,))


def test_a_visit_forgets_the_forward_branch() -> None:
    trail = Trail()
    trail.visit(Visit(query="a"))
    trail.visit(Visit(query="b"))
    trail.back()
    trail.visit(Visit(query="c"))
    assert not trail.can_go_forward
    assert trail.back() == Visit(query="a")


def test_the_ends_of_the_trail_go_nowhere() -> None:
    trail = Trail()
    assert trail.back() is None
    assert trail.forward() is None
    assert trail.here == Visit()


def test_the_oldest_places_are_forgotten() -> None:
    trail = Trail()
    for number in range(LIMIT + 10):
        trail.visit(Visit(query=str(number)))
    steps = 0
    while trail.back() is not None:
        steps += 1
    assert steps == LIMIT - 1
    assert trail.here.query == "10"


def test_a_focus_clears_the_query_and_lengthens_the_chain() -> None:
    place = focused(focused(Visit(query="港投"), FUND), CHAN)
    assert place.chain == (FUND, CHAN)
    assert place.query == ""
    assert place.pane == "person"
    assert place.focus == place.subject == CHAN


def test_focusing_an_entity_of_the_chain_returns_to_it() -> None:
    place = focused(focused(focused(Visit(), FUND), CHAN), FUND)
    assert place.chain == (FUND,)


def test_widening_gives_up_reader_then_query_then_focus() -> None:
    place = replace(Visit(), chain=(FUND, CHAN), query="x", reading=Bookmark("article/a"))
    seen = []
    while (wider := widened(place)) is not None:
        place = wider
        seen.append((place.reading, place.query, place.chain))
    assert seen == [(None, "x", (FUND, CHAN)), (None, "", (FUND, CHAN)), (None, "", (FUND,)), (None, "", ())]


def test_the_trail_names_entities_by_the_ids_they_have_now() -> None:
    trail = Trail()
    trail.amend(Visit(chain=(FUND,), subject=FUND, spots={"organisation": Spot(3, 1, FUND)}, query="港投"))
    trail.visit(Visit(chain=(FUND, CHAN, "organisation/旧"), subject="organisation/旧", reading=Bookmark("a", FUND, 2)))
    trail.back()
    full = "organisation/香港投资管理有限公司"
    trail.follow(lambda identity: full if identity in (FUND, "organisation/旧") else identity, lambda _: True)
    assert trail.here == Visit(chain=(full,), subject=full, spots={"organisation": Spot(3, 1, full)}, query="港投")
    assert trail.forward() == Visit(chain=(full,), subject=full, reading=Bookmark("a", full, 2))


def test_what_is_gone_is_left_at_every_place_though_another_has_its_id_now() -> None:
    trail = Trail()
    trail.amend(Visit(chain=(FUND, CHAN), spots={"person": Spot(3, 1, CHAN)}))
    trail.visit(Visit(chain=(CHAN,), subject=CHAN, reading=Bookmark("article/a", CHAN), in_side=True))
    trail.follow(lambda identity: CHAN if identity == f"{CHAN}~4f1c" else identity, lambda what: what != CHAN)
    assert trail.here == Visit()
    assert trail.back() == Visit(chain=(FUND,), spots={"person": Spot(3, 1, None)})
