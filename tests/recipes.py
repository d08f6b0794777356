"""The recipes of CONTRIBUTING.md, read from the page: what goes where, what is run, and what must come of it."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")

_BLOCK = re.compile(r"(?P<prose>.*?)^```(?P<language>\w+)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")
_ANCHOR = re.compile(r"\b(?P<side>[Bb]efore|[Aa]fter) `(?P<line>[^`\n]+)`:\s*$")
_NEW = re.compile(r"new file `(?P<path>[^`\n]+)`:\s*$")


@dataclass(frozen=True)
class Edit:
    """Lines that go into a file.

    Attributes:
        path: the file, from the top of the sources.
        where: before or after the line that begins with `line`; at the end of the file; or as a new one.
        line: how that line begins.
        text: the lines.
    """

    path: str
    where: Literal["before", "after", "end", "new"]
    line: str
    text: str

    def apply(self, sources: Path) -> None:
        """Do it to a copy of the sources."""
        path = sources / self.path
        if self.where == "new":
            assert not path.exists(), f"{self.path} is there already"
            path.write_text(self.text, "utf-8")
            return
        lines = path.read_text("utf-8").splitlines(keepends=True)
        if self.where == "end":
            place = len(lines)
        else:
            [found] = [number for number, line in enumerate(lines) if line.startswith(self.line)]
            place = found + (self.where == "after")
        path.write_text("".join([*lines[:place], self.text, *lines[place:]]), "utf-8")


@dataclass(frozen=True)
class Recipe:
    """A recipe.

    Attributes:
        title: its heading.
        edits: what it does to the sources.
        command: what is run then.
        article: on which text.
        told: what the command prints, line by line, among other things.
    """

    title: str
    edits: tuple[Edit, ...]
    command: str
    article: str
    told: tuple[str, ...]


def recipes() -> list[Recipe]:
    """Return the recipes of the page."""
    section = PAGE.partition("\n## Recipes\n")[2].partition("\n## ")[0]
    return [_recipe(*part.partition("\n")[::2]) for part in section.split("\n### ")[1:]]


def _recipe(title: str, text: str) -> Recipe:
    edits: list[Edit] = []
    blocks: dict[str, str] = {}
    for block in _BLOCK.finditer(text):
        if block["language"] in {"tsv", "python"}:
            edits.append(_edit(text[: block.start("language") - len("```")], block["text"]))
        else:
            blocks[block["language"]] = block["text"]
    return Recipe(title, tuple(edits), blocks["sh"].strip(), blocks["markdown"], tuple(blocks["text"].splitlines()))


def _edit(before: str, text: str) -> Edit:
    """Return what a block does, by the words before it; without others, it goes to the end of the file named first."""
    if new := _NEW.search(before):
        return Edit(new["path"], "new", "", text)
    paths = [code for code in _CODE.findall(before) if code.startswith("store/") and Path(code).suffix]
    if anchor := _ANCHOR.search(before):
        side: Literal["before", "after"] = "before" if anchor["side"].lower() == "before" else "after"
        return Edit(paths[-1], side, anchor["line"], text)
    return Edit(paths[-1], "end", "", text)
