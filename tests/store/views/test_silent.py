"""Who is named and never quoted, who is quoted without a name, and who speaks about whom."""

from store.model import Organisation, Person, Quote
from store.views.links import Links
from store.views.silent import silent
from tests.store.views.test_links import BANK, CHAN, FUND, SUN, Folder

PAGES = [f"article/{name}" for name in "abc"]
SAID = ["quote/a/1", "quote/b/1"]


def links() -> Links:
    quotes = [
        Quote(id=one, text="会", kind="direct", cue="说", speaker="孙东", speaker_id=SUN, about=(FUND, SUN))
        for one in SAID
    ]
    standing = [(CHAN, 0), (SUN, 1), (FUND, 2)]
    pages = {page: list(standing) for page in PAGES}
    pages[PAGES[0]] += [(SAID[0], 1), (BANK, 0)]
    pages[PAGES[1]] += [(SAID[1], 1)]
    return Links.build(
        Folder(
            {
                "organisation": [Organisation(id=one, name=one) for one in (FUND, BANK)],
                "person": [Person(id=one, name=one) for one in (CHAN, SUN)],
                "quote": [*quotes],
            },
            pages,
            dict(zip(PAGES, ("2024-01-03", "2024-01-02", "2024-01-01"), strict=True)),
        )
    )


def test_who_stands_in_three_independent_articles_and_is_never_quoted() -> None:
    assert [(one.id, one.sources) for one in silent(links(), {}, {}).unheard] == [(FUND, 3), (CHAN, 3)]
    copies = dict.fromkeys(PAGES[:2], tuple(PAGES[:2]))
    assert silent(links(), {}, copies).unheard == ()


def test_authors_and_publishers_are_not_missed() -> None:
    assert [one.id for one in silent(links(), {}, {}, ["陳家齊"]).unheard] == [FUND]


def test_who_stands_in_credits_alone_is_not_missed() -> None:
    assert [one.id for one in silent(links(), {}, {}, beside={CHAN}).unheard] == [FUND]


def test_who_is_quoted_without_a_name_most_quotes_first() -> None:
    found = silent(links(), {"知情人士": ["quote/a/2"], "发言人": ["quote/a/3", "quote/b/3"]}, {})
    assert [(one.words, len(one.quotes)) for one in found.unnamed] == [("发言人", 2), ("知情人士", 1)]


def test_who_speaks_about_whom_but_not_about_themselves() -> None:
    [pair] = silent(links(), {}, {}).about
    assert (pair.speaker, pair.subject, pair.quotes, pair.newest) == (SUN, FUND, 2, SAID[0])
