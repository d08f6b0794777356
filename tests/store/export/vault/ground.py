"""A store, the vault that is made of it, and a checker of the links in a vault."""

import os
import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from store.export.vault.kept import Kept, Written
from store.export.vault.run import Asked, Report
from store.export.vault.vault import Vault
from store.library import Library
from store.views.links import Links
from tests.store.articles_by_hand import Org, Story, Who, story, take_in

AS_BEFORE = Asked()
BANK, LIN, CHAN = (
    Org("远山银行", aliases=("远山",), kind="financial"),
    Who("林晓月", title="行长", at="远山银行"),
    Who("陈茂林"),
)
STORIES = (
    story(
        "甲事",
        "远山银行行长林晓月说：“要投3亿元。”远山回应了。陈茂林在场。",
        orgs=[BANK],
        people=[LIN, CHAN],
        publisher="山间日报",
    ),
    story("乙事", "林晓月没有来。远山银行行长缺席。", orgs=[BANK], people=[LIN], published="2026-02-03"),
    story("丙事", "陈茂林一人在场。", people=[CHAN], published=None),
)
LIN_NOTE, CHAN_NOTE, BANK_NOTE = "People/林晓月.md", "People/陈茂林.md", "Organisations/远山银行.md"
_LINK = re.compile(r"(?<!\\)\[\[([^\]|#\n]+)(?:#(\^?)([^\]|\n]+))?(?:\|([^\]\n]*))?\]\]")


class Killed(BaseException):
    """The process is no more."""


class Ground(NamedTuple):
    """A store and its vault.

    Attributes:
        library: the store.
        root: the folder of the vault.
    """

    library: Library
    root: Path

    def write(self, asked: Asked = AS_BEFORE, stop: Callable[[], bool] = lambda: False) -> Report:
        """Bring the vault up to date, as another process would."""
        return Vault(self.root).write(self.library, Links.build(self.library), asked, stop=stop)

    def dies_after(self, steps: int) -> bool:
        """Have a run killed before a file of it gets its name, after so many did; return whether it was."""
        left = steps
        replace, add = os.replace, Kept.add

        def replaced(source: Path, target: Path) -> None:
            nonlocal left
            left -= 1
            if left < 0:
                raise Killed
            replace(source, target)

        def added(kept: Kept, written: Iterable[Written]) -> None:
            if left < 0:
                raise Killed
            add(kept, written)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(os, "replace", replaced)
            patch.setattr(Kept, "add", added)
            try:
                self.write()
            except Killed:
                return True
        return False

    def text(self, path: str) -> str:
        """Return the text of a note."""
        return (self.root / path).read_text("utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Change a note by hand."""
        text = self.text(path)
        assert old in text, text
        (self.root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    def stamps(self) -> dict[str, int]:
        """Return when each file was changed last, by its path."""
        return {str(one.relative_to(self.root)): one.stat().st_mtime_ns for one in files_of(self.root)}

    def texts(self) -> dict[str, bytes]:
        """Return what stands in each file."""
        return {str(one.relative_to(self.root)): one.read_bytes() for one in files_of(self.root)}


def files_of(root: Path) -> Iterator[Path]:
    """Yield the files of a vault, but for what it keeps of itself."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.relative_to(root).parts[0].startswith("."):
            yield path


@contextmanager
def ground(folder: Path, stories: Sequence[Story] = STORIES) -> Iterator[Ground]:
    """Yield a store of some articles, and the place of a vault that is not there yet."""
    with Library.open(folder / "store") as library:
        take_in(library, stories)
        yield Ground(library, folder / "vault")


def properties(text: str) -> dict[str, object]:
    """Return the properties of a note, as PyYAML reads them."""
    loaded: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return loaded


def broken_links(root: Path) -> list[str]:
    """Return the links of a vault that lead nowhere, or that may lead to several; those of properties too.

    As Obsidian has it: a link is the end of the path of a file, in whichever case, without the ending of a note.
    """
    notes = {path: path.read_text("utf-8") for path in files_of(root) if path.suffix == ".md"}
    ends: dict[str, list[Path]] = {}
    for path in files_of(root):
        name = str(path.relative_to(root)).casefold()
        parts = name.removesuffix(".md").split("/")
        for start in range(len(parts)):
            ends.setdefault("/".join(parts[start:]), []).append(path)
    broken = []
    for path, text in notes.items():
        for link in _LINK.finditer(re.sub("^dossier: .*", "", text, flags=re.MULTILINE)):
            found = ends.get(link[1].casefold(), [])
            target = notes.get(found[0], "") if len(found) == 1 else None
            if target is None or (link[2] and not re.search(rf"(?:^|\s)\^{link[3]}$", target, re.MULTILINE)):
                broken.append(f"{path.name}: {link[0]} leads to {len(found)}")
    return broken


def links_in(root: Path) -> int:
    """Return how many links there are."""
    return sum(len(_LINK.findall(path.read_text("utf-8"))) for path in files_of(root) if path.suffix == ".md")


def made_up(chance: random.Random, number: int) -> Story:
    """Return an article that others share names with; the file of a number may hold another one the next time."""
    names, firms = ("陈大文", "林晓月", "赵思远", "Nora Lam"), ("山湾集团", "远山银行", "近水大学", "云岭智造")
    firm, who, other = chance.choice(firms), chance.choice(names), chance.choice(names)
    body = f"{firm}主席{who}说：“明年投资3亿元。”{other if other != who else '大家'}昨日开会{chance.random()}。"
    people = [Who(who, title=chance.choice(("主席", "行长")), at=firm), *([Who(other)] if other != who else [])]
    day = f"2031-01-0{chance.randrange(1, 5)}"
    return story(f"{number}篇", body, orgs=[Org(firm)], people=people, published=day, path=f"/c/{number}.md")
