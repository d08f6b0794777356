"""The map of the house is true: no circle, few arrows, and the page shows it as it is."""

from tests.rooms.__main__ import PAGE
from tests.rooms.drawing import between_marks, drawn, house, room_of
from tests.test_docs import ARCHITECTURE, table

MOST_ARROWS = 59
"""More would say that rooms are cut at the wrong places."""


def test_rooms_import_one_another_in_no_circle_and_by_few_arrows() -> None:
    rooms = house()
    assert sum(map(len, rooms.arrows.values())) <= MOST_ARROWS


def test_the_picture_is_current() -> None:
    page = PAGE.read_text("utf-8")
    assert page == between_marks(page, drawn(house())), "python -m tests.rooms draws it anew"


def test_every_room_is_described() -> None:
    described = {name.removesuffix(".py") for [name, *_] in table(ARCHITECTURE, "The rooms")}
    assert described == set(house().arrows), "a row for each room, in docs/ARCHITECTURE.md"


def test_a_module_is_in_one_room() -> None:
    assert room_of("store.log.journal") == "store/log"
    assert room_of("store.model") == "store/model"
    assert room_of("tui.desk.trail") == "tui"
