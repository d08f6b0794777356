"""The table of who stands near somebody."""

from store.model import AnyEntity, Organisation, Person, Role
from store.views.near import Neighbour, Neighbourhood
from tui.desk.views.near import near_table

BANK, LAB, LIN, CHAN = "organisation/远山银行", "organisation/远山实验室", "person/林晓月", "person/陈大文"
ROLES = (
    Role(title="顾问", organisation="远山实验室", organisation_id=LAB),
    Role(title="行长", organisation="远山银行", organisation_id=BANK),
)
KNOWN: dict[str, AnyEntity] = {
    BANK: Organisation(id=BANK, name="远山银行", kind="company"),
    LAB: Organisation(id=LAB, name="远山实验室", kind="other"),
    LIN: Person(id=LIN, name="林晓月", roles=ROLES),
    CHAN: Person(id=CHAN, name="陈大文"),
}


def roles(about: str, *near: tuple[str, bool]) -> list[str]:
    neighbours = tuple(
        Neighbour(id=one, beside=about, depth=1, sentences=1, role=role, article="", sentence=-1) for one, role in near
    )
    found = Neighbourhood(about=about, depth=1, neighbours=neighbours, ties=())
    table = near_table(found, KNOWN.__getitem__, lambda which, _="": which.partition("/")[2], lambda _: None)
    return [row.cells[1] for row in table.rows]


def test_a_role_is_told_by_its_title_at_the_one_who_is_near() -> None:
    assert roles(BANK, (LIN, True), (CHAN, False)) == ["行长", ""]
    assert roles(LIN, (BANK, True), (LAB, True), (CHAN, False)) == ["行长", "顾问", ""]


def test_others_by_what_they_are_known_as() -> None:
    assert roles(CHAN, (LIN, False), (BANK, False)) == ["远山实验室 顾问", "company"]
