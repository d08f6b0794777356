"""How the explorer looks; few pictures, since behaviour is asserted elsewhere.

`pytest tests/tui/screens/test_snapshots.py --snapshot-update` draws them anew; look at each before it is kept.
"""

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from tests.tui.driving import Driver
from tests.tui.sample_library import sample_desk
from tui.app import DossierApp

SnapCompare = Callable[..., bool]


def after(*keys: str, theme: str = "dossier-dark") -> Callable[[Pilot[None]], Awaitable[None]]:
    """Return what to do before the picture is taken."""

    async def run(pilot: Pilot[None]) -> None:
        assert isinstance(pilot.app, DossierApp)
        driver = Driver(pilot.app, pilot)
        await driver.settle()
        pilot.app.theme = theme
        await driver.press(*keys)

    return run


@pytest.mark.parametrize(
    ("size", "keys", "theme"),
    [
        pytest.param((60, 20), ("3", "j"), "dossier-dark", id="narrow"),
        pytest.param((80, 24), ("2", "j", "o"), "dossier-dark", id="medium-reading"),
        pytest.param((120, 40), ("2", "enter"), "dossier-light", id="wide-focus-light"),
    ],
)
def test_looks_the_same(snap_compare: SnapCompare, size: tuple[int, int], keys: tuple[str, ...], theme: str) -> None:
    assert snap_compare(DossierApp(sample_desk), terminal_size=size, run_before=after(*keys, theme=theme))
