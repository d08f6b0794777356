"""Who stands near, some steps far, and how two meet."""

from store.model import Organisation, Person, Role
from store.views.links import Links
from store.views.near import between, near
from tests.store.views.test_links import BANK, CHAN, FUND, SUN, Folder

LIN, DATES = "person/林晓月", {"article/a": "2024-01-01", "article/b": "2024-02-01"}


def links() -> Links:
    chan = Person(
        id=CHAN, name="陈家齐", roles=(Role(title="行政总裁", organisation="港投公司", organisation_id=FUND),)
    )
    return Links.build(
        Folder(
            {
                "organisation": [Organisation(id=one, name=one) for one in (FUND, BANK)],
                "person": [chan, *(Person(id=one, name=one) for one in (SUN, LIN))],
            },
            {
                "article/a": [(CHAN, 0), (FUND, 0), (CHAN, 1), (SUN, 1), (SUN, 2), (BANK, 2)],
                "article/b": [(CHAN, 0), (SUN, 0), (BANK, 4), (LIN, 4)],
            },
            DATES,
        )
    )


def meeting() -> Links:
    """Return links in which two neighbours of one stand together."""
    together = [(CHAN, 0), (SUN, 0), (BANK, 0)]
    return Links.build(
        Folder(
            {
                "organisation": [Organisation(id=BANK, name="远山银行")],
                "person": [Person(id=one, name=one) for one in (CHAN, SUN)],
            },
            {"article/a": [*together, (SUN, 1), (BANK, 1)], "article/b": []},
            DATES,
        )
    )


def test_those_beside_come_first_where_a_role_is_held_then_by_shared_sentences() -> None:
    found = near(links(), CHAN)
    assert [(one.id, one.depth, one.sentences, one.role) for one in found.neighbours] == [
        (FUND, 1, 1, True),
        (SUN, 1, 2, False),
    ]


def test_each_stands_once_below_the_one_that_leads_there() -> None:
    found = near(links(), CHAN, 3)
    assert [(one.id, one.beside, one.depth) for one in found.neighbours] == [
        (FUND, CHAN, 1),
        (SUN, CHAN, 1),
        (BANK, SUN, 2),
        (LIN, BANK, 3),
    ]


def test_who_of_them_stand_together_besides() -> None:
    found = near(links(), CHAN, 2)
    assert [(one.id, one.depth) for one in found.neighbours] == [(FUND, 1), (SUN, 1), (BANK, 2)]
    assert found.ties == ()
    third = near(links(), SUN, 1)
    assert {one.id for one in third.neighbours} == {CHAN, BANK}
    assert [(tie.one, tie.other, tie.sentences) for tie in near(meeting(), CHAN).ties] == [(BANK, SUN, 2)]


def test_the_evidence_is_a_sentence_with_both() -> None:
    [fund, sun] = near(links(), CHAN).neighbours
    assert (fund.article, fund.sentence) == ("article/a", 0)
    assert (sun.article, sun.sentence) == ("article/b", 0)


def test_two_meet_in_sentences_the_newest_first() -> None:
    found = between(links(), CHAN, SUN, DATES)
    assert [(one.article, one.sentence, one.date) for one in found.shared] == [
        ("article/b", 0, "2024-02-01"),
        ("article/a", 1, "2024-01-01"),
    ]


def test_two_meet_by_way_of_one_or_two_others() -> None:
    assert [path.between for path in between(links(), CHAN, BANK, DATES).paths] == [(SUN,)]
    [path] = between(links(), CHAN, LIN, DATES).paths
    assert (path.between, path.sentences) == ((SUN, BANK), (2, 1, 1))
    assert [(one.article, one.sentence) for one in path.shown] == [("article/b", 0), ("article/a", 2), ("article/b", 4)]


def test_whoever_stands_nowhere_meets_nobody() -> None:
    found = between(links(), CHAN, "person/nobody", DATES)
    assert (found.shared, found.paths) == ((), ())
