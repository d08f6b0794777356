"""Article files to attack a store with: made up, or made out of real ones, as many as are wanted.

    python -m tests.attacks.articles DIR --count 40 [--seed 7] [--from DIR]

Without `--from` names, firms, amounts and sentences are invented: few of them, so that articles share them under other
forms (陈大文, 陳大文, David Chan), which is where taking one article out has to take apart what it had joined. With
`--from` each article is the first half of one real file and the second of another, so that no two are the same.
"""

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import opencc

from tests.bench.generate import WORDS

_TO_TRADITIONAL = opencc.OpenCC("s2t")
_SPREAD = 50
"""Articles in one folder."""


class Somebody(NamedTuple):
    """A person or an organisation by its Chinese name, its English one, and its short one or title."""

    name: str
    english: str
    other: str


def people(rng: random.Random, count: int) -> list[Somebody]:
    """Return persons with an English name and a title."""
    made = []
    for _ in range(count):
        name = rng.choice(WORDS["surnames"]) + "".join(rng.sample(WORDS["given"], 2))
        english = f"{rng.choice(WORDS['given_english'])} {rng.choice(WORDS['english'])}son"
        made.append(Somebody(name, english, rng.choice(WORDS["titles"])))
    return made


def firms(rng: random.Random, count: int) -> list[Somebody]:
    """Return organisations with an English name and a short one."""
    made = []
    for _ in range(count):
        core = "".join(rng.sample(WORDS["cores"], 2))
        name = rng.choice(WORDS["places"]) + core + rng.choice(WORDS["fields"]) + "有限公司"
        english = (
            f"{rng.choice(WORDS['english'])}{rng.choice(WORDS['english']).lower()} {rng.choice(WORDS['english_ends'])}"
        )
        made.append(Somebody(name, english, core + "集团"))
    return made


def written(number: int, seed: int = 7, *, length: int = 6) -> str:
    """Return the file of an article, the same for the same number, seed and length in sentences."""
    cast = random.Random(seed)
    who, where = people(cast, 12), firms(cast, 12)
    rng = random.Random(f"{seed} {number}")
    lead, firm = rng.choice(who), rng.choice(where)
    title = f"{firm.other}第{number}号公布"
    lines = [
        _sentence(rng, rng.choice((lead, lead, rng.choice(who))), rng.choice((firm, firm, rng.choice(where))))
        for _ in range(length)
    ]
    day = f"2026-{1 + number % 12:02}-{1 + number % 28:02}"
    text = (
        f"---\ntitle: {title}\ndate: {day}\npublisher: {rng.choice(WORDS['places'])}日报\n---\n\n"
        + "\n\n".join(lines)
        + "\n"
    )
    return _TO_TRADITIONAL.convert(text) if number % 2 else text


def _sentence(rng: random.Random, lead: Somebody, firm: Somebody) -> str:
    """Return a sentence in which they stand under one form, or under two with what says that these are one."""
    amount = f"{rng.randrange(2, 900)}{rng.choice(('亿元', '万美元', '亿港元'))}"
    clause = rng.choice(WORDS["clauses"])
    person = rng.choice((lead.name, lead.name, lead.english, f"{lead.name}（{lead.english}）"))
    named = rng.choice(
        (firm.name, firm.other, firm.english, f"{firm.name}（{firm.english}）", f"{firm.name}（下称{firm.other}）")
    )
    return rng.choice(
        (
            f"{named}{lead.other}{person}表示：“{clause}，投资{amount}。”",
            f"{person}指出，{named}今年投入{amount}，比去年增加{rng.randrange(2, 60)}%。",
            f"{named}宣布，{clause}，由{person}负责。",
        )
    )


def write_made_up(folder: Path, count: int, seed: int = 7, *, first: int = 0, length: int = 6) -> list[Path]:
    """Write made-up articles into a folder and return their files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for number in range(first, first + count):
        file = folder / f"{number:05}.md"
        file.write_text(written(number, seed, length=length), "utf-8")
        files.append(file)
    return files


def halved(real: Sequence[Path], count: int, seed: int) -> Iterator[str]:
    """Yield articles made of the first half of one real file and the second of another, no two the same."""
    rng = random.Random(seed)
    seen: set[bytes] = set()
    while len(seen) < count:
        head, tail = (file.read_text("utf-8", errors="replace").splitlines() for file in rng.sample(real, 2))
        text = "\n".join(head[: len(head) // 2] + tail[len(tail) // 2 :]) + "\n"
        digest = hashlib.sha256(text.encode()).digest()
        if digest not in seen:
            seen.add(digest)
            yield text


def write_out_of(real: Sequence[Path], folder: Path, count: int, seed: int) -> None:
    """Write articles made out of real ones, some in each of many folders."""
    for number, text in enumerate(halved(real, count, seed)):
        place = folder / f"{number // _SPREAD:04}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.md").write_text(text, "utf-8")


def real_files(folder: Path) -> list[Path]:
    """Return the articles in a folder and those in it, in order.

    Raises:
        SystemExit: there are fewer than two.
    """
    files = sorted(file for file in folder.rglob("*.md") if file.is_file())
    if len(files) < 2:
        sys.exit(f"There are not two articles (*.md) in {folder}.")
    return files


def main(arguments: Sequence[str]) -> int:
    """Write as many articles as asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--from", type=Path, dest="real", metavar="DIR", help="real articles to make them out of")
    options = parser.parse_args(arguments)
    if options.real:
        write_out_of(real_files(options.real), options.folder, options.count, options.seed)
    else:
        write_made_up(options.folder, options.count, options.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
