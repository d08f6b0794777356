"""What the user has put to entities completes a query, as far as there is any."""

from pathlib import Path

from store.corrections.asked import Rename, Tag
from store.search.index import Index
from tests.store.corrections.ground import corrections, opened

BANK = "organisation/远山银行"


def ways(index: Index, query: str) -> list[str]:
    return [way.text for way in index.complete(query, len(query))]


def test_only_what_there_is_completes_a_field_of_the_users_own(tmp_path: Path) -> None:
    with opened(tmp_path) as library:
        index = Index.open(library)
        assert ways(index, "corrected:") == ways(index, "tag:") == []
        corrections(library).make(Rename(which=BANK, name="远山"))
        corrections(library).make(Tag(which=BANK, tags=("核实", "to-do")))
        assert ways(index, "corrected:") == ["corrected:rename"]
        assert ways(index, "-corrected:re") == ["-corrected:rename"]
        assert ways(index, "corrected:sp") == []
        assert ways(index, "tag:TO") == ["tag:to-do"]
