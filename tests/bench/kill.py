"""Kill a loading process at random moments: `python -m tests.bench.kill [200]`. Each time the store must be sound."""

import random
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.store.kills import kill_while_loading, left_sound, same_as_loaded_at_once


def main(arguments: Sequence[str]) -> int:
    """Kill so many times, in stores of about forty articles each."""
    kills = int(arguments[0]) if arguments else 200
    chance = random.Random(7)
    done = articles = 0
    while done < kills:
        with tempfile.TemporaryDirectory() as name:
            folder, count = Path(name) / "store", 0
            while done < kills and count < 40:
                count = left_sound(folder, kill_while_loading(folder, chance))
                done += 1
            assert same_as_loaded_at_once(folder, Path(name) / "fresh", count)
            articles += count
        print(f"{done} kills, {articles} articles, each time sound", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
