"""The commands: what each prints, where, and with which exit status; of each way to end one as the real executable."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from store.export.formats import FORMATS, Format
from store.extraction.engine.document import Document
from store.extraction.names import Proposals, propose_names
from store.log.lock import Lock
from store.log.turn import LOCK
from store.search.syntax import SYNTAX
from tests.store.lines import lines_of
from tests.tui.pseudo_terminal import Terminal
from tui import __version__
from tui.cli import main
from tui.cli.parser import with_command
from tui.cli.table import BY_NAME

DOSSIER = Path(sys.executable).parent / "dossier"
ARTICLE = """---
title: 云岭智造获港投公司注资80亿元
date: 2031-02-03
publisher: 山间日报
url: https://example.org/a
---

香港投资管理有限公司行政总裁陈家齐表示，港投公司会向云岭智造有限公司注资80亿港元。

云岭智造有限公司创始人林晓月说：“我们会把研发中心搬到香港来。”
"""


class Command:
    """The command line on a store of its own: called, it runs here; started, as the executable that users have."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own = {"DOSSIER_STORE": str(folder / "store"), "COLUMNS": "100", "NO_COLOR": "1"}
        self.env = {**os.environ, **self._own}

    def __call__(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        given, out, err = io.BytesIO(stdin.encode()), io.BytesIO(), io.BytesIO()
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(self.folder)
            for name, value in self._own.items():
                patch.setenv(name, value)
            for name, stream in (("stdin", given), ("stdout", out), ("stderr", err)):
                patch.setattr(sys, name, io.TextIOWrapper(stream, "utf-8", write_through=True))
            status = _status_of(arguments)
            told = _without_progress(err.getvalue().decode())
            return subprocess.CompletedProcess(arguments, status, out.getvalue().decode(), told)

    def started(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [str(DOSSIER), *arguments], cwd=self.folder, env=self.env, capture_output=True, text=True, check=False
        )
        done.stderr = _without_progress(done.stderr)
        return done


def _without_progress(told: str) -> str:
    """Return what a command told, but for how far it was after five seconds, which a busy machine may take."""
    return "".join(line for line in told.splitlines(keepends=True) if not re.match(r"[\d,]+ of [\d,]+[:,] ", line))


def _status_of(arguments: Sequence[str]) -> int:
    """Return the exit status of a command, however it ends."""
    try:
        return main(arguments)
    except SystemExit as end:  # what is no command at all
        return int(end.code or 0)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Command:
    """A store with one article in it, for tests that only read."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "a.md").write_text(ARTICLE, "utf-8")
    command = Command(folder)
    done = command("load", "a.md")
    assert done.returncode == 0, done.stderr
    return command


@pytest.fixture
def fresh(tmp_path: Path) -> Command:
    return Command(tmp_path)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ([], ["open"]),
        (["~/clippings"], ["open", "~/clippings"]),
        (["--fresh", "~/clippings"], ["open", "--fresh", "~/clippings"]),
        (["--store", "s", "--fresh"], ["--store", "s", "open", "--fresh"]),
        (["--store", "load", "x"], ["--store", "load", "open", "x"]),
        (["--store=s", "load", "x"], ["--store=s", "load", "x"]),
        (["search", "open"], ["search", "open"]),
        (["--help"], ["--help"]),
        (["--store"], ["--store"]),
        (["--sto", "load", "search", "x"], ["--sto", "load", "search", "x"]),
        (["load", "--store"], ["load", "--store"]),
    ],
)
def test_without_a_command_paths_are_opened(given: list[str], meant: list[str]) -> None:
    assert with_command(given) == meant


def test_the_store_is_named_behind_a_command_too(loaded: Command, tmp_path: Path) -> None:
    done = loaded("search", "陈家齐", "--kind", "person", "--store", str(tmp_path / "other"))
    assert f"The store in {tmp_path / 'other'} is new" in done.stderr


def test_a_mistyped_command_is_told_and_a_file_of_that_name_is_opened(
    fresh: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "did you mean search?" in fresh("serach", "ljc").stderr
    (tmp_path / "serach").write_text("林晓月到会。", encoding="utf-8")
    assert "needs a terminal" in fresh("serach").stderr


def test_version_and_help(fresh: Command) -> None:
    assert fresh.started("--version").stdout == f"dossier {__version__}\n"
    as_module = [sys.executable, "-m", "tui", "--version"]
    assert subprocess.run(as_module, capture_output=True, text=True, check=True).stdout == f"dossier {__version__}\n"
    shown = fresh.started("--help")
    assert shown.returncode == 0
    for command in (*BY_NAME, "examples:"):
        assert command in shown.stdout


def test_the_explorer_needs_a_terminal(fresh: Command) -> None:
    done = fresh.started()
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert not done.stdout


def test_the_explorer_takes_no_article_from_the_keyboard(tmp_path: Path) -> None:
    with Terminal("-", store=tmp_path) as terminal:
        terminal.until("dossier load - takes an article from it")
        assert terminal.status() == 2


def test_a_wrong_word_is_wrong_use(fresh: Command) -> None:
    assert fresh.started("search").returncode == 2
    assert fresh("--store").returncode == 2
    assert fresh("load", "--jobs", "none", "x").returncode == 2


@pytest.mark.parametrize(
    "words",
    [("remove", ""), ("remove", "a.md", " "), ("forget", ""), ("load", ""), ("--store", "", "load", "a.md"), ("",)],
)
def test_an_unset_variable_of_a_script_is_not_the_present_folder(loaded: Command, words: tuple[str, ...]) -> None:
    done = loaded(*words)
    assert done.returncode == 2
    assert "it is empty; say which" in done.stderr
    assert "all is as it should be" in loaded("check").stderr


def test_a_second_load_changes_nothing(loaded: Command) -> None:
    done = loaded("load", "a.md")
    assert done.returncode == 0
    assert done.stdout.startswith("1 unchanged.")


def test_a_broken_file_is_named_and_costs_nothing_else(fresh: Command) -> None:
    folder = fresh.folder / "clippings"
    folder.mkdir()
    (folder / "good.md").write_text(ARTICLE, "utf-8")
    (folder / "broken.md").write_bytes(b"\x7fELF\x00\x00\x01\x02" * 200)
    done = fresh("load", "clippings")
    assert done.returncode == 1
    assert "broken.md" in done.stderr
    assert "1 added, 1 not read" in done.stdout
    assert fresh("check").returncode == 0


def test_files_of_other_kinds_are_counted_by_how_they_end(fresh: Command) -> None:
    (fresh.folder / "inbox").mkdir()
    for name in ("a.webarchive", "b.webarchive", "\x1b[31m"):
        (fresh.folder / "inbox" / name).write_text("一", "utf-8")
    assert "3 of other kinds left out (.webarchive \\x1b[31m)." in fresh("load", "inbox").stdout


def test_paths_are_told_in_one_way_and_nothing_else_is_told_where_nobody_looks_on(fresh: Command) -> None:
    folder = fresh.folder / "clippings"
    (folder / "gone").mkdir(parents=True)
    for name in ("broken.md", "gone/old.md"):
        (folder / name).write_text(ARTICLE.replace("云岭", name), "utf-8")
    assert fresh("load", "clippings").stderr == ""
    (folder / "broken.md").write_bytes(b"\x7fELF\x00\x00\x01\x02" * 200)
    (folder / "gone" / "old.md").unlink()
    (folder / "nowhere.md").symlink_to(folder / "nothing.md")
    for given in ("clippings", folder, "./clippings/../clippings"):
        told = fresh.started("load", str(given)).stderr.splitlines()
        assert sorted(line.split()[0] for line in told) == [
            "clippings/broken.md",
            "clippings/gone/old.md",
            "clippings/nowhere.md",
        ]
    assert "dossier remove clippings/gone/old.md" in "".join(told)
    beside = Command(fresh.folder)
    beside.folder = folder / "gone"
    assert f"{folder}/broken.md" in beside("load", "..").stderr


def test_a_path_that_is_not_there_is_said(fresh: Command) -> None:
    done = fresh.started("load", "nowhere.md")
    assert done.returncode == 1
    assert "nowhere.md" in done.stderr


@pytest.mark.parametrize("query", ["陈家齐", "陳家齊", "cjq", "chenjq", "陈家"])
def test_a_name_is_found_in_any_script(loaded: Command, query: str) -> None:
    done = loaded("search", query, "--kind", "person", "--format", "json")
    assert done.returncode == 0
    assert [found["name"] for found in json.loads(done.stdout)][:1] == ["陈家齐"]


@pytest.mark.parametrize("query", ["80亿", "8000000000", "HK$8bn"])
def test_a_figure_is_found_by_its_value(loaded: Command, query: str) -> None:
    done = loaded("search", query, "--kind", "figure", "--format", "json")
    assert "80亿港元" in [found["text"] for found in json.loads(done.stdout)]


def test_passages_are_printed_under_their_articles(loaded: Command) -> None:
    done = loaded("search", "text:研发")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "passage (1)"
    assert lines[1].split("，")[:3] == ["  山间日报", "《云岭智造获港投公司注资80亿元》", "2031-02-03"]
    assert "我们会把研发中心搬到香港来" in lines[2]


def test_passages_as_json_say_where_they_stand(loaded: Command) -> None:
    done = loaded("search", "text:研发", "--kind", "passage", "--format", "json")
    (found,) = json.loads(done.stdout)
    assert found["exact"] == "研发"
    assert found["exact"] in found["sentence"]
    assert found["published"] == "2031-02-03"
    assert loaded("search", "云岭", "--kind", "passage").returncode == 1


@pytest.mark.parametrize("command", ["search", "facets", "compare", "export --query", "vault notes --query"])
def test_a_query_that_is_not_understood_is_wrong_use(loaded: Command, command: str) -> None:
    done = loaded(*command.split(), "after:2025-99")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "dossier: No calendar has 2025-99; write 2025, 2025-06 or 2025-06-12.\n"


def test_fuzzy_pinyin_is_an_option(loaded: Command) -> None:
    plain = loaded("search", "lingxiaoyue", "--kind", "person")
    fuzzy = loaded("search", "lingxiaoyue", "--kind", "person", "--fuzzy-pinyin")
    assert plain.stdout.splitlines()[1].startswith("? 林晓月"), "a guess, and marked as one"
    assert fuzzy.stdout.splitlines()[1].startswith("  林晓月")


def test_the_help_of_search_explains_the_query_language(fresh: Command) -> None:
    shown = fresh("search", "--help").stdout
    for query, meaning in SYNTAX:
        assert query in shown
        assert meaning in shown


def test_nothing_found_is_status_one(loaded: Command) -> None:
    done = loaded.started("search", "没有这样的人")
    assert done.returncode == 1
    assert "Nothing found" in done.stderr
    assert not done.stdout


def test_a_card_is_shown_by_name_and_by_id(loaded: Command) -> None:
    by_name, by_id = loaded("show", "林晓月"), loaded("show", "person/林晓月")
    assert by_name.returncode == 0
    assert by_name.stdout == by_id.stdout
    assert "我们会把研发中心搬到香港来" in by_name.stdout
    record = json.loads(loaded("show", "林晓月", "--format", "json").stdout)
    assert record["mentions"][0]["exact"] == "林晓月"


def test_a_name_of_several_shows_whom_nearly_all_mentions_are_of_and_corrects_nobody(fresh: Command) -> None:
    (fresh.folder / "a.md").write_text(ARTICLE.replace("。”", "。”" + "林晓月说，好。" * 20), "utf-8")
    fresh("load", "a.md")
    records = json.loads(fresh("show", "林晓月", "--format", "json").stdout)
    last = records["mentions"][-1]
    parted = fresh("correct", "separate", "林晓月", "--article", last["article"], "--place", str(last["start"]))
    assert parted.returncode == 0, parted.stderr
    done = fresh("show", "林晓月", "--format", "json")
    assert json.loads(done.stdout)["id"] == "person/林晓月"
    assert "also the name of 1 other" in done.stderr
    refused = fresh("correct", "rename", "林晓月", "林小月")
    assert (refused.returncode, "name of several" in refused.stderr) == (1, True)


def test_an_unknown_name_lists_the_nearest(loaded: Command) -> None:
    done = loaded("show", "林晓")
    assert done.returncode == 1
    assert "person/林晓月" in done.stderr


def test_an_export_goes_where_it_is_told_and_overwrites_nothing(loaded: Command) -> None:
    printed = loaded("export", "港投公司")
    assert printed.stdout.startswith("---\ntype: organisation\n")
    assert loaded("export", "港投公司", "--all", "-o", "notes/").returncode == 0
    written = loaded.folder / "notes" / "香港投资管理有限公司.md"
    assert written.read_text("utf-8") == printed.stdout
    again = loaded("export", "港投公司", "-o", "notes/")
    assert again.returncode == 1
    assert "--force" in again.stderr
    assert loaded("export", "港投公司", "-o", "notes/", "--force").returncode == 0


def test_extract_prints_one_article_and_wants_a_folder_for_many(loaded: Command) -> None:
    found = json.loads(loaded("extract", "a.md").stdout)
    assert found["id"] == "a"
    assert "陈家齐" in [person["name"] for person in found["people"]]
    text = ARTICLE
    assert all(mention["exact"] in text for figure in found["figures"] for mention in figure["mentions"])
    assert json.loads(loaded("extract", "-", stdin=ARTICLE).stdout) == found | {"id": "stdin"}
    assert loaded("extract", ".").returncode == 2
    assert loaded("extract", ".", "--out", "found").returncode == 0
    assert json.loads((loaded.folder / "found" / "a.json").read_text("utf-8")) == found


@pytest.mark.parametrize("module", ["multiprocessing", "store"])
def test_programs_that_lie_among_the_articles_are_not_run(module: str, fresh: Command) -> None:
    """Python looks for what it imports in the current folder first, in processes that read files, too."""
    (fresh.folder / f"{module}.py").write_text("open('run', 'w').close()", "utf-8")
    for name in ("a.md", "b.md"):
        (fresh.folder / name).write_text(ARTICLE, "utf-8")
    done = fresh.started("extract", ".", "--out", "found")
    assert (done.returncode, (fresh.folder / "run").exists()) == (0, False), done.stderr


def test_extract_says_why(loaded: Command) -> None:
    done = loaded("extract", "a.md", "--explain")
    assert done.returncode == 0
    assert "  + person 陈家齐  person." in done.stdout
    assert "  + figure 80亿港元 = 8,000,000,000 HKD  figure." in done.stdout
    assert "  + quote by 林晓月 (person), 说: 我们会" in done.stdout


def test_rules_lead_to_their_file_and_line(fresh: Command) -> None:
    done = fresh("rules", "title-before")
    assert done.returncode == 0
    name, _, place = done.stdout.splitlines()[0].split("  ")
    file, _, line = place.partition(":")
    assert name == "person.title-before"
    assert (Path(__file__).parents[3] / file).read_text("utf-8").splitlines()[int(line) - 1] == "TITLE_BEFORE = Rule("
    assert "  finds   许望川 in 甲公司董事长许望川" in done.stdout
    assert len(fresh("rules").stdout.splitlines()) > 250
    assert fresh("rules", "nothing-like-it").returncode == 1


@pytest.mark.parametrize("option", [[], ["--explain"]])
def test_extract_tells_where_a_rule_failed_and_shows_the_rest(
    option: list[str], loaded: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(document: Document, *, known: bool, elsewhere: Collection[str] = ()) -> Proposals:
        if "林晓月" in document.folded:
            raise IndexError("nothing there")
        return propose_names(document, known=known, elsewhere=elsewhere)

    for module in ("names", "explain"):
        monkeypatch.setattr(f"store.extraction.{module}.propose_names", failing)
    assert main(["extract", str(loaded.folder / "a.md"), *option]) == 0
    said = capsys.readouterr()
    assert "陈家齐" in said.out
    assert said.err.count("nothing there") == 1
    assert "Not all was found at “云岭智造有限公司创始人林晓月说：" in said.err


def test_remove_and_forget_take_out_for_good(fresh: Command) -> None:
    (fresh.folder / "a.md").write_text(ARTICLE, "utf-8")
    fresh("load", "a.md")
    refused = fresh.started("forget", "林晓月")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "nobody is there to be asked; --yes answers it" in refused.stderr
    assert fresh("show", "林晓月").returncode == 0
    assert fresh.started("forget", "--yes", "林晓月").returncode == 0
    assert fresh("show", "林晓月").returncode == 1
    assert fresh.started("remove", "a.md").returncode == 0
    assert fresh("remove", "a.md").returncode == 1
    assert fresh("check").returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("forget", "--yes", "林晓月"), ("remove", "a.md")], ids=" ".join)
def test_what_is_taken_out_is_gone_though_nobody_can_be_told(fresh: Command, words: tuple[str, ...]) -> None:
    (fresh.folder / "a.md").write_text(ARTICLE, "utf-8")
    fresh("load", "a.md")
    shell = 'export PYTHONUNBUFFERED=; "$0" "$@" >/dev/full'
    subprocess.run(["sh", "-c", shell, str(DOSSIER), *words], cwd=fresh.folder, env=fresh.env, check=False)
    lines = lines_of((fresh.folder / "store" / "dossier.jsonl").read_bytes())
    assert not [
        line for line in lines if "林晓月".encode() in line and not line.startswith((b'["texts"', b'["articles"'))
    ]
    assert fresh("check").returncode == 0


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "--ids"),
        ("check", "--repair"),
        ("compact",),
        ("remove", "a.md"),
        ("forget", "--yes", "陈家齐"),
    ],
    ids=" ".join,
)
def test_what_is_about_a_store_makes_none(fresh: Command, words: tuple[str, ...]) -> None:
    done = fresh(*words)
    told = f"dossier: There is no store in {fresh.folder / 'store'} yet; dossier load begins one.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert not (fresh.folder / "store").exists()


@pytest.mark.parametrize("words", [("search", "ljc"), ("show", "李家超"), ("export", "李家超")], ids=" ".join)
def test_what_shows_a_new_store_shows_the_example_and_says_so_once(fresh: Command, words: tuple[str, ...]) -> None:
    first, second = fresh(*words), fresh(*words)
    assert (first.returncode, first.stdout, second.returncode) == (0, second.stdout, 0)
    assert "李家超" in first.stdout
    assert "is new and shows an example" in first.stderr
    assert second.stderr == ""


def test_what_is_taken_out_is_told_with_what_stays(fresh: Command) -> None:
    (fresh.folder / "a.md").write_text(ARTICLE, "utf-8")
    (fresh.folder / "b.md").write_text(ARTICLE.replace("创始人", "主席").replace("云岭智造获", "林晓月获"), "utf-8")
    fresh("load", "a.md", "b.md")
    forgotten = fresh("forget", "--yes", "林晓月")
    assert (
        "person/林晓月 (云岭智造 主席; 2 articles, 云岭智造获港投公司注资80亿元) will be forgotten" in forgotten.stderr
    )
    assert "stay in the texts of 2 articles and in 1 title" in forgotten.stderr
    removed = fresh("remove", "--yes", "a.md", "b.md")
    assert removed.stdout.count("Removed article/") == 2
    assert "2 articles will be taken out" in removed.stderr
    assert fresh("compact").returncode == 0
    assert fresh("search", "林晓月").returncode == 1, "a store that was emptied stays empty"
    assert fresh("check").stderr.startswith("0 articles")


def test_whoever_is_asked_to_forget_somebody_knows_which_of_a_name_it_is(fresh: Command) -> None:
    bank = "# 远山派息\n\n远山银行行长李明表示，股息增加两成。\n"
    school = "# 山间开学\n\n山间大学校长李明表示，学生多了。\n"
    meeting = "# 街坊大会\n\n李明说：“好。”\n"
    for number, text in enumerate((bank, school, meeting)):
        (fresh.folder / f"{number}.md").write_text(text, "utf-8")
    fresh("load", "0.md", "1.md", "2.md")
    asked = fresh("forget", "李明").stderr
    assert "(远山银行 行长; 1 article, 远山派息)" in asked
    assert "(山间大学 校长; 1 article, 山间开学)" in asked
    assert "(1 article, 街坊大会)" in asked
    assert "An id takes one of them alone." in asked


def test_a_reader_waits_for_nobody_and_a_writer_is_told_for_whom(fresh: Command) -> None:
    (fresh.folder / "a.md").write_text(ARTICLE, "utf-8")
    assert fresh("load", "a.md").returncode == 0
    elsewhere = Lock(fresh.folder / "store" / LOCK)
    assert elsewhere.acquire()
    for command in (["search", "陈家齐"], ["show", "林晓月"], ["check"]):
        assert fresh(*command).returncode == 0
    for command in (["load", "--no-wait", "a.md"], ["forget", "--yes", "--wait", "0.1", "林晓月"]):
        done = fresh(*command)
        assert done.returncode == 1
        assert f"Another dossier (process {os.getpid()}) is writing to the store" in done.stderr
        assert "nothing was changed" in done.stderr
    waiting = subprocess.Popen(
        [DOSSIER, "load", "a.md"], cwd=fresh.folder, env=fresh.env, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert waiting.stderr is not None
    assert b"waiting for it, ctrl+c to stop" in waiting.stderr.readline()
    elsewhere.release()
    assert waiting.communicate()[0].startswith(b"1 unchanged")
    assert waiting.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("answer", "left"), [("n", 1), ("ｙ", 0)])
def test_on_a_terminal_it_is_asked_first(fresh: Command, answer: str, left: int) -> None:
    from tests.tui.pseudo_terminal import Terminal

    (fresh.folder / "a.md").write_text(ARTICLE, "utf-8")
    fresh("load", "a.md")
    with Terminal("remove", fresh.folder / "a.md", store=fresh.folder / "store") as terminal:
        terminal.until("Go on? [y/N]")
        terminal.type(f"{answer}\r")
        assert terminal.status() == left
    assert fresh("check").stderr.startswith(f"{left} article")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("command", [("forget", "林晓月"), ("remove", "a.md")])
def test_who_is_asked_and_presses_ctrl_c_is_told_that_nothing_was_changed(
    loaded: Command, command: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(loaded.folder)
    with Terminal(*command, store=loaded.folder / "store") as terminal:
        terminal.until("Go on? [y/N]")
        terminal.program.send_signal(signal.SIGINT)
        assert terminal.status() == 128 + signal.SIGINT
        assert "Nothing was changed." in terminal.text
        assert "kept" not in terminal.text.rpartition("Go on?")[2]
    assert loaded("show", "林晓月").returncode == 0


def test_completion_is_a_script(fresh: Command) -> None:
    done = fresh.started("completion", "bash")
    assert done.returncode == 0
    assert "dossier" in done.stdout


def test_loading_what_has_not_changed_imports_neither_textual_nor_a_dictionary(loaded: Command) -> None:
    """Of the other commands the same is said in test_imports.py."""
    code = (
        "import sys; from tui.cli import main; status = main(sys.argv[1:]); "
        "print(status, 'textual' in sys.modules, 'rjieba' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "load", "a.md"],
        cwd=loaded.folder,
        env=loaded.env,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "0 False False", done.stderr


def test_an_id_that_an_organisation_had_leads_to_the_one_it_has(fresh: Command) -> None:
    had, has = "organisation/山湾集团", "organisation/山湾控股集团有限公司"
    (fresh.folder / "a.md").write_text("# 山湾扩建\n\n山湾集团宣布，将投资3亿元建设新厂房。\n", "utf-8")
    assert fresh("load", "a.md").returncode == 0
    assert fresh("show", had).stdout.startswith(f"{had}\n")
    full = "# 山湾上市\n\n山湾控股集团有限公司（下称山湾集团）宣布，明年上市。\n"
    (fresh.folder / "b.md").write_text(full, "utf-8")
    assert fresh("load", "b.md").returncode == 0
    shown = fresh("show", had)
    assert shown.stdout == fresh("show", has).stdout
    assert shown.stdout.startswith(f"{has}\n")
    assert shown.stderr == f"dossier: {had} is {has} now.\n"
    assert fresh("export", had).stdout == fresh("export", has).stdout
    checked = fresh("check", "--ids")
    assert checked.stdout == f"{had} → {has}\n"
    assert "1 former id: all is as it should be" in checked.stderr
    assert fresh("forget", "--yes", had).stdout == f"Forgot {has}\n"
    assert fresh("show", had).returncode == 1
    assert fresh("check", "--ids").stdout == ""


def test_a_note_written_again_keeps_what_was_written_into_it(fresh: Command) -> None:
    (fresh.folder / "a.md").write_text(ARTICLE, "utf-8")
    fresh("load", "a.md")
    fresh("export", "林晓月", "-o", "n.md")
    note = fresh.folder / "n.md"
    hers = note.read_text("utf-8") + "\n我的话\n"
    note.write_text(hers, "utf-8")
    assert fresh("export", "林晓月", "-o", "n.md", "--force").returncode == 0
    assert note.read_text("utf-8") == hers
    note.write_text(hers.replace("# 林晓月", "# 林小月"), "utf-8")
    refused = fresh("export", "林晓月", "-o", "n.md", "--force")
    assert (refused.returncode, refused.stderr.count("--force")) == (1, 0)
    assert "林小月" in note.read_text("utf-8")


@pytest.mark.parametrize("asked", [["search", "林晓月"], ["show", "林晓月"]])
def test_records_say_themselves_where_they_stand_in_every_form(loaded: Command, asked: list[str]) -> None:
    whole = json.loads(loaded(*asked, "--format", "json").stdout)
    records = whole if isinstance(whole, list) else [whole]
    lines = [json.loads(line) for line in loaded(*asked, "--format", "jsonl").stdout.splitlines()]
    assert lines == records
    assert len({tuple(record) for record in records}) == 1
    tables = [
        list(csv.DictReader(io.StringIO(loaded(*asked, "--format", form).stdout), delimiter=apart))
        for form, apart in (("csv", ","), ("tsv", "\t"))
    ]
    assert tables[0] == tables[1]
    places = [(record["id"], place) for record in records for place in record["mentions"]]
    assert [(row["id"], row["exact"]) for row in tables[0]] == [(one, place["exact"]) for one, place in places]
    for _, place in places:
        assert place["exact"] in place["sentence"]
        assert (place["title"], place["published"]) == ("云岭智造获港投公司注资80亿元", "2031-02-03")
        assert (place["publisher"], place["url"]) == ("山间日报", "https://example.org/a")
        assert place["path"].endswith("a.md")


def test_a_search_says_of_how_many_its_hits_are(loaded: Command) -> None:
    hits = json.loads(loaded("search", "quote:", "kind:organisation", "--limit", "1", "--format", "json").stdout)
    assert [hit["total"] > len(hits) for hit in hits] == [True]


def test_a_search_counts_what_its_query_leaves(loaded: Command) -> None:
    def counted(query: str) -> list[object]:
        hits = json.loads(loaded("search", query, "--kind", "organisation", "--format", "json").stdout)
        return [(hit["name"], hit["mention_count"], hit["filtered_mentions"], hit["filtered_sources"]) for hit in hits]

    assert counted("云岭智造")[0] == ("云岭智造有限公司", 3, 3, 1)
    assert counted("云岭智造 text:研发中心")[0] == ("云岭智造有限公司", 3, 1, 1)


def test_what_a_query_finds_is_exported_and_nothing_else(loaded: Command) -> None:
    done = loaded("export", "--query", "said-by:林晓月", "--kind", "quote", "--format", "jsonl")
    assert [json.loads(line)["speaker"] for line in done.stdout.splitlines()] == ["林晓月"]
    into = loaded("export", "--query", "said-by:林晓月", "--format", "csv", "-o", "tables/")
    assert into.stderr.startswith("Wrote tables/said-by 林晓月.csv\n")
    assert loaded("export", "--query", "said-by:陆无名", "--format", "csv").returncode == 1
    assert loaded("export", "--query", "tomorrow:x", "--format", "csv").returncode == 2


def test_ids_on_standard_input_are_exported_as_they_come(loaded: Command) -> None:
    ids = ["person/林晓月", "person/陈家齐"]
    done = loaded("export", "-", "--format", "jsonl", stdin="\n".join(ids) + "\n\n")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ids
    notes = loaded("export", "-", "-o", "several", stdin="\n".join(ids))
    assert (notes.returncode, notes.stderr) == (0, "Wrote 2 files into several\n")
    assert sorted(path.name for path in (loaded.folder / "several").iterdir()) == ["林晓月.md", "陈家齐.md"]
    assert loaded("export", "-", stdin="\n".join(ids)).returncode == 2
    assert loaded("export", "-", stdin="person/陆无名\n").returncode == 1


def test_ids_that_a_search_finds_are_what_an_export_takes(loaded: Command) -> None:
    found = loaded("search", "林晓月", "--format", "ids")
    assert found.stdout.startswith("person/林晓月\n")
    assert loaded("export", "-", "--format", "csv", stdin=found.stdout).stdout.count("\nquote,quote/") == 1
    assert loaded("search", "陆无名", "--format", "ids").returncode == 1


def test_a_file_of_an_ending_that_no_format_has_is_not_written(loaded: Command) -> None:
    refused = loaded("export", "林晓月", "-o", "x.unknown")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith("dossier: No format has files that end in .unknown. There are .md (Markdown), ")
    assert not (loaded.folder / "x.unknown").exists()
    (loaded.folder / "v1.2").mkdir()
    assert loaded("export", "林晓月", "-o", "v1.2").returncode == 0
    assert (loaded.folder / "v1.2" / "林晓月.md").exists()


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv"])
def test_articles_are_records_of_one_shape_with_the_files_that_are_none(fresh: Command, form: str) -> None:
    (fresh.folder / "some").mkdir()
    (fresh.folder / "some" / "a.md").write_text(ARTICLE, "utf-8")
    (fresh.folder / "some" / "b.djvu").write_bytes(b"%PDF")
    fresh("load", "some")
    printed = io.StringIO(fresh("articles", "--format", form).stdout)
    read = csv.DictReader(printed, delimiter="\t" if form == "tsv" else ",")
    rows = [json.loads(line) for line in printed] if form == "jsonl" else list(read)
    assert [row["title"] for row in rows] == ["云岭智造获港投公司注资80亿元", None if form == "jsonl" else ""]
    assert rows[0].keys() == rows[1].keys()
    assert (rows[0]["url"], rows[0]["publisher"]) == ("https://example.org/a", "山间日报")
    assert rows[1]["path"].endswith("b.djvu")
    assert "left out" in rows[1]["unread"]


@pytest.mark.parametrize("form", FORMATS[:2], ids=[one.name for one in FORMATS[:2]])
def test_a_format_is_written_to_a_file_of_its_ending(loaded: Command, form: Format) -> None:
    name = f"one{form.suffix}"
    assert loaded("export", "林晓月", "-o", name).returncode == 0
    written = (loaded.folder / name).read_text("utf-8")
    assert loaded("export", "林晓月", "--format", form.name).stdout.splitlines() == written.splitlines()
    assert "林晓月" in written or form.name in ("csl", "bibtex")
    (loaded.folder / name).unlink()


def test_a_table_begins_with_a_byte_order_mark_where_that_is_asked_for(loaded: Command) -> None:
    assert loaded("export", "林晓月", "--format", "csv", "--bom").stdout.startswith("\ufeffkind_of_entity,")


def test_an_article_is_shown_with_what_stands_in_it(loaded: Command) -> None:
    article = json.loads(loaded("show", "林晓月", "--format", "json").stdout)["mentions"][0]["article"]
    assert "person/林晓月" in loaded("show", article).stdout
    whole = json.loads(loaded("show", article, "--format", "json").stdout)
    assert (whole["title"], whole["url"]) == ("云岭智造获港投公司注资80亿元", "https://example.org/a")
    places = [place for record in whole["contents"] for place in record["mentions"]]
    assert all(whole["text"][place["start"] : place["end"]] == place["exact"] for place in places)
    rows = list(csv.DictReader(io.StringIO(loaded("show", article, "--format", "csv").stdout)))
    assert len(rows) == len(places)
    assert loaded("show", "article/none").returncode == 1
