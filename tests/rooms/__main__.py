"""Draw the map of the rooms from the imports into docs/ARCHITECTURE.md.

python -m tests.rooms             # draw it anew, and say how many rooms and arrows there are
python -m tests.rooms --check     # only say whether the one that is there is true
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.rooms.drawing import between_marks, drawn, house

PAGE = Path(__file__).resolve().parents[2] / "docs" / "ARCHITECTURE.md"


def main(arguments: Sequence[str]) -> int:
    """Draw the map, or check it; the status says whether the one that was there was true."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    options = parser.parse_args(arguments)
    rooms = house()
    before = PAGE.read_text("utf-8")
    after = between_marks(before, drawn(rooms))
    if not options.check:
        PAGE.write_text(after, "utf-8")
    print(f"{len(rooms.arrows)} rooms, {sum(map(len, rooms.arrows.values()))} arrows on {len(rooms.floors)} floors")
    return 0 if before == after or not options.check else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
