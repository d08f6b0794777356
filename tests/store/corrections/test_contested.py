"""Two people who decide otherwise on one thing are both told, and by whom."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.corrections.asked import Asked, Different, FigureIs, Missed, NotOne, Rename, Retype, Same, SpeakerIs
from store.corrections.contested import told_of
from store.errors import ContradictionError
from store.library import Library
from store.library.holdings import Holdings
from tests.store.corrections.ground import called, corrections, of_kind, opened

FIRM = "organisation/远山银行"
OTHERWISE: dict[str, tuple[Callable[[Library], Asked], Callable[[Library], Asked]]] = {
    "rename": (lambda _: Rename(which=FIRM, name="远山"), lambda _: Rename(which=FIRM, name="远山商业银行")),
    "retype": (lambda _: Retype(which=FIRM, kind="media"), lambda _: Retype(which=FIRM, kind="university")),
    "speaker": (
        lambda library: SpeakerIs(quote=of_kind(library, "quote"), speaker="person/林晓月"),
        lambda library: SpeakerIs(quote=of_kind(library, "quote"), words="有人"),
    ),
    "figure": (
        lambda library: FigureIs(figure=of_kind(library, "figure"), amount=3.0, unit="HKD"),
        lambda library: FigureIs(figure=of_kind(library, "figure"), amount=5.0, unit="HKD"),
    ),
    "one": (
        lambda _: Missed(kind="organisation", name="远海投资"),
        lambda library: NotOne(which=called(library, "organisation", "远海投资")[0]),
    ),
}


@pytest.fixture
def who(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Who decides: the last one of them."""
    names = ["lin"]
    monkeypatch.setattr(Holdings, "user", property(lambda _: names[-1]))
    return names


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "store") as one:
        yield one


@pytest.mark.parametrize("what", OTHERWISE)
def test_who_decided_otherwise_is_told_to_both(library: Library, who: list[str], what: str) -> None:
    first, second = OTHERWISE[what]
    made = corrections(library)
    mine = made.make(first(library))
    who.append("chen")
    theirs = made.make(second(library))
    assert [(one.decision.id, one.against) for one in made.all()] == [(mine.id, (theirs,)), (theirs.id, (mine,))]
    assert told_of(theirs).startswith("chen decided otherwise on ")
    for asks in ("lin", "chen"):
        who.append(asks)
        assert made.contested_of_mine() == made.contested() != ()
    who.append("somebody else")
    assert made.contested_of_mine() == ()
    made.undo()
    assert made.contested() == ()


@pytest.mark.parametrize("what", OTHERWISE)
def test_who_changes_their_own_mind_contradicts_nobody(library: Library, who: list[str], what: str) -> None:
    assert who == ["lin"]
    for decide in OTHERWISE[what]:
        corrections(library).make(decide(library))
    assert corrections(library).contested() == ()


def test_two_who_decide_alike_contradict_nobody(library: Library, who: list[str]) -> None:
    for name in ("lin", "chen"):
        who.append(name)
        corrections(library).make(Rename(which=FIRM, name="远山"))
    assert corrections(library).contested() == ()


def test_a_contradiction_that_is_refused_names_who_decided_it(library: Library, who: list[str]) -> None:
    corrections(library).make(Different(one=FIRM, other="organisation/远山集团"))
    who.append("chen")
    with pytest.raises(ContradictionError, match="contradicts what lin decided on"):
        corrections(library).make(Same(one=FIRM, other="organisation/远山集团"))
