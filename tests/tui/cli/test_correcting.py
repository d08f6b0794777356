"""`dossier correct` and `dossier corrections`: what is typed, what is asked and said, what comes of it."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.corrections.decisions import Decision, Subject, Value
from store.corrections.ledger import line_of
from store.library import Library
from store.model import Figure, Organisation, Quote
from store.text.language import speak
from tests.store.corrections.ground import opened
from tui.cli import main


class Typed:
    """The command line over a store of articles written by hand."""

    def __init__(self, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.store = store
        self._capsys = capsys
        self.err = ""

    def __call__(self, *words: str, status: int = 0) -> str:
        """Run a command and return what it prints."""
        self._capsys.readouterr()
        assert main(["--store", str(self.store), *words]) == status
        told = self._capsys.readouterr()
        self.err = told.err
        return told.out

    def ids(self, kind: str) -> list[str]:
        """Return the ids of a kind that the search for any of its characters prints."""
        found = json.loads(
            self("search", "--kind", kind, "--format", "json", "--", "figure:3亿" if kind == "figure" else "quote:好")
        )
        return [record["id"] for record in found]


@pytest.fixture
def _english_again() -> Iterator[None]:
    yield
    speak("en")


@pytest.fixture
def typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Typed:
    with opened(tmp_path / "store"):
        return Typed(tmp_path / "store", capsys)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("same", "林晓月", "林小月"), "林晓月 and 林小月 are the same."),
        (("different", "远山银行", "远山集团"), "远山银行 and 远山集团 are different."),
        (("not-one", "算法"), "算法 is no organisation."),
        (
            ("not-one", "算法", "--article", "article/2026-01-05-甲篇"),
            "算法 is no organisation in article/2026-01-05-甲篇.",
        ),
        (
            ("separate", "算法", "--article", "article/2026-01-05-甲篇", "--name", "演算法"),
            "算法 in article/2026-01-05-甲篇 is somebody else, 演算法.",
        ),
        (("rename", "远山银行", "远山"), "远山银行 is called 远山."),
        (("alias", "远山银行", "远海投资"), "远山银行 is called 远海投资 too."),
        (("retype", "林小月", "organisation"), "林小月 is of the kind organisation."),
        (("role", "林小月", "校长", "--at", "远海大学"), "林小月 is 校长 at 远海大学."),
        (("add", "person", "远海"), "远海 is of the kind person."),
        (("tag", "林小月", "＃跟进", "核实"), "林小月 is tagged 跟进, 核实."),
        (("note", "林小月", "等回覆"), "林小月 has the note “等回覆”."),
    ],
    ids=lambda words: words[0] if isinstance(words, tuple) else "",
)
def test_what_is_corrected_is_said_with_the_way_back(typed: Typed, words: tuple[str, ...], said: str) -> None:
    assert typed("correct", *words) == f"{said}\n"
    assert re.search(r"It touches (.*mention|nothing)", typed.err)
    [identity] = re.findall(r"dossier corrections undo (\S+)", typed.err)
    assert said.removesuffix(".") in typed("corrections", "list")
    assert typed("corrections", "undo", identity).startswith("Undone: ")
    assert "(undone)" in typed("corrections", "list")
    assert typed("corrections", "redo").startswith("In effect again: ")
    assert typed("check") == ""


def test_a_figure_and_a_speaker_are_named_by_their_ids(typed: Typed) -> None:
    figure, quote = typed.ids("figure")[0], typed.ids("quote")[0]
    assert typed("correct", "figure", figure, "--unit", "HKD") == "“3亿元” is HKD.\n"
    assert typed("correct", "speaker", quote, "林晓月") == "“今天很好。” was said by 林晓月.\n"
    with Library.open(typed.store) as library:
        worth, said = library.entity(figure), library.entity(quote)
    assert isinstance(worth, Figure)
    assert isinstance(said, Quote)
    assert (worth.unit, said.speaker_id) == ("HKD", "person/林晓月")
    assert "corrected by hand: “3亿元” is HKD" in typed("show", figure)
    assert json.loads(typed("show", quote, "--format", "json"))["corrected"][0]["says"].endswith("林晓月")


def test_what_contradicts_an_earlier_decision_is_refused(typed: Typed) -> None:
    typed("correct", "different", "远山银行", "远山集团")
    assert typed("correct", "same", "远山银行", "远山集团", status=1) == ""
    assert re.search(r"contradicts what you decided on \d{4}-\d\d-\d\d: .*different", typed.err)
    typed("corrections", "undo", typed.err.split()[-1])
    assert typed("correct", "same", "远山银行", "远山集团")


def test_two_names_of_one_row_that_are_one_by_hand_are_not_parted(typed: Typed) -> None:
    typed("correct", "same", "远山银行", "远山集团")
    typed("corrections", "undo")
    typed("correct", "alias", "远山银行", "远海投资")
    typed("correct", "different", "远山银行", "远海投资", status=1)
    assert "cannot be told apart" in typed.err


def test_decisions_are_carried_to_another_store(
    typed: Typed, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("correct", "not-one", "算法")
    typed("correct", "rename", "远山银行", "远山")
    file = tmp_path / "mine.jsonl"
    typed("corrections", "export", "-o", str(file))
    typed("corrections", "export", "-o", str(file), status=1)
    assert "--force" in typed.err
    typed("corrections", "export", "-o", "x" * 300, status=1)
    assert typed.err == f"dossier: {'x' * 300} could not be written: File name too long.\n"
    assert typed("corrections", "export") == file.read_text("utf-8")
    other = Typed(tmp_path / "other", capsys)
    assert other("corrections", "import", str(file)) == "2 decisions added, 0 known already.\n"
    assert other("corrections", "import", str(file)) == "0 decisions added, 2 known already.\n"
    assert "1 is orphaned" in (other("corrections", "list"), other.err)[1]
    with opened(other.store) as library:
        names = {one.name for one in library.entities("organisation") if isinstance(one, Organisation)}
    assert names == {"远山", "远山集团"}


def test_an_empty_list_and_a_missing_file_are_said(typed: Typed) -> None:
    typed("corrections", "list", status=1)
    assert "0 decisions" in typed.err
    typed("corrections", "undo", status=1)
    assert "nothing to undo" in typed.err
    typed("corrections", "import", "nowhere.jsonl", status=1)
    assert "cannot be read" in typed.err


@pytest.mark.usefixtures("_english_again")
def test_sentences_for_programs_are_in_english_whatever_is_spoken(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_HK.UTF-8")
    for words in (("correct", "not-one", "算法"), ("corrections", "undo"), ("corrections", "redo")):
        assert json.loads(typed(*words, "--format", "json"))["says"] == "算法 is no organisation"
    assert json.loads(typed("corrections", "list", "--format", "json"))[0]["says"] == "算法 is no organisation"
    vault = tmp_path / "vault"
    assert "人物/林小月.md" in json.loads(typed("vault", str(vault), "--format", "json"))["fresh"]
    note = vault / "人物" / "林小月.md"
    note.write_bytes(note.read_bytes() + b"\xff")
    typed("corrections", "undo")
    [refused] = json.loads(typed("vault", str(vault), "--format", "json", status=1))["refused"]
    assert refused == "人物/林小月.md is not UTF-8; save it as that first."


def test_the_list_as_json_has_what_the_ledger_has(typed: Typed) -> None:
    typed("correct", "rename", "远山银行", "远山")
    [listed] = json.loads(typed("corrections", "list", "--format", "json"))
    assert (listed["kind"], listed["state"], listed["value"]) == ("rename", "in effect", {"name": "远山"})


def test_notes_and_tags_are_shown_found_and_exported(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    article = "article/2026-01-05-甲篇"
    typed("correct", "tag", "林小月", "跟进", "核实")
    typed("correct", "tag", "林小月", "--not", "核實")
    monkeypatch.setattr("sys.stdin", io.StringIO("一行\n二行\n"))
    typed("correct", "note", "林小月", "-")
    typed("correct", "note", article, "--words", "算法公司没有来", "为何？")
    shown = typed("show", "林小月")
    assert re.search(r"^tags +#跟进$", shown, re.M)
    assert re.search(r"^note +一行\n +二行 · 20", shown, re.M)
    record = json.loads(typed("show", "林小月", "--format", "json"))
    assert (record["tags"], [note["text"] for note in record["notes"]]) == (["跟进"], ["一行\n二行"])
    assert record["corrected"] == []
    assert '  - "跟进"' in typed("export", "林小月", "-o", "-")
    for query in ("tag:跟", "tag:", "note:二行"):
        assert "person/林小月" in typed("search", query)
    assert "算法公司没有来" in typed("search", "note:为何", "--kind", "passage")
    assert typed("search", "tag:核实", status=1) == ""
    typed("correct", "note", article, "--words", "行", "两处", status=1)
    assert "stand more than once" in typed.err


def test_what_was_corrected_is_found_by_how(typed: Typed) -> None:
    figure = typed.ids("figure")[0]
    typed("correct", "figure", figure, "--unit", "HKD")
    typed("correct", "retype", "林小月", "organisation")
    typed("correct", "rename", "远山银行", "远山")
    found = typed("search", "corrected:")
    assert all(one in found for one in (figure, "organisation/林小月", "organisation/远山银行"))
    assert "organisation/林小月" not in typed("search", "corrected:rename")
    assert "organisation/远山银行" in typed("search", "corrected:rename")
    assert "person/林晓月" not in found


def test_where_a_quote_begins_and_ends(typed: Typed) -> None:
    quote = typed.ids("quote")[0]
    assert typed("correct", "quote", quote, "--text", "今天") == "“今天很好。” is the quote “今天”.\n"
    assert json.loads(typed("show", quote, "--format", "json"))["text"] == "今天"
    typed("correct", "quote", quote, "--text", "别的", status=1)
    assert "do not stand where the quote does" in typed.err


def test_what_else_a_rule_found(typed: Typed) -> None:
    typed("correct", "add", "organisation", "远海投资")
    made = typed("rules", "--made", "远海投资")
    assert made.splitlines() == ["by.hand found 1 organisation", "  organisation/远海投资"]
    made = typed("rules", "--made", "林小月", "--limit", "1")
    assert made.startswith("test.hand found ")
    assert "dossier search rule:test.hand" in made
    assert "organisation/远海投资" in typed("search", "rule:by")
    assert typed("search", "rule:nothing", status=1) == ""


def test_a_decision_is_one_line_whoever_made_it(typed: Typed, tmp_path: Path) -> None:
    made = Decision(
        id="20260101T000000000000Z-aaaaa",
        kind="rename",
        at="2026-01-01T00:00:00Z",
        by="甲\n乙",
        subject=Subject(id="organisation/算法", name="算法", names=("算法",)),
        value=Value(name="演算法"),
    )
    theirs = tmp_path / "theirs.jsonl"
    theirs.write_bytes(line_of(made))
    typed("corrections", "import", str(theirs))
    assert typed("corrections", "list") == f"{made.id}  2026-01-01 by 甲 乙  算法 is called 演算法\n"
