"""Memory that is given back while nobody asks: when, and that all answers as before."""

import gc
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import numpy as np
import pytest

from store.library import Library, resting
from store.library.resting import Resting
from store.log.column_file import let_go, read_columns, write_columns
from tests.store.articles_by_hand import Org, story, take_in

MB = 1 << 20


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[bool]]:
    """Look so often, with so many MB in memory each time; giving back leaves a third of it."""
    now = [0]
    monkeypatch.setattr(resting, "resident", lambda: now[0] * MB)
    monkeypatch.setattr(resting, "give_back", lambda: now.insert(0, now[0] // 3))
    memory = Resting()

    def look(*megabytes: int) -> list[bool]:
        found = []
        for one in megabytes:
            now[:] = [one]
            found.append(memory.look())
        return found

    return look


def test_little_memory_is_left_alone(looks: Callable[..., list[bool]]) -> None:
    assert looks(90, 90, 90) == [False] * 3


def test_much_is_given_back_once_nobody_asks(looks: Callable[..., list[bool]]) -> None:
    assert looks(180, 240, 240, 80, 80) == [False, False, True, False, False]


def test_too_much_is_given_back_at_once(looks: Callable[..., list[bool]]) -> None:
    assert looks(200, 400) == [False, True]


def test_what_cannot_be_given_back_is_not_tried_again(
    looks: Callable[..., list[bool]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resting, "give_back", lambda: None)
    assert looks(400, 400, 401, 400) == [True, False, False, False]
    assert looks(460) == [True]


def test_a_mapped_file_says_the_same_after_it_was_let_go_of(tmp_path: Path) -> None:
    numbers = np.arange(100_000, dtype=np.int32)
    assert write_columns(tmp_path / "a.columns", "1 1", {"numbers": numbers}, {})
    found = read_columns(tmp_path / "a.columns", lambda _: True)
    assert found is not None
    before = int(found[0]["numbers"].astype(np.int64).sum())
    let_go()
    assert int(found[0]["numbers"].astype(np.int64).sum()) == before == sum(range(100_000))


def test_giving_back_takes_nothing_from_who_uses_it() -> None:
    held = [bytes(4096) for _ in range(256)]
    resting.give_back()
    assert all(len(one) == 4096 for one in held)
    assert resting.resident() >= 0


def test_summaries_are_kept_as_long_as_somebody_has_them(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        take_in(library, [story("远山银行扩建", "远山银行扩建总部。", orgs=[Org("远山银行")])])
        held = library.articles()
        assert library.articles() is held
        weak = ref(held)
        del held
        gc.collect()
        assert weak() is None
        assert [one.title for one in library.articles()] == ["远山银行扩建"]
