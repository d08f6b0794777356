"""An entity by date: statements and figures once, roles from-to, first meetings."""

from store.model import Figure, Organisation, Person, Quote, Role
from store.views.links import Links
from store.views.timeline import Held, timeline
from tests.store.views.test_links import CHAN, FUND, SUN, Folder

JANUARY, MARCH, UNDATED = "article/2024-01-a", "article/2024-03-b", "article/c"
DATES = {JANUARY: "2024-01-05", MARCH: "2024-03-09", UNDATED: None}
SAID, AGAIN, AMOUNT = "quote/2024-03-b/1", "quote/2024-01-a/1", "figure/c/1"


class Alike:
    """Two quotes are one statement."""

    def said_alike(self, entity_id: str) -> tuple[str, ...]:
        return (SAID, AGAIN) if entity_id in (SAID, AGAIN) else (entity_id,)

    def sources(self, entity_id: str) -> int:
        return len(self.said_alike(entity_id))


def links() -> Links:
    return Links.build(
        Folder(
            {
                "organisation": [Organisation(id=FUND, name="港投公司")],
                "person": [Person(id=CHAN, name="陈家齐"), Person(id=SUN, name="孙东")],
                "figure": [Figure(id=AMOUNT, text="3倍", kind="multiple", about=(CHAN,))],
                "quote": [
                    Quote(id=one, text="会", kind="direct", cue="说", speaker="陈家齐", speaker_id=CHAN)
                    for one in (SAID, AGAIN)
                ],
            },
            {
                JANUARY: [(CHAN, 2), (FUND, 2), (CHAN, 5), (SUN, 5)],
                MARCH: [(CHAN, 0), (FUND, 0)],
                UNDATED: [(CHAN, 0), (FUND, 0), (AMOUNT, 0)],
            },
            {JANUARY: "2024-01-05", MARCH: "2024-03-09"},
        )
    )


def test_statements_are_told_once_as_of_the_first_article() -> None:
    events = timeline(links(), CHAN, Alike(), (), DATES).events
    assert [(one.date, one.id, one.sources) for one in events if one.kind == "said"] == [("2024-01-05", AGAIN, 2)]


def test_since_when_others_stand_beside_it_if_more_than_once() -> None:
    [met] = [one for one in timeline(links(), CHAN, Alike(), (), DATES).events if one.kind == "met"]
    assert (met.id, met.date, met.article, met.sentence) == (FUND, "2024-01-05", JANUARY, 2)


def test_a_role_is_given_from_the_first_date_to_the_last() -> None:
    role = Role(title="行政总裁", organisation="港投公司", organisation_id=FUND)
    brief, traditional = Role(title="行政总裁"), Role(title="行政總裁", organisation="港投公司", organisation_id=FUND)
    given = zip((role, traditional, brief), (MARCH, UNDATED, JANUARY), strict=True)
    held = [Held(person=CHAN, role=one, article=article) for one, article in given]
    [event] = [one for one in timeline(links(), CHAN, Alike(), held, DATES).events if one.kind == "role"]
    assert (event.date, event.until, event.sources) == ("2024-01-05", "2024-03-09", 3)
    assert event.role == role  # with where it is held, though the first article does not say


def test_the_newest_is_first_and_what_has_no_date_last() -> None:
    found = timeline(links(), CHAN, Alike(), (), DATES)
    assert [one.date for one in found.events] == ["2024-01-05", "2024-01-05", None]
    assert found.months == {"2024-01": 2}


def test_a_fact_has_its_own() -> None:
    assert [one.id for one in timeline(links(), AMOUNT, Alike(), (), DATES).events] == [AMOUNT]
