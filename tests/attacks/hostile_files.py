"""Files made to hold a load up, to break it, or to be taken in though they should not be."""

import os
import random
import socket
from collections.abc import Callable
from pathlib import Path

_BODY = "远山银行行长陈大文表示：“会继续。”投资3亿元。"


def _header(line: str) -> str:
    return f"---\n{line}\n---\n\n{_BODY}\n"


TEXTS: dict[str, Callable[[random.Random], str]] = {
    "author-meta": lambda rng: f'<html><meta name="author" content="{"驻" * rng.randrange(100, 140)}"><p>{_BODY}</p>',
    "author-front": lambda rng: _header(f'author: "{"驻" * rng.randrange(100, 140)}"'),
    "author-spaces": lambda _: _header(f'author: "甲{chr(0x3000) * 60_000}乙"'),
    "title-spaces": lambda _: _header(f'title: "甲{chr(0x3000) * 60_000}乙"'),
    "latin-run": lambda _: "A " * 24_000,
    "latin-names": lambda _: "Aa Bb " * 8_000,
    "tag-run": lambda _: f"<html><p {'_' * 60_000}>{_BODY}",
    "tag-half": lambda _: "<p " * 60_000 + _BODY,
    "tag-attributes": lambda _: f"<html><p {'a=' * 40_000}>{_BODY}",
    "long-line": lambda _: "远山银行投资3亿元，" * 150_000,
    "long-letters": lambda _: "a" * 10_000_000,
    "long-characters": lambda _: "陈" * 300_000,
    "long-digits": lambda _: "9" * 300_000 + "亿元",
    "long-numerals": lambda _: "一百" * 100_000 + "亿元",
    "deep-html": lambda _: "<div>" * 60_000 + _BODY,
    "deep-quotation": lambda _: ">" * 60_000 + _BODY,
    "deep-list": lambda _: "\n".join(" " * (2 * n) + "- 甲" for n in range(1500)),
    "deep-brackets": lambda _: "（" * 60_000 + _BODY + "）" * 60_000,
    "deep-quotes": lambda _: "“" * 60_000 + _BODY + "”" * 60_000,
    "deep-links": lambda _: "[" * 60_000 + _BODY,
    "deep-yaml": lambda _: _header("a: " + "[" * 20_000),
    "yaml-bomb": lambda _: _header(
        "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + "\n".join(f"{b}: &{b} [{','.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "\ntitle: *i"
    ),
    "entities": lambda _: "<html><p>" + "&amp;" * 1_000_000 + _BODY,
    "table": lambda _: ("| 甲 " * 2000 + "|\n") + "|---" * 2000 + "|\n" + ("| 3亿元 " * 2000 + "|\n") * 40,
    "emphasis": lambda _: "*a **b " * 30_000,
    "backticks": lambda _: "".join("`" * n + "a" for n in range(1, 900)),
    "dates": lambda _: _header("date: " + "2026-" * 20_000),
    "bracketed": lambda _: "远山银行（" * 20_000,
    "says": lambda _: "陈大文表示，" * 20_000,
    "said-by": lambda _: "他說" * 30_000 + "：“好。”",
    "aliases": lambda _: "".join(f"远山{n}银行（下称银行{n}）" for n in range(4000)),
    "noise": lambda rng: "".join(
        chr(rng.choice((rng.randrange(32, 127), rng.randrange(0x4E00, 0x9FA5)))) for _ in range(200_000)
    ),
    "surrogates": lambda _: "\\ud800" * 1000 + _BODY,
    "spliced": lambda rng: "其官方公布。" + "".join(rng.choices("其官方公布該发言人称指出：“”，。", k=5000)),
    "escapes": lambda _: f"\x1b]0;owned\x07\x1b[2J{_BODY}\x9b31m",
}
"""By name, what stands in a file; drawn anew for each trial."""

RAW: dict[str, bytes] = {
    "nul.md": bytes(100_000),
    "utf16.md": "\ufeff远山银行投资3亿元。".encode("utf-16") + b"\xd8",
    "gb18030-half.md": ("远山银行投资3亿元。" * 1000).encode("gb18030") + b"\x81",
    "random.md": random.Random(7).randbytes(300_000),
    "empty.md": b"",
}


def hostile_names(folder: Path) -> list[str]:
    """Make files whose names are hostile; return what they must be shown as, where they must be shown at all."""
    turned = "\u202egnp.md".encode()  # what follows it is shown from right to left
    for name in (b"\x1b[31mred\x1b[0m.md", b"new\nline.md", b"caf\xe9\xff.md", b"-rf.md", b"$(id).md", turned):
        target = os.path.join(os.fsencode(folder), name)
        with open(target, "wb") as file:
            file.write(_BODY.encode() + name)
    return []


def copies(folder: Path) -> list[str]:
    """Make four thousand files of one text."""
    for number in range(4000):
        (folder / f"copy-{number}.md").write_text(f"# 远山\n\n{_BODY}\n", "utf-8")
    return []


def links_out(folder: Path) -> list[str]:
    """Make symbolic links that leave the folder: to a file, to a folder, to themselves, to nothing."""
    outside = folder.parent / f"{folder.name}-outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("SECRET 外面的陈外人表示：“不许读。”", "utf-8")
    (folder / "shadow.txt").symlink_to(outside / "secret.txt")
    (folder / "folder").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "nothing.md").symlink_to(outside / "nothing.md")
    return ["shadow.txt", "nothing.md"]


def closed(folder: Path) -> list[str]:
    """Make a folder that may be listed and not entered, one that may not be listed, and a file not to be read."""
    for name, mode in (("listed", 0o444), ("shut", 0o000)):
        (folder / name).mkdir()
        (folder / name / "in.md").write_text(_BODY, "utf-8")
        (folder / name).chmod(mode)
    (folder / "unread.md").write_text(_BODY, "utf-8")
    (folder / "unread.md").chmod(0)
    return ["listed", "shut", "unread.md"]


def not_files(folder: Path) -> list[str]:
    """Make a pipe, a socket and a link to a device, called as articles are."""
    os.mkfifo(folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(folder / "socket.md"))
    (folder / "zero.md").symlink_to("/dev/zero")
    return ["pipe.md", "socket.md", "zero.md"]


def long_path(folder: Path) -> list[str]:
    """Make folders in folders until a path is longer than the system takes (PATH_MAX, limits.h)."""
    here = os.open(folder, os.O_RDONLY)
    for _ in range(24):
        os.mkdir("深" * 80, dir_fd=here)
        inner = os.open("深" * 80, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = inner
    file = os.open("deep.md", os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.write(file, _BODY.encode())
    os.close(file)
    os.close(here)
    return ["深"]


FOLDERS: dict[str, Callable[[Path], list[str]]] = {
    "names": hostile_names,
    "copies": copies,
    "links-out": links_out,
    "closed": closed,
    "not-files": not_files,
    "long-path": long_path,
}
"""By name, what makes something hostile in a folder and returns what must be told of it by name."""

ALL = (*TEXTS, *RAW, *FOLDERS)


def make(name: str, folder: Path, rng: random.Random) -> list[str]:
    """Make something hostile in a folder; return what must be named if it is not read, or must not be read."""
    if name in FOLDERS:
        return FOLDERS[name](folder)
    file = folder / (name if name in RAW else f"{name}.{'html' if TEXTS[name](rng).startswith('<') else 'md'}")
    file.write_bytes(RAW[name] if name in RAW else TEXTS[name](rng).encode())
    return [file.name]
