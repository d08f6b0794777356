"""README on views: each is a key and a command away, and leads to the evidence."""

import json
from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.readme.claims import says
from tests.readme.trying import CHAN, FUND, LEE, Dossier
from tests.tui.driving import clipboard, explorer
from tests.tui.screens.test_views import rows, title, view
from tui.cli.table import BY_NAME
from tui.desk.desk import Desk
from tui.keys.table import KEYS


@says(
    "A view is a table over the whole screen, one key away and in the palette: `enter` goes to what a row is about, "
    "`o` to the sentence behind it, which stands below the table too, `y` copies it with its source, `esc` goes back. "
    "`backspace` leads from what was chosen back to the view as it stood. Every view is a command, too."
)
async def test_the_frame_of_a_view(seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.press("6")
        below = str(view(driver).evidence.content)
        await driver.press("y")
        assert copied[0].startswith(below.partition(" · ")[0])
        await driver.press("o")
        assert driver.main.view.side.reader.article is not None
        await driver.press("backspace")
        assert view(driver).table.count == 1
        await driver.press("escape")
        assert driver.at_main
    offered = [key for key in KEYS if key.group == "Views"]
    assert all(key.palette for key in offered)
    assert "articles" in BY_NAME


@says(
    "| `6` `A` `7` | a view of all articles; of those that the selected one stands in; of what is new |",
    "- **Articles** (`6`): what is in each, which came since the last visit, which were read, copies; and the files "
    "that could not be read, with the reason, or are of a kind that is not.",
)
async def test_articles(seed_store: Path) -> None:
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("6")
        assert len(rows(driver)) == 1
        await driver.press("escape", "A")
        assert len(rows(driver)) == 1


@says("dossier articles # what is in each, which are new; files that could not be read. --format csv")
def test_articles_as_a_command(dossier: Dossier) -> None:
    folder = dossier.store.parent / "some"
    folder.mkdir()
    (folder / "a.md").write_text("# 云岭智造增资\n\n云岭智造有限公司增资8亿港元。\n", "utf-8")
    (folder / "b.djvu").write_bytes(b"%PDF")
    assert dossier("load", str(folder)).status == 0
    listed = dossier("articles").out
    assert "云岭智造增资" in listed
    assert "b.djvu" in listed
    assert "云岭智造增资,,," in dossier("articles", "--format", "csv").out
    [one] = json.loads(dossier("articles", "--format", "json").out)["articles"]
    assert (one["figures"], one["new"]) == (1, True)


@says(
    "| `W` | watch the selected one, or no longer |",
    "- **New** (`7`): what has come since the last visit, those of a day being one: first those you watch (`W`) and "
    "what they said, then amounts that moved, then people and organisations that no earlier article names. On the "
    "first day it is the last week of what was published. `s` goes on to the last load, seven days, thirty days.",
)
async def test_new(seed_store: Path) -> None:
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("W", "7", "s", "s")
        assert driver.app.screen is view(driver)
        found = rows(driver)
        assert found[0][:2] == ("watched", "李家超")
        assert {cells[0] for cells in found[1:4]} == {"said"}
        assert ("organisation", "港投公司") in {cells[:2] for cells in found}
        await driver.press("g", "W", "s", "s", "s", "s")
        assert rows(driver)[0][0] != "watched"


@says("dossier new # who is new since the last visit, what those watched said; --since 2025-03-01")
def test_new_as_a_command(dossier: Dossier) -> None:
    folder = dossier.store.parent / "some"
    folder.mkdir()
    (folder / "a.md").write_text("# 云岭智造增资\n\n云岭智造有限公司董事长林晓月出席。\n", "utf-8")
    dossier("load", str(folder))
    assert "林晓月" in dossier("new").out
    found = json.loads(dossier("new", "--since", "2025-03-01", "--format", "json").out)
    assert "person/林晓月" in {one["id"] for one in found["newcomers"]}
    assert dossier("new", "--since", "2999-01-01").status == 1


@says(
    "| `8` `9` `!` | the selected one by date; its amounts compared; those of everybody |",
    "- **Timeline** (`8`): the selected one by date: what they said, what was said of them, figures, roles from the "
    "first date to the last on which an article gives them, and since when others stand beside them; statements and "
    "figures once, as of their first article.",
)
async def test_timeline(seed_store: Path) -> None:
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("8")
        assert {"said", "role"} <= {cells[1] for cells in rows(driver)}
        await driver.press("s")
        found = rows(driver)
        assert {(cells[1], cells[2]) for cells in found} == {("said", "李家超")}
        await driver.press("o")
        assert driver.main.view.side.reader.lit is not None


@says("dossier timeline 李家超 # by date: what he said, what was said of him, figures, roles; --only said")
def test_timeline_as_a_command(dossier: Dossier) -> None:
    said = dossier("timeline", "李家超", "--only", "said").out
    assert "said" in said
    assert "role" not in said
    events = json.loads(dossier("timeline", "李家超", "--format", "json").out)["events"]
    assert "role" in {event["kind"] for event in events}


WORDS = {"a": "山湾医院明年会增聘三百名护士", "b": "山湾医院明年会增聘五百名护士，也会增设分行"}


@pytest.fixture
def two_statements(tmp_path: Path) -> Path:
    """Return a folder with two articles in which somebody says a thing in other words."""
    folder = tmp_path / "said"
    folder.mkdir()
    for day, (name, words) in enumerate(WORDS.items(), 3):
        text = f"---\ntitle: 增聘{name}\ndate: 2031-02-{day:02}\n---\n\n山湾市市长林晓月表示，{words}。\n"
        (folder / f"{name}.md").write_text(text, "utf-8")
    return folder


@says(
    "| `P` | what the selected one, or the speaker of the quote, said on one subject, and what changed in the "
    "wording |",
    "- **Positions** (`P`): what somebody said on one subject, the newest first, and below a statement what was "
    "dropped and added since the one most like it: of a quote its speaker on whom it is about, of somebody on the "
    "focus; `s` goes on to others they speak about.",
)
async def test_positions(two_statements: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "positions", begin=False) as workspace:
        workspace.load([two_statements], jobs=1)
    async with explorer(desk=Desk(tmp_path / "positions")) as driver:
        await driver.press("4", "P")
        newest, changed, oldest = rows(driver)
        assert (newest[:2], oldest[:2]) == (("2031-02-04", WORDS["b"]), ("2031-02-03", WORDS["a"]))
        assert changed[1] == "since 2031-02-03  − 三百名  + 五百名 · 也会增设分行"
        assert view(driver).picture.display
        called = title(driver)
        assert called.startswith("林晓月 on 山湾医院")
        await driver.press("s")
        assert title(driver) != called
        await driver.press("escape")
        await driver.go_to("1", "organisation/山湾医院")
        await driver.press("enter")
        await driver.go_to("2", "person/林晓月")
        await driver.press("P")
        assert (title(driver), len(rows(driver))) == (called, 3)


@says("dossier timeline 李家超 --about 港投公司 # what he said on one subject, and what changed in the wording")
def test_positions_as_a_command(dossier: Dossier, two_statements: Path) -> None:
    dossier("load", str(two_statements), "--jobs", "1")
    assert "since 2031-02-03" in dossier("timeline", "林晓月", "--about", "山湾医院").out
    [newest, oldest] = json.loads(dossier("timeline", "林晓月", "--about", "增聘", "--format", "json").out)["positions"]
    assert {"change": "added", "text": "五百名"} in newest["parts"]
    assert newest["since"] == oldest["quote"]
    assert "since" not in oldest
    assert dossier("timeline", "林晓月", "--about", "山谷").status == 1


FIRE = """---
title: 山湾大厦起火{number}
date: 2031-02-03
publisher: 山间日报
---

山湾大厦昨晚起火。山湾医院表示，山湾医院收治了{number}名伤者。
"""


@pytest.fixture
def two_tolls(tmp_path: Path) -> Path:
    """Return a folder with two articles of one day that differ."""
    folder = tmp_path / "fire"
    folder.mkdir()
    for number in (40, 62):
        (folder / f"{number}.md").write_text(FIRE.format(number=number), "utf-8")
    return folder


@says(
    "- **Compare** (`9`, `!`): amounts of one thing, of the selected one or of everybody, over time and "
    "sources: an *update*, or a *conflict*, marked `!`, where two articles of one day, or two copies of one text, "
    "differ on one time; both sentences stand below. Four amounts or more are drawn over time, too, with a letter for "
    'each publisher (`z` larger); a range, an "about" and a guessed currency are marked.',
)
async def test_compare(two_tolls: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "tolls", begin=False) as workspace:
        workspace.load([two_tolls])
    async with explorer(desk=Desk(tmp_path / "tolls")) as driver:
        await driver.press("!")
        marks = [row.mark for row in view(driver).table.rows]
        assert marks == ["!", " ", "!"]
        await driver.press("G")
        below = str(view(driver).evidence.content)
        assert "62名伤者" in below
        assert "40名伤者" in below
        await driver.press("escape")
        await driver.go_to("1", "organisation/山湾医院")
        await driver.press("9")
        assert [cells[2] for cells in rows(driver)] == ["", "", "conflict"]


@says("dossier compare 港投公司 # amounts of one thing over time and sources; conflicts first")
def test_compare_as_a_command(dossier: Dossier, two_tolls: Path) -> None:
    dossier("load", str(two_tolls))
    assert "conflict" in dossier("compare", "山湾医院").out
    assert "conflict" in dossier("compare", "62名").out or dossier("compare", "62名").status == 1
    [series] = json.loads(dossier("compare", "--format", "json").out)["series"]
    assert [reading["relation"] for reading in series["readings"]] == ["first", "conflict"]


@says(
    "| `K` `&` | who stands near the selected one; it together with the focus, or with the next one on which `&` is "
    "pressed |",
    "- **Near** (`K`): who stands in one sentence with the selected one, or holds a role there, as a tree; `s` goes "
    "two and three steps far. Below it a picture: the nearest of each step, and whom the one under the cursor stands "
    "with besides; `z` larger.",
    "- **Together** (`&`): the sentences that two share, the newest first, and by whom else they meet, step by step, "
    "as a picture too.",
)
async def test_near(seed_store: Path) -> None:
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.go_to("2", LEE)
        await driver.press("K")
        first = rows(driver)
        assert first
        assert view(driver).picture.display
        await driver.press("s")
        assert len(rows(driver)) > len(first)
        await driver.press("escape")
        await driver.go_to("2", CHAN)
        await driver.press("enter")
        await driver.go_to("1", FUND)
        await driver.press("&")
        both = rows(driver)[0][2]
        assert "陈茂波" in both
        assert "港投" in both or "HKIC" in both
        await driver.press("escape", "escape")
        await driver.go_to("2", LEE)
        await driver.press("&")
        await driver.go_to("1", FUND)
        await driver.press("&")
        assert view(driver).table.count


@says("| | under a focus `o`, `n`, `N` and `y` keep to the sentences that the row shares with it |")
async def test_shared_sentences(seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.go_to("2", CHAN)
        await driver.press("enter")
        await driver.go_to("1", FUND)
        await driver.press("y")
        assert "陈茂波" in copied[0].splitlines()[1]
        await driver.press("o", "n", "y")
        assert "陈茂波" in copied[1].splitlines()[1]


@says("dossier near 李家超 --depth 2 # who stands near him; with a second name, how the two meet")
def test_near_as_a_command(dossier: Dossier) -> None:
    near = json.loads(dossier("near", "李家超", "--depth", "2", "--format", "json").out)["neighbours"]
    assert {one["depth"] for one in near} == {1, 2}
    assert "陈茂波" in dossier("near", "陈茂波", "港投公司").out


@says(
    "| `Q` `F` | who is quoted and who never is; what the rows of the panes have in common |",
    "- **Who is quoted** (`Q`): who is named in three independent articles or more and never quoted, but for "
    "authors, publishers and who stands in credits alone; `s`: who is quoted without a name, and who "
    "speaks about whom.",
    "- **Facets** (`F`): what the rows of the panes have in common, with counts: kind, certainty, publisher, month, "
    "speaker, whom they are about, role, noun, currency, tag, rule. `enter` keeps the rows with one, `-` those "
    "without; `s` goes through the facets one by one, each with all its values.",
)
async def test_who_is_quoted_and_facets(seed_store: Path) -> None:
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.press("Q")
        assert rows(driver) == []
        await driver.press("s", "s")
        assert ("陈茂波", "港投公司") in {cells[:2] for cells in rows(driver)}
        await driver.press("F")
        assert rows(driver)[1][:2] == ("kind", "People")
        await driver.press("s", "s", "s")
        assert {cells[0] for cells in rows(driver)} == {"certainty"}
        await driver.press("escape", "F", "j", "enter")
        assert driver.main.navigation.here.query == "kind:person"
        assert driver.labels("organisation") == []
        await driver.press("backspace", "-")
        assert driver.main.navigation.here.query == "-kind:person"
        assert driver.labels("person") == []
        assert driver.labels("organisation")


@says(
    "dossier silent # who is named and never quoted; --only unnamed, --only about",
    "dossier facets 港投公司 # kinds, certainties, publishers, rules … of what that finds, with counts; --of publisher",
)
def test_who_is_quoted_and_facets_as_commands(dossier: Dossier) -> None:
    assert "陈茂波" in dossier("silent", "--only", "about").out
    assert json.loads(dossier("silent", "--format", "json").out)["unheard"] == []
    names = {one["name"] for one in json.loads(dossier("facets", "港投公司", "--format", "json").out)}
    assert names >= {"kind", "certainty", "publisher", "rule"}
    assert "钛媒体AGI" in dossier("facets", "港投公司", "--of", "publisher").out


@says("| `B` | the article's address in the browser; copied where there is none |")
async def test_the_address(seed_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied = clipboard(monkeypatch)
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("tui.terminal.browser.open_address", browse)
    async with explorer(desk=Desk(seed_store)) as driver:
        await driver.press("B")
        assert opened[0].startswith("https://")
        monkeypatch.setattr("tui.terminal.browser.open_address", lambda _: False)
        await driver.press("B")
        assert copied == opened
