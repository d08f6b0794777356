"""What the tests of archives share."""

from collections.abc import Sequence

import pytest


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the server is asked from now on."""
    from store.archive.connecting import Line

    asked: list[str] = []
    rows = Line.rows

    def counted(line: Line, statement: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        asked.append(statement)
        return rows(line, statement, values)

    monkeypatch.setattr(Line, "rows", counted)
    return asked
