"""README on the command line: every command in it does what it says, on clippings made up for it."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.export.citation import to_words
from store.log.lock import Lock
from store.log.turn import LOCK
from store.workspace import Workspace
from tests.readme.claims import says
from tests.readme.trying import LEE, Dossier
from tests.store.articles.documents_by_hand import epub, mhtml, pdf, set_lines, word
from tests.tui.pseudo_terminal import Terminal
from tui.cli.correcting import TYPED

LEE_SAYS = """---
title: 李家超谈山间新城
date: 2031-02-03
publisher: 山间日报
---

香港特别行政区行政长官李家超表示，云岭智造有限公司会在山间新城投入80亿港元。

李家超说：“我们会一步一步来。”
"""
OTHERS = "# 远山银行派息\n\n远山银行股份有限公司主席林晓月表示，股息增加两成。\n"


@pytest.fixture
def home(dossier: Dossier) -> Dossier:
    """The command line in the home of somebody who has clippings; they are loaded."""
    here = dossier.store.parent
    for folder in ("clippings", "cuttings", "notes"):
        (here / folder).mkdir()
    (here / "clippings" / "a.md").write_text(LEE_SAYS, "utf-8")
    (here / "cuttings" / "b.md").write_text(OTHERS, "utf-8")
    (here / "old.md").write_text(OTHERS.replace("远山", "近水"), "utf-8")
    (here / "article.md").write_text(LEE_SAYS, "utf-8")
    assert dossier("load", str(here / "clippings")).status == 0
    return dossier


@contextmanager
def another_writes(store: Path) -> Iterator[None]:
    """Hold the store as another dossier does that writes to it."""
    lock = Lock(store / LOCK)
    assert lock.acquire()
    yield
    lock.release()


@says(
    "That opens the explorer on a seed article.",
    "python3 -m venv .venv && .venv/bin/pip install -q . && .venv/bin/dossier",
)
def test_the_first_launch(tmp_path: Path) -> None:
    with Terminal(store=tmp_path / "store") as terminal:
        terminal.until("港投公司")
        terminal.type("q")
        assert terminal.status() == 0


@says(
    "In a new one `search`, `show` and `export` find the seed article; what is about the store itself, as `check`, "
    "makes none."
)
def test_a_new_store(dossier: Dossier) -> None:
    assert dossier("check").status == 1
    assert not dossier.store.exists()
    assert LEE in dossier.ids("ljc")


@says("With your own: .venv/bin/dossier ~/clippings")
def test_ones_own_clippings_are_opened(tmp_path: Path) -> None:
    (tmp_path / "clippings").mkdir()
    (tmp_path / "clippings" / "a.md").write_text(OTHERS, "utf-8")
    with Terminal(tmp_path / "clippings", store=tmp_path / "store") as terminal:
        terminal.until("林晓月")
        terminal.type("q")
        assert terminal.status() == 0


@says("dossier load ~/clippings # what has not changed is not read again")
def test_load(home: Dossier) -> None:
    assert "1 unchanged" in home("load", os.path.expanduser("~/clippings")).out


@says("dossier search ljc # --kind person --format json")
def test_search(home: Dossier) -> None:
    assert "李家超" in home("search", "ljc").out
    assert [hit.id for hit in home.search("ljc", "--kind", "person")] == [LEE]


@says("dossier search '' --all # everything; without --all not what `.` hides")
def test_search_for_nothing(home: Dossier) -> None:
    (home.store.parent / "clippings" / "idle.md").write_text("# 码头\n\n码头停了几天。工程花了八十万元。\n", "utf-8")
    home("load", "clippings")
    quiet, whole = ({hit.words for hit in home.search("", *more, "--limit", "99")} for more in ((), ("--all",)))
    assert whole - quiet == {"几天", "山间日报"}
    assert [hit.words for hit in home.search("几天", "--kind", "figure")] == ["几天"]


@says(
    "dossier show 李家超",
    "**Who said what.** Every quote, direct or reported, with its speaker and the verb of saying; copies are one row.",
)
def test_show(home: Dossier) -> None:
    older = LEE_SAYS.replace("2031", "2030").replace("一步一步来", "先走一步").replace("超说", "超指出")
    (home.store.parent / "clippings" / "older.md").write_text(older, "utf-8")
    home("load", "clippings")
    shown = home("show", "李家超").out
    assert shown.index("我们会一步一步来") < shown.index("我们会先走一步")
    found = json.loads(home("search", "--kind", "quote", "--format", "json", "said-by:李家超").out)
    quotes = {quote["text"]: quote for quote in found}
    assert quotes["我们会一步一步来。"]["cue"] == "说"
    assert quotes["我们会先走一步。"]["cue"] == "指出"
    assert {quote["kind"] for quote in quotes.values()} >= {"direct", "indirect"}


@says("dossier export 李家超 -o notes/")
def test_export(home: Dossier) -> None:
    assert home("export", "李家超", "-o", "notes/").status == 0
    note = (home.store.parent / "notes" / "李家超.md").read_text("utf-8")
    assert "> “我们会一步一步来。”" in note


@says(
    "dossier export --query 'said-by:李家超' --format csv "
    "# all that it finds, wherever it stands; jsonl, ftm, bibtex, gexf …"
)
def test_export_of_a_query(home: Dossier) -> None:
    table = home("export", "--query", "said-by:李家超", "--format", "csv")
    assert table.status == 0
    assert any(row["text"] == "我们会一步一步来。" for row in csv.DictReader(io.StringIO(table.out)))
    for form in ("jsonl", "ftm", "bibtex", "gexf"):
        assert home("export", "--query", "said-by:李家超", "--format", form, "-o", f"{form}.out").status == 0


@says("dossier search 李家超 --format ids | dossier export - -o notes/ # several at once; -o FILE: by its ending")
def test_export_of_several(home: Dossier) -> None:
    ids = home("search", "李家超", "--format", "ids").out
    assert home("export", "-", "-o", "several/", stdin=ids).status == 0
    assert len(list((home.store.parent / "several").iterdir())) == len(ids.splitlines())
    assert home("export", "-", "-o", "several.csv", stdin=ids).status == 0


@says("dossier extract article.md # what is found in one file, as JSON; --explain says why")
def test_extract(home: Dossier) -> None:
    assert '"李家超"' in home("extract", "article.md").out
    explained = home("extract", "article.md", "--explain").out
    assert "person 李家超" in explained
    assert "person.title-before" in explained


@says("dossier rules title-before # the rules with this in their name: where each stands, what it finds and leaves")
def test_rules(home: Dossier) -> None:
    told = home("rules", "title-before").out
    assert "store/extraction/people/beside.py:" in told
    assert "  finds " in told
    assert "  leaves " in told


@says("dossier rules --made 李家超 # the rules that found this, and what else they found")
def test_what_a_rule_found(home: Dossier) -> None:
    told = home("rules", "--made", "李家超").out
    assert " found " in told
    assert "  person/李家超" in told


@says("dossier check # every mention, link and id of the store")
def test_check(home: Dossier) -> None:
    assert home("check").status == 0


@says("dossier remove old.md cuttings/ # articles out of the store for good; says what goes and what stays, and asks")
def test_remove(home: Dossier) -> None:
    home("load", "old.md", "cuttings/")
    told = home("remove", "old.md", "cuttings/")
    assert told.status == 0
    assert "近水银行派息; 远山银行派息" in told.err
    assert "The files stay where they are" in told.err
    assert home("search", "林晓月").status == 1
    assert home.ids("ljc") == {LEE}
    home("load", "old.md")
    with Terminal("remove", home.store.parent / "old.md", store=home.store) as terminal:
        terminal.until("?")
        terminal.type("n\n")
        assert terminal.status() != 0
    assert home("search", "林晓月").status == 0


@says(
    "dossier forget 李家超 # somebody's records out, and out of every later load",
    "`forget` keeps salted marks of the names, so that no later load brings them back.",
    "Whoever has the store can try a name on them, and finds it in the texts of the articles while those stay.",
)
def test_forget(home: Dossier) -> None:
    assert home("forget", "--yes", "李家超").status == 0
    home("load", "article.md")
    assert home("search", "--kind", "person", "ljc").status == 1
    assert home.words("text:李家超", "passage")


@says(
    "Data goes to standard output, narration to standard error; exit status 0 done, 1 nothing found or some files "
    "failed,",
)
def test_streams_and_exit_status(home: Dossier) -> None:
    found, nothing = home("search", "ljc"), home("search", "无此人")
    assert (found.status, found.err) == (0, "")
    assert (nothing.status, nothing.out) == (1, "")
    assert nothing.err
    assert home("load", "clippings", "missing.md").status == 1
    with pytest.raises(SystemExit, match="2"):
        home("search")


@says("2 wrong use, 128 + n ended by signal n.")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no signals")
def test_a_signal_is_in_the_exit_status(home: Dossier) -> None:
    with another_writes(home.store):
        command = [str(Path(sys.executable).with_name("dossier")), "load", "old.md"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as waiting:
            assert waiting.stderr is not None
            assert "waiting" in waiting.stderr.readline()
            waiting.terminate()
            assert waiting.wait() == 128 + 15


@says(
    "Settings are a file (`dossier config --init` writes it, each explained), the environment, or `--set KEY=VALUE` "
    "for once; `dossier config` shows what is in effect and who says so. A mistake is told with file, line and the "
    "nearest right one, and costs nothing else."
)
@says(
    "`dossier keys` lists keys and actions, which `[keys]` sets otherwise; themes of your own lie in `themes` beside "
    "the settings."
)
def test_settings(home: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOSSIER_CONFIG", str(home.store.parent / "config.toml"))
    assert home("config", "--init").status == 0
    monkeypatch.setenv("DOSSIER_LANGUAGE", "en")
    shown = home("config", "--set", "theme=nord").out
    assert 'language = "en"' in shown
    assert "DOSSIER_LANGUAGE" in shown
    assert "--set theme=nord" in shown
    (home.store.parent / "config.toml").write_text("[keys]\nzoom = 'Z'")
    assert "zoom  " in (keys := home("keys").out)
    assert " Z " in keys
    (home.store.parent / "themes").mkdir()
    (home.store.parent / "themes" / "mine.toml").write_text("primary = 'blue'")
    assert 'theme = "mine"' in home("config", "--set", "theme=mine").out
    (home.store.parent / "config.toml").write_text("thme = 1")
    told = home("rules", "title-before")
    assert told.status == 0
    assert "config.toml:1: there is no setting thme; the nearest is theme." in told.err


@says(
    "`dossier --help` has the rest, `man dossier` too; `dossier completion bash` prints the completion, which is "
    "installed for bash, zsh and fish. `--format json` is for programs ([its fields](docs/COMMANDS.md)), `--plain` for "
    "screen readers, `--quiet` for scripts."
)
def test_help_and_completion(home: Dossier, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        home("--help")
    assert "compact" in capsys.readouterr().out
    assert "complete" in home("completion", "bash").out
    assert json.loads(home("check", "--format", "json").out)["sound"]
    assert "; Title: " in home("articles", "--plain").out
    assert home("check", "--quiet").err == ""


@says(
    "Read are Markdown, text, HTML, pages saved as one file (`.mhtml`), books (`.epub`), and with `pip install "
    "'.[documents]'` PDFs and Word documents (`.docx`); what stands in a PDF is cited with its page."
)
def test_what_is_read(home: Dossier) -> None:
    said = "港湾银行主席{}表示，今年会增聘三百人。"
    folder = home.store.parent / "kinds"
    folder.mkdir()
    (folder / "a.txt").write_text(said.format("周文静"), "utf-8")
    (folder / "b.html").write_text(f"<h1>增聘</h1><p>{said.format('陈家齐')}</p>", "utf-8")
    (folder / "c.mhtml").write_bytes(mhtml(f"<p>{said.format('方若水')}</p>", "https://news.example/a/b", "增聘"))
    (folder / "d.epub").write_bytes(epub([f"<p>{said.format('梁思远')}</p>"], "<dc:title>增聘</dc:title>"))
    (folder / "e.pdf").write_bytes(pdf([set_lines("港湾银行公布业绩。"), set_lines(said.format("程一帆"))]))
    (folder / "f.docx").write_bytes(word([(said.format("郭明远"), "a")]))
    assert home("load", str(folder)).status == 0
    for name in ("周文静", "陈家齐", "方若水", "梁思远", "程一帆", "郭明远"):
        assert home("search", "--kind", "person", name).status == 0, name
    with Workspace.open(home.store, begin=False) as workspace:
        assert "第2页" in to_words(workspace.cited("person/程一帆", 0))


@says(
    "What cannot be read is named with the reason, and the rest is loaded: a file that takes too much time "
    "(`load --time-limit`) or memory, and a link that leads out of the folders (`load --follow-links`), too."
)
def test_what_cannot_be_read_is_named_and_the_rest_loaded(home: Dossier) -> None:
    (home.store.parent / "clippings" / "out.md").symlink_to(home.store.parent / "old.md")
    (home.store.parent / "clippings" / "empty.md").touch()
    told = home("load", "clippings", "cuttings", "--time-limit", "60")
    assert told.status == 1
    assert "empty.md" in told.err
    assert "out.md" in told.err
    assert home("search", "远山银行").status == 0
    assert home("search", "近水银行").status == 1
    home("load", "clippings", "--follow-links")
    assert home("search", "近水银行").status == 0


@says(
    "The store lies in your data folder (`--store DIR` or `DOSSIER_STORE` choose another). Each load adds to it; the "
    "articles themselves are never touched."
)
def test_where_the_store_lies(home: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    here = home.store.parent
    before = (here / "cuttings" / "b.md").read_bytes()
    home("load", "cuttings")
    assert (here / "cuttings" / "b.md").read_bytes() == before
    assert home("search", "林晓月").status == home("search", "ljc").status == 0
    assert home("--store", "other", "load", "cuttings").status == 0
    assert (here / "other").is_dir()
    monkeypatch.delenv("DOSSIER_STORE")
    monkeypatch.setenv("XDG_DATA_HOME", str(here / "data"))
    assert home("load", "cuttings").status == 0
    assert (here / "data" / "dossier").is_dir() or sys.platform != "linux"


@says(
    "Any number of explorers and commands may have it open. Reading locks nobody out; what writes waits for its turn "
    "(`--wait SECONDS`, `--no-wait`)."
)
def test_taking_turns(home: Dossier) -> None:
    with another_writes(home.store):
        assert home("search", "ljc").status == 0
        assert home("load", "cuttings", "--no-wait").status == 1
        assert home("load", "cuttings", "--wait", "0.01").status == 1
    assert home("load", "cuttings", "--no-wait").status == 0


@says(
    "dossier archive init # an archive of several people, in PostgreSQL; pip install 'dossier-tui[archive]' first",
    "Several people share an archive in a PostgreSQL database: `--store postgresql://…` opens it in the explorer and "
    "in every command.",
)
def test_an_archive_wants_its_extra(home: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:  # tests/tui/cli/test_archive.py has it, on a server
        without.setattr("store.library.opening.find_spec", lambda _: None)
        for words in (("archive", "init"), ("--store", "postgresql://127.0.0.1:1/news", "search", "ljc")):
            done = home(*words)
            assert (done.status, done.out) == (1, "")
            assert "pip install 'dossier-tui[archive]'" in done.err


@says(
    "**Yours alone.** No network code runs unless you ask for `dossier serve` or name an archive; the store is "
    "readable by you alone.",
    "dossier serve --read-only # the explorer in a browser of this machine; pip install 'dossier-tui[serve]' first",
)
def test_yours_alone(home: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as without:
        without.setattr("tui.cli.commands.serve.find_spec", lambda _: None)
        done = home("serve")
    assert (done.status, done.out) == (2, "")
    assert "pip install 'dossier-tui[serve]'" in done.err
    assert home("serve", "--port", "99999").status == 1  # tests/tui/serve serves, tests/tui/test_no_network.py does not
    for path in (home.store, *home.store.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0 or sys.platform == "win32", path


@says(
    "dossier correct same 思谋集团 SmartMore # two rows are one; not-one, rename, role, figure …: "
    "`dossier correct --help`",
    "dossier corrections list # what was corrected; undo, redo, export, import",
    "What is corrected holds for every article, those loaded later too, and after any reload or repair; "
    "`dossier corrections undo` takes it back.",
    "The decisions are one plain file beside the store, `corrections.jsonl`, one on a line: it can be put under "
    "version control, and `dossier corrections import` adds a colleague's.",
    "`dossier show` tells what was corrected.",
)
def test_correcting(home: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    assert TYPED.keys() >= {"same", "not-one", "rename", "role", "figure"}
    assert home("correct", "same", "李家超", "李家超").status == 1
    assert home("correct", "rename", "云岭智造有限公司", "云岭智造").status == 0
    assert home("load", str(home.store.parent / "cuttings")).status == 0
    assert home("correct", "same", "云岭智造", "远山银行").status == 0
    assert "云岭智造 and 远山银行 are the same" in home("corrections", "list").out
    shown = home("show", "云岭智造").out
    assert "corrected by hand: 云岭智造有限公司 is called 云岭智造" in shown
    ledger = (home.store / "corrections.jsonl").read_bytes()
    assert home("corrections", "export").out.encode() == ledger
    assert len(ledger.splitlines()) == 2
    monkeypatch.setenv("DOSSIER_STORE", str(home.store.parent / "other"))
    assert home("corrections", "import", str(home.store / "corrections.jsonl")).status == 0
    assert home("load", str(home.store.parent / "cuttings")).status == 0
    assert home("check").status == 0
    monkeypatch.setenv("DOSSIER_STORE", str(home.store))
    assert home("corrections", "undo").out.startswith("Undone: 云岭智造 and")
    assert home("show", "远山银行").out.startswith("organisation/远山银行\n")
