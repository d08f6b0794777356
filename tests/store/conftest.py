"""Tests that are marked `over_both` run over both back ends: a folder, and an archive on a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.text.addresses import Address
from tests.store.archive.server import address_for, begin, needs_a_server

BOTH = ["folder", pytest.param("archive", marks=needs_a_server)]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let each test that is marked so run twice, but for those about files."""
    item = metafunc.definition
    if item.get_closest_marker("over_both"):
        both = BOTH[:1] if item.get_closest_marker("of_a_folder") else BOTH
        metafunc.parametrize("back_end", both, indirect=True, scope="module")


@pytest.fixture(scope="module", autouse=True)
def back_end(request: pytest.FixtureRequest) -> Iterator[str]:
    """What the store of a folder is kept in: with "archive", `Library.open` opens an archive of the folder's name."""
    kind = getattr(request, "param", "folder")
    if kind == "folder":
        yield kind
        return
    from store.library.archived import ArchivedLibrary

    server: str = request.getfixturevalue("server")
    folders: dict[Address, Path] = {}

    def opened(_: type[Library], folder: Path, *, read_only: bool = False, disk: object = None) -> Library:
        assert disk is None, "an archive has none"
        address = address_for(server, str(folder))
        if address not in folders:
            begin(address)
            folders[address] = folder
        return ArchivedLibrary.at(address, read_only=read_only)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Address, "folder", property(folders.__getitem__))
        patch.setattr(Library, "open", classmethod(opened))
        yield kind
