"""All benchmarks, one after the other: `python -m tests.bench [--full]`.

Small sizes by default, some minutes in all; with `--full` the sizes of the goals. Each can be run alone, with its own
arguments: `python -m tests.bench.<name> --help`. Times depend on the machine: compare the ratios.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping, Sequence

SMALL: Mapping[str, Sequence[str]] = {
    "startup": ("--sizes", "200", "--rounds", "5"),
    "search": ("2000", "10000"),
    "lists": ("--rows", "1000,1000000", "--entities", "10000"),
    "facts": ("2000", "10000"),
    "store": ("--sizes", "200,600"),
    "headless": ("--sizes", "200,600"),
    "views": ("--sizes", "200,600"),
    "decisions": ("--sizes", "200", "--ledger", "1000"),
    "extraction": (),
    "ingest": ("--sizes", "50,150"),
    "archive": ("--articles", "200"),
}
FULL: Mapping[str, Sequence[str]] = {
    "startup": ("--sizes", "1000,10000"),
    "search": ("10000", "100000", "600000"),
    "lists": ("--rows", "1000,1000000", "--entities", "100000,600000"),
    "facts": ("10000", "100000", "600000"),
    "store": ("--sizes", "1000,3000,10000"),
    "headless": ("--sizes", "1000,3000,10000"),
    "views": ("--sizes", "1000,3000,10000"),
    "decisions": ("--sizes", "1000,3000,8500"),
    "extraction": (),
    "ingest": ("--sizes", "500,2000,10000", "--keys", "300"),
    "archive": ("--articles", "1000,3000,9000"),
}


def main(arguments: Sequence[str]) -> int:
    """Run them all; the status says whether one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="the sizes of the goals: an hour and some gigabytes")
    options = parser.parse_args(arguments)
    failed: list[str] = []
    for name, sizes in (FULL if options.full else SMALL).items():
        print(f"\n== {name} {' '.join(sizes)}", flush=True)
        if subprocess.run([sys.executable, "-m", f"tests.bench.{name}", *sizes], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nFailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
