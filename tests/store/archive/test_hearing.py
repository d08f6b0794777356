"""Who has an archive open hears at once that another has written."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.library import Library
from store.text.addresses import Address
from tests.store.archive.server import address_for, begin, cut_off, needs_a_server, opened
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered

pytestmark = needs_a_server

LONG = 60.0
"""Seconds after which something is taken never to come."""


@pytest.fixture
def address(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Address:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("store.archive.hearing._AGAIN", 0.01)
    return begun(server, str(tmp_path))


def begun(server: str, name: str) -> Address:
    address = address_for(server, name)
    begin(address)
    return address


@contextmanager
def hearing(library: Library) -> Iterator[threading.Event]:
    """Yield what is set when something is heard, once one listens."""
    heard = threading.Event()
    hears = library.hear(heard.set)
    assert heard.wait(LONG)
    assert hears()
    heard.clear()
    yield heard


def test_what_one_writes_the_other_hears_of(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs, hearing(theirs) as heard:
        take_in(mine, [numbered(0)])
        assert heard.wait(LONG)
        assert theirs.refresh()


def test_who_was_cut_off_hears_again_and_looks_for_what_came_meanwhile(address: Address) -> None:
    with opened(address) as mine, opened(address) as theirs, hearing(theirs) as heard:
        cut_off(address)
        assert heard.wait(LONG)
        heard.clear()
        take_in(mine, [numbered(0)])
        assert heard.wait(LONG)


def test_of_another_archive_in_the_database_nothing_is_heard(address: Address, server: str) -> None:
    other = begun(server, f"{address.conninfo} another")
    with opened(address) as mine, opened(address) as theirs, hearing(theirs) as heard:
        with opened(other) as elsewhere:
            take_in(elsewhere, [numbered(0)])
        assert not heard.is_set()
        take_in(mine, [numbered(0)])
        assert heard.wait(LONG)
