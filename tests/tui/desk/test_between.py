"""What is decided while articles are read is decided between two of them."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from store.corrections.asked import NotOne
from store.errors import DecisionError, NotFoundError
from store.library import loading
from tui.desk.between import Between
from tui.desk.desk import Desk

_FIRM = "organisation/远山科技有限公司"


class _Asking(threading.Thread):
    """Asks for something in a thread of its own, and keeps what came of it."""

    def __init__(self, between: Between, job: Callable[[], int]) -> None:
        super().__init__(daemon=True)
        self._between, self._job = between, job
        self.answer: int | Exception | None = None
        self.start()

    def run(self) -> None:
        """Ask."""
        try:
            self.answer = self._between.do(self._job)
        except DecisionError as error:
            self.answer = error


def test_a_short_change_is_made_by_the_thread_that_makes_a_long_one() -> None:
    between = Between()
    with between.long() as others:
        asking = _Asking(between, threading.get_ident)
        while asking.is_alive():
            others()
        assert asking.answer == threading.get_ident()
    assert between.do(lambda: 3) == 3


def test_what_a_short_change_fails_with_is_told_to_who_asked_for_it() -> None:
    def fails() -> int:
        raise DecisionError("It cannot be.")

    between = Between()
    with between.long() as others:
        asking = _Asking(between, fails)
        while asking.is_alive():
            others()
    assert isinstance(asking.answer, DecisionError)


def test_what_is_asked_for_at_the_very_end_is_done() -> None:
    between = Between()
    with between.long():
        asking = [_Asking(between, lambda: 1) for _ in range(4)]
    for one in asking:
        one.join()
    assert [one.answer for one in asking] == [1, 1, 1, 1]


def test_articles_read_after_a_decision_are_as_decided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "BATCH", 1)
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(6):
        text = f"# 第{number}期\n\n远山科技有限公司宣布投资{number + 2}亿元。\n"
        (folder / f"{number}.md").write_text(text, "utf-8")
    desk = Desk(tmp_path / "store")
    desk.open()
    asking: list[threading.Thread] = []
    made: list[str] = []

    def decide() -> None:
        made.append(desk.deciding.make([NotOne(which=_FIRM)]).sentence)

    def told(done: int, _total: int, _name: str, _rate: float) -> None:
        if done and not asking and desk.is_there(_FIRM):
            asking.append(threading.Thread(target=decide, daemon=True))
            asking[0].start()

    desk.load([folder], told, lambda: False)
    for one in asking:
        one.join()
    assert len(made) == 1
    with pytest.raises(NotFoundError):
        desk.workspace.holdings.entity(_FIRM)
    assert desk.workspace.check().problems == ()
    desk.close()
