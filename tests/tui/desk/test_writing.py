"""Writing many notes: one that cannot be written leaves the others, a disk that takes no more ends them all."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import ExistsError
from store.export.formats import FORMATS, format_called
from store.workspace import Workspace
from store.workspace.exports import Exports
from tests.tui.sample_library import CHAN, JIA, LEE, sample_store
from tui.desk.writing import Written, preview, write, write_each

IDS = [LEE, CHAN, JIA]


@pytest.fixture
def exports() -> Iterator[Exports]:
    with Workspace.open(sample_store()) as workspace:
        yield workspace.exports


def written(exports: Exports, folder: Path, *, overwrite: bool = False) -> Written:
    return write(exports, IDS, FORMATS[0], folder, overwrite=overwrite, tell=lambda *_: None)


def test_a_note_of_each_goes_into_a_folder_and_none_over_another_unasked(exports: Exports, tmp_path: Path) -> None:
    done = written(exports, tmp_path / "notes")
    assert (done, done.sentence) == (Written(3, 3), "")
    with pytest.raises(ExistsError, match=r"3 of 3 files already, 李家超\.md first"):
        written(exports, tmp_path / "notes")
    assert written(exports, tmp_path / "notes", overwrite=True) == Written(3, 3)


def test_one_that_was_changed_by_hand_does_not_keep_the_others_from_it(exports: Exports, tmp_path: Path) -> None:
    written(exports, tmp_path)
    hers = tmp_path / "陈家齐.md"
    hers.write_text(hers.read_text("utf-8").replace("\n# 陈家齐", "\n# 我的陈家齐"), "utf-8")
    done = written(exports, tmp_path, overwrite=True)
    assert done.sentence.startswith("2 of 3 files written. 陈家齐.md was changed inside the part that dossier writes.")
    assert "我的陈家齐" in hers.read_text("utf-8")


def test_a_full_disk_ends_it_with_one_word(exports: Exports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def full(source: Path, target: Path) -> None:
        if target.name != "李家超.md":
            raise OSError(errno.ENOSPC, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", full)
    done = write_each(exports, IDS, FORMATS[0], tmp_path, overwrite=False, whole=False, tell=lambda *_: None)
    assert done.files == 1
    assert done.sentence.count("No space left") == 1
    assert done.sentence.endswith("The rest was given up.")
    assert os.listdir(tmp_path) == ["李家超.md"]


def test_of_several_in_one_file_the_first_few_are_shown(exports: Exports, tmp_path: Path) -> None:
    form = format_called("csv")
    shown = preview(exports, [*IDS, *IDS], form)
    assert shown.name == "6 selected.csv"
    assert "person/李家超" in shown.text
    write(exports, IDS, form, tmp_path / "a.csv", overwrite=False, tell=lambda *_: None)
    with pytest.raises(ExistsError, match=r"a\.csv exists already"):
        write(exports, IDS, form, tmp_path / "a.csv", overwrite=False, tell=lambda *_: None)
