"""What has come since a time: who is new, and what those who are watched said."""

from store.model import Organisation, Person, Quote
from store.views.links import Links
from store.views.news import news, unmet
from tests.store.views.test_links import BANK, CHAN, FUND, SUN, Folder

OLD, COPY, FRESH = "article/old", "article/copy", "article/fresh"
SAID, COPIED = "quote/fresh/1", "quote/copy/1"
COPIES = {COPY: (COPY, FRESH), FRESH: (COPY, FRESH)}


def links() -> Links:
    quotes = [
        Quote(id=one, text="会", kind="direct", cue="说", speaker="孙东", speaker_id=SUN, article=article)
        for one, article in ((SAID, FRESH), (COPIED, COPY))
    ]
    return Links.build(
        Folder(
            {
                "organisation": [Organisation(id=one, name=one) for one in (FUND, BANK)],
                "person": [Person(id=one, name=one) for one in (CHAN, SUN)],
                "quote": [*quotes],
            },
            {
                OLD: [(FUND, 0), (SUN, 1)],
                FRESH: [(FUND, 0), (SUN, 1), (CHAN, 0), (CHAN, 2), (SAID, 1)],
                COPY: [(CHAN, 0), (BANK, 3), (SUN, 1), (COPIED, 1)],
            },
            {OLD: "2024-01-01", FRESH: "2024-02-02", COPY: "2024-02-01"},
        )
    )


def test_who_stands_in_no_earlier_article_is_new() -> None:
    found = news(links(), {FRESH, COPY}, {}, (), "2024")
    assert [(one.id, one.sources, one.article) for one in found.newcomers] == [(CHAN, 2, FRESH), (BANK, 1, COPY)]
    assert found.articles == (FRESH, COPY)


def test_what_stands_in_articles_that_came_alone_is_not_met_before() -> None:
    assert unmet(links(), {FRESH, COPY}) == {CHAN, BANK, SAID, COPIED}
    assert unmet(links(), {FRESH}) == {SAID}
    assert unmet(links(), ()) == frozenset()


def test_copies_are_one_source() -> None:
    found = news(links(), {FRESH, COPY}, COPIES, (), "2024")
    assert [one.sources for one in found.newcomers] == [1, 1]


def test_those_watched_are_told_with_what_they_said_copies_once() -> None:
    [heard] = news(links(), {FRESH, COPY}, COPIES, (SUN, "person/nobody"), "2024").heard
    assert (heard.id, heard.sources, heard.article) == (SUN, 1, FRESH)
    assert len(heard.quotes) == 1
    assert news(links(), {FRESH, COPY}, {}, (SUN,), "2024").heard[0].quotes == (SAID, COPIED)


def test_nothing_comes_of_nothing() -> None:
    found = news(links(), (), {}, (SUN,), "2024")
    assert (found.articles, found.heard, found.newcomers) == ((), (), ())
