"""The pages for contributors are true: paths, links, words, commands, what lies on the disk."""

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from store.corrections.asked import Missed
from store.library import Library
from store.library.deciding import Corrections
from store.search.index import Index
from store.views.links import Links
from store.workspace.folders import seed_files
from tests.corpus.annotation import names_in
from tests.test_quality import TOOLS
from tui import __version__

ROOT = Path(__file__).resolve().parents[1]
ARCHITECTURE, GLOSSARY, CONTRIBUTING = (
    ROOT / name for name in ("docs/ARCHITECTURE.md", "docs/GLOSSARY.md", "CONTRIBUTING.md")
)
CHANGELOG = ROOT / "CHANGELOG.md"
PAGES = (
    ROOT / "README.md",
    ARCHITECTURE,
    GLOSSARY,
    CONTRIBUTING,
    ROOT / "docs/RELIABILITY.md",
    ROOT / "tests/corpus/README.md",
)
OF_A_RECIPE = {"store/export/sentences.py"}
"""What a recipe of CONTRIBUTING.md makes."""


def prose(page: Path) -> str:
    """Return a page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def table(page: Path, heading: str) -> list[list[str]]:
    """Return the rows of the table under a heading, as the code in their first cells."""
    section = page.read_text("utf-8").partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    return [re.findall(r"`([^`]+)`", row.split(" | ")[0]) for row in rows]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_and_link_leads_somewhere(page: Path) -> None:
    text = prose(page)
    paths = set(re.findall(r"`((?:store|tui|tests|docs|seeds)/[^` ]*)`", text)) - OF_A_RECIPE
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [link for link in links if not (page.parent / link).exists()] == []


def glossary() -> dict[str, str]:
    """Return the words of the glossary with what they mean."""
    return dict(re.findall(r"^- \*\*([^*]+)\*\*: (.+)$", GLOSSARY.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("page", [ARCHITECTURE, CONTRIBUTING], ids=lambda page: page.name)
def test_every_word_in_bold_is_in_the_glossary(page: Path) -> None:
    known = {word.lower() for word in glossary()}
    bold = {word.lower() for word in re.findall(r"\*\*([^*]+)\*\*", prose(page))}
    assert bold
    assert [word for word in sorted(bold) if not known & {word, word.removesuffix("s"), word.removesuffix("es")}] == []


def test_the_glossary_has_each_word_once_in_order_and_in_one_sentence() -> None:
    for section in GLOSSARY.read_text("utf-8").split("\n## ")[1:]:
        words = re.findall(r"^- \*\*([^*]+)\*\*", section, re.MULTILINE)
        assert words == sorted(set(words))
        assert len(words) == len(re.findall(r"^- ", section, re.MULTILINE))
    for word, meaning in glossary().items():
        assert re.fullmatch(r"[^.]*(?:\.\w[^.]*)*\.", meaning), word


def test_every_file_of_a_store_is_described(tmp_path: Path) -> None:
    with Library.open(tmp_path / "store") as library:
        library.load(seed_files())
        Links.open(library)
        Index.open(library).prepare()
        library.compact()
        Corrections(library).make(Missed(kind="person", name="行政长官"))
    described = {name for row in table(ARCHITECTURE, "How a store lies on the disk") for name in row}
    assert {path.name for path in (tmp_path / "store").iterdir()} <= described


def checks() -> list[str]:
    """Return the commands of CONTRIBUTING.md."""
    return [command for [command, *_] in table(CONTRIBUTING, "One command for each check")]


def test_the_first_checks_are_what_the_tests_run() -> None:
    assert checks()[: len(TOOLS)] == [".venv/bin/" + " ".join(tool) for tool in TOOLS]


@pytest.mark.parametrize("command", checks())
def test_every_check_can_be_run(command: str) -> None:
    program, *arguments = command.split()
    assert Path(sys.executable).with_name(Path(program).name).exists()
    if "-m" in arguments:
        module = arguments[arguments.index("-m") + 1]
        source = find_spec(f"{module}.__main__")
        assert source is not None
        assert source.origin is not None
        code = Path(source.origin).read_text("utf-8")
        assert all(f'"{option}"' in code for option in arguments if option.startswith("--"))
    named = [argument for argument in arguments if argument.startswith(("hans-", "hant-", "en-"))]
    assert set(named) <= set(names_in())


def test_pre_commit_runs_the_first_checks_with_what_is_there() -> None:
    configuration = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))
    [repository] = configuration["repos"]
    assert repository["repo"] == "local"
    assert [hook["entry"] for hook in repository["hooks"]] == checks()[: len(TOOLS)]
    assert {hook["language"] for hook in repository["hooks"]} == {"system"}


def test_the_latest_release_of_the_changelog_is_this_version() -> None:
    releases = re.findall(r"^## \[([^\]]+)\](?: - (\d{4}-\d\d-\d\d))?$", CHANGELOG.read_text("utf-8"), re.MULTILINE)
    assert releases[0] == ("Unreleased", "")
    version, date = releases[1]
    assert version == __version__
    assert date
