"""Decisions in whatever order, with whatever articles: undoing all gives the store back, a ledger makes it anew."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.corrections.asked import (
    Alias,
    Asked,
    Different,
    FigureIs,
    Missed,
    NotOne,
    QuoteIs,
    Rename,
    Retype,
    RoleIs,
    Same,
    Separate,
    SpeakerIs,
)
from store.errors import DossierError
from store.library import Library
from store.library.deciding import Corrections
from tests.store.articles_by_hand import state, take_in
from tests.store.corrections.ground import STORIES, called, corrections, opened
from tests.thorough import THOROUGH, volume

pytestmark = pytest.mark.over_both

STEPS = 10_000 if THOROUGH else 40
NAMES = ("远山", "远海投资", "周小文", "算法公司", "林晓月")


def random_step(library: Library, chance: random.Random) -> None:
    """Decide something, or take something back, whatever comes of it."""
    made = corrections(library)
    try:
        if chance.random() < 0.3:
            known = [one.id for one in library.ledger.read().decisions if not one.takes_back]
            chance.choice((made.undo, made.redo))(chance.choice(["", *known]))
        else:
            made.make(random_asked(library, chance))
    except DossierError:  # what cannot be is refused, and changes nothing
        return


def random_asked(library: Library, chance: random.Random) -> Asked:
    people = sorted(one.id for one in library.entities("person")) or ["person/nobody"]
    organisations = sorted(one.id for one in library.entities("organisation")) or ["organisation/nobody"]
    figures = sorted(one.id for one in library.entities("figure")) or ["figure/none/none"]
    quotes = sorted(one.id for one in library.entities("quote")) or ["quote/none/none"]
    kind = chance.choice(("person", "organisation"))
    some = people if kind == "person" else organisations
    which, other, name = chance.choice(some), chance.choice(some), chance.choice(NAMES)
    articles = sorted(article.id for article in library.articles())
    return chance.choice(
        (
            Same(one=which, other=other),
            Different(one=which, other=other),
            NotOne(which=chance.choice((which, *figures, *quotes))),
            NotOne(which=which, article=chance.choice(articles)),
            Separate(which=which, article=chance.choice(articles), name=name, mark=chance.choice(("abc12", "def34"))),
            Rename(which=which, name=name),
            Alias(which=which, form=name),
            Retype(which=which, kind=chance.choice(("person", "organisation", "media"))),
            RoleIs(which=chance.choice(people), title=name, organisation=chance.choice(("", *NAMES, *organisations))),
            QuoteIs(quote=chance.choice(quotes), text=chance.choice(("今天", "今天很好。”投资", "很多"))),
            SpeakerIs(quote=chance.choice(quotes), speaker=which),
            FigureIs(figure=chance.choice(figures), unit="HKD"),
            Missed(kind=chance.choice(("person", "organisation")), name=name),
        )
    )


@settings(max_examples=volume(6, 60), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32))
def test_undoing_all_gives_the_store_back_and_a_ledger_makes_it_anew(seed: int) -> None:
    chance = random.Random(seed)
    with TemporaryDirectory() as name, opened(Path(name) / "one") as library:
        before = state(library)
        for _ in range(10):
            random_step(library, chance)
        assert library.check().problems == ()
        for order in (STORIES, STORIES[::-1]):
            with Library.open(Path(name) / f"{order[0].article.title}") as fresh:
                halves = (order[:2], order[2:])
                take_in(fresh, halves[0])
                Corrections(fresh).take_in(corrections(library).exported())
                take_in(fresh, halves[1])
                assert state(fresh) == state(library), "a ledger, and articles before and after it, make the same"
                assert fresh.check().problems == ()
        undo_all(library)
        assert state(library) == before
        assert library.check().problems == ()


def test_thousands_of_decisions_and_undos_are_taken_back_one_by_one(tmp_path: Path) -> None:
    chance = random.Random(11)
    with opened(tmp_path / "store") as library, library.writing():
        before = state(library)
        for _ in range(STEPS):
            random_step(library, chance)
        assert library.check().problems == ()
        undo_all(library)
        assert state(library) == before
        assert library.check().problems == ()


def undo_all(library: Library) -> None:
    for one in reversed(corrections(library).all()):
        if one.state != "undone":
            corrections(library).undo(one.decision.id)


def test_two_ledgers_make_one_whoever_takes_in_whose(tmp_path: Path) -> None:
    with opened(tmp_path / "mine") as mine, opened(tmp_path / "theirs") as theirs:
        corrections(mine).make(NotOne(which="organisation/算法"))
        corrections(theirs).make(Same(one="person/林晓月", other="person/林小月"))
        corrections(mine).make(Rename(which="organisation/远山银行", name="远山"))
        corrections(theirs).make(Rename(which="organisation/远山银行", name="远山行"))
        ours, yours = corrections(mine).exported(), corrections(theirs).exported()
        assert corrections(mine).take_in(yours)[:2] == (2, 0)
        assert corrections(theirs).take_in(ours)[:2] == (2, 0)
        assert corrections(theirs).take_in(ours)[:2] == (0, 2)
        assert state(mine) == state(theirs)
        assert corrections(mine).exported() == corrections(theirs).exported()
        assert mine.check().problems == ()


def test_what_two_decided_against_each_other_is_different(tmp_path: Path) -> None:
    pair = ("organisation/远山银行", "organisation/远山集团")
    with opened(tmp_path / "mine") as mine, opened(tmp_path / "theirs") as theirs:
        corrections(theirs).make(Different(one=pair[0], other=pair[1]))
        corrections(mine).make(Same(one=pair[0], other=pair[1]))
        corrections(mine).take_in(corrections(theirs).exported())
        assert set(pair) <= {one.id for one in mine.entities("organisation")}
        assert mine.check().problems == ()


def test_a_damaged_line_of_another_ledger_is_left_out_and_told(tmp_path: Path) -> None:
    with opened(tmp_path / "mine") as mine, opened(tmp_path / "theirs") as theirs:
        corrections(theirs).make(NotOne(which="organisation/算法"))
        corrections(theirs).make(Rename(which="organisation/远山银行", name="远山"))
        data = corrections(theirs).exported().replace("远山银行".encode(), "远海银行".encode(), 1)
        imported = corrections(mine).take_in(data)
        assert imported.added == 1
        assert "Line 2" in imported.left_out[0]


def test_whoever_is_forgotten_here_is_not_brought_back_by_another_ledger(tmp_path: Path) -> None:
    with opened(tmp_path / "mine") as mine, opened(tmp_path / "theirs") as theirs:
        corrections(theirs).make(Rename(which="person/林晓月", name="林月"))
        mine.forget("林晓月")
        imported = corrections(mine).take_in(corrections(theirs).exported())
        assert (imported.added, len(imported.left_out)) == (0, 1)
        assert corrections(mine).all() == ()


@pytest.mark.of_a_folder
def test_no_word_of_another_ledger_has_the_name_of_whoever_is_forgotten_here(tmp_path: Path) -> None:
    with opened(tmp_path / "mine") as mine, opened(tmp_path / "theirs") as theirs:
        [chen, _] = called(theirs, "person", "陈明")
        corrections(theirs).make(RoleIs(which=chen, title="林晓月的秘书", organisation="林晓月公司"))
        corrections(theirs).make(NotOne(which="organisation/远山集团", article="article/2026-01-05-乙篇"))
        corrections(theirs).make(NotOne(which="organisation/算法"))
        mine.forget("林晓月")
        assert corrections(mine).take_in(corrections(theirs).exported()).added == 1
        assert "林晓月" not in (tmp_path / "mine" / "corrections.jsonl").read_text("utf-8")


def test_undo_and_redo_of_one_decision_end_where_they_should(tmp_path: Path) -> None:
    with opened(tmp_path / "store") as library:
        made = corrections(library)
        made.make(NotOne(which="organisation/算法"))
        with_it = state(library)
        for _ in range(20):
            made.undo()
            made.redo()
        assert state(library) == with_it
        assert [one.state for one in made.all()] == ["in effect"]
