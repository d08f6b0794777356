"""An errand: one job at a time, of those that wait the newest, and an answer that is overtaken is nobody's."""

import gc
import threading
from collections.abc import Callable

import pytest
from textual import on
from textual.app import App

from store.errors import NotFoundError
from tui.screens.main.errand import Errand

PATIENCE = 10.0


class Sender(App[None]):
    """Sends an errand and keeps what comes back."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[str] = []
        self.failures: list[Errand.Failed] = []

    @on(Errand.Failed)
    def hear(self, failed: Errand.Failed) -> None:
        self.failures.append(failed)


def job(answer: str, done: list[str], after: threading.Event) -> Callable[[], str]:
    """Return a job that notes its answer as done, once it may."""

    def work() -> str:
        assert after.wait(PATIENCE)
        done.append(answer)
        return answer

    return work


async def test_of_jobs_that_wait_the_newest_is_done_and_no_overtaken_answer_is_told() -> None:
    app, may_go_on, done = Sender(), threading.Event(), list[str]()
    async with app.run_test() as pilot:
        errand = Errand(app, "search")
        errand.ask(job("first", done, may_go_on), app.answers.append)
        await pilot.pause()
        errand.ask(job("second", done, may_go_on), app.answers.append)
        errand.ask(job("third", done, may_go_on), app.answers.append)
        may_go_on.set()
        await errand.idle()
        await pilot.pause()
        assert done == ["first", "third"]
        assert app.answers == ["third"]


async def test_a_job_that_fails_is_told_by_its_name_and_the_next_one_is_done() -> None:
    def fail() -> str:
        raise NotFoundError("There is no such thing.")

    app = Sender()
    async with app.run_test() as pilot:
        errand = Errand(app, "card")
        errand.ask(fail, app.answers.append)
        await errand.idle()
        errand.ask(lambda: "found", app.answers.append)
        await errand.idle()
        await pilot.pause()
        assert [(failed.errand, failed.sentence) for failed in app.failures] == [("card", "There is no such thing.")]
        assert app.answers == ["found"]


async def test_an_errand_that_is_not_begun_when_the_program_ends_leaves_nothing_behind(
    recwarn: pytest.WarningsRecorder,
) -> None:
    app = Sender()
    async with app.run_test():
        Errand(app, "look").ask(lambda: "answer", app.answers.append)
        app.workers.cancel_all()
    gc.collect()
    assert [str(one.message) for one in recwarn if "never awaited" in str(one.message)] == []
