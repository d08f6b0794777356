"""Amounts that update or contradict another: of one subject, and of the whole store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.views.compare import Comparison
from store.workspace import Workspace

BANK = "organisation/远山银行"
HEADER = "---\ntitle: 远山银行公布业绩\npublished: {}\n---\n\n"
ARTICLES = {
    "2031-05-06": "远山银行行长陈大文表示，远山银行资产规模达650亿港元，银行有逾40个项目。",
    "2031-06-06": "远山银行公布，银行资产规模约680亿港元。",
    "2031-07-06": "遠山銀行公布，遠山銀行資產規模增至700億港元，銀行有逾60個項目。",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    for day, text in ARTICLES.items():
        (clippings / f"{day}-a.md").write_text(HEADER.format(day) + text + "\n", "utf-8")
    with Workspace.open(tmp_path / "store") as workspace:
        workspace.load([clippings])
        yield workspace


def marked(found: Comparison) -> set[tuple[str, str, str]]:
    return {(one.figure, one.relation, one.against) for series in found.series for one in series.readings}


def test_what_differs_of_somebody_is_among_what_differs_at_all(workspace: Workspace) -> None:
    of_bank = workspace.views.compare_of(BANK)
    told = [[one.text for one in series.readings] for series in of_bank.series]
    assert sorted(told) == [["650亿港元", "700億港元"], ["逾40个", "逾60個"]]
    assert marked(of_bank) <= marked(workspace.views.compare_all())


def test_amounts_that_are_too_rough_to_differ_are_counted(workspace: Workspace) -> None:
    [worth] = [one for one in workspace.views.compare_of(BANK).series if one.unit == "HKD"]
    assert worth.vague == 1
