"""Trying what README says: the command line as a reader uses it, and what it answers."""

import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.cli import main

FUND = "organisation/香港投资管理有限公司"
SMART = "organisation/思谋集团"
GOVERNMENT = "organisation/香港特别行政区政府"
LEE = "person/李家超"
CHAN = "person/陈茂波"
DIRECTOR = "person/陈家齐"


@dataclass(frozen=True)
class Answer:
    """What a command came to: its exit status, its data and its narration."""

    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Hit:
    """What a search has found: its kind, id (of those that say the same the first one), words, and if it is a guess."""

    kind: str
    id: str
    words: str
    guess: bool


class Dossier:
    """The command line over one store.

    Args:
        store: its folder.
        capsys: what takes up what is printed.
    """

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self._capsys = capsys

    def __call__(self, *arguments: str, stdin: str = "") -> Answer:
        """Run a command."""
        self._capsys.readouterr()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            status = main(arguments)
        told = self._capsys.readouterr()
        return Answer(status, told.out, told.err)

    def search(self, query: str, *options: str) -> list[Hit]:
        """Return all that a query finds."""
        found = self("search", "--format", "json", "--limit", "1000", *options, "--", query)
        return [
            Hit(
                record["kind_of_entity"],
                record.get("alike", [record.get("id", "")])[0],
                record.get("name") or record.get("text") or record["sentence"],
                record.get("guess", False),
            )
            for record in json.loads(found.out)
        ]

    def ids(self, query: str, *options: str) -> set[str]:
        """Return the ids of the organisations and people that a query finds."""
        return {hit.id for hit in self.search(query, *options) if hit.kind in {"organisation", "person"}}

    def words(self, query: str, kind: str) -> list[str]:
        """Return the words of what a query finds of one kind."""
        return [hit.words for hit in self.search(query) if hit.kind == kind]
