"""Records of a command as other programs read them: JSON, JSON lines, or a table; the same fields in each."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence

from tui.terminal.streams import as_json

FORMS = ("text", "json", "jsonl", "csv", "tsv")


def add_forms(parser: argparse.ArgumentParser) -> None:
    """Let a command be told in which form to print."""
    parser.add_argument("--format", choices=FORMS, default="text", help="default text; the others for programs")


def print_records(
    records: Sequence[Mapping[str, object]] | Mapping[str, object], form: str, columns: Iterable[str]
) -> None:
    """Print records, each of which says itself all that it takes to look it up.

    Args:
        records: by the names of their fields; places are in `mentions`, in a table each is a row. One alone is no list.
        form: "json", "jsonl", "csv" or "tsv".
        columns: those of a table.
    """
    several = [records] if isinstance(records, Mapping) else records
    if form in ("csv", "tsv"):
        from store.export.tables import written

        sys.stdout.write(written(_rows(several), columns, delimiter="," if form == "csv" else "\t"))
        return
    import msgspec

    if form == "json":
        print(as_json(msgspec.to_builtins(records)))
    else:
        for record in several:
            print(as_json(msgspec.to_builtins(record), indent=None))


def _rows(records: Iterable[Mapping[str, object]]) -> Iterable[Mapping[str, object]]:
    from store.export.selection import Evidence

    for record in records:
        mentions = record.get("mentions")
        places = [one for one in mentions if isinstance(one, Evidence)] if isinstance(mentions, tuple) else []
        yield from ({**record, **place.columns()} for place in places)
        if not places:
            yield record
