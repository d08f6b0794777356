"""What the header of an article says; apart from what reads one, which imports a parser of YAML."""

from typing import NamedTuple


class Claim(NamedTuple):
    """What a header says about one field: its values as written, and the line of the file (from 1)."""

    values: tuple[str, ...]
    line: int
