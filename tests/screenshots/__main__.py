"""Take the screenshots of README.md from the running explorer: `python -m tests.screenshots`.

Opens the explorer on the seeds in a temporary store, presses keys as a reader of README would, and writes SVG files
beside this one.
"""

import asyncio
import tempfile
from pathlib import Path

from tests.tui.driving import Driver
from tui.app import DossierApp
from tui.desk.desk import Desk

HERE = Path(__file__).parent

PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "explorer": ((120, 36), ()),
    "search": ((120, 36), ("slash", "l", "j", "c", "enter")),
    "reader": ((120, 36), ("2", "enter", "o")),
    "narrow": ((60, 20), ("slash", "g", "t", "g", "s", "enter")),
}
"""Name, size in cells, and the keys that lead there."""


async def take(name: str, size: tuple[int, int], keys: tuple[str, ...], store: Path) -> None:
    """Write one picture."""
    app = DossierApp(lambda: Desk(store))
    async with app.run_test(size=size) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        await driver.press(*keys)
        picture = app.export_screenshot(title="dossier", simplify=True)
        (HERE / f"{name}.svg").write_text(picture, "utf-8")


def main() -> None:
    """Write all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        for name, (size, keys) in PICTURES.items():
            asyncio.run(take(name, size, keys, Path(folder)))


if __name__ == "__main__":
    main()
