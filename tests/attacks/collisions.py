"""Articles made to get one id: all of them must be in the store, or be told not to be."""

import hashlib
import random
from collections.abc import Callable
from pathlib import Path

from store.articles.reader import parse_article
from tests.attacks.ground import Ground, shown
from tests.attacks.running import dossier
from tests.attacks.verdicts import Verdict

_TITLE = "远山银行与远海集团公布第三季度业绩并宣布合作计划"  # 24 letters: as many as an id takes


def _page(title: str, body: str, date: str = "2026-01-05") -> str:
    return f"---\ntitle: {title}\ndate: {date}\n---\n\n{body}\n"


def _same_digits(rng: random.Random) -> list[str]:
    """Return three articles of one date and beginning of the title, two of which share six digits of their digest."""
    example = _page(_TITLE + "之零", "第0号。")
    text = parse_article(example.encode(), "a.md").text
    known: dict[str, int] = {}
    for number in range(rng.randrange(1 << 40), 1 << 60):
        digits = hashlib.sha256(text.replace("第0号", f"第{number}号").encode()).hexdigest()[:6]
        if digits in known:
            return [example, *(_page(_TITLE + "之零", f"第{one}号。") for one in (known[digits], number))]
        known[digits] = number
    raise AssertionError


def _long_titles(rng: random.Random) -> list[str]:
    return [_page(f"{_TITLE}之{end}", f"第{rng.randrange(10**9)}号。") for end in "甲乙丙丁戊"]


def _marks_alone(rng: random.Random) -> list[str]:
    return [
        _page(title, f"第{rng.randrange(10**9)}号，投资3亿元。")
        for title in ("'！！！'", "'？？？'", "'……'", "——", "无题")
    ]


def _case_and_form(rng: random.Random) -> list[str]:
    titles = ("Cafe\u0301 opens", "Caf\u00e9 opens", "CAF\u00c9 OPENS", "café  opens", "ｃａｆé opens")
    return [_page(title, f"第{rng.randrange(10**9)}号，投资3亿元。") for title in titles]


def _scripts(rng: random.Random) -> list[str]:
    return [
        _page(title, f"第{rng.randrange(10**9)}号，投资3亿元。")
        for title in ("远山银行发布", "遠山銀行發布", "远山銀行发佈")
    ]


def _tilde(rng: random.Random) -> list[str]:
    """Return articles one of which has for its title what another's id would be made into."""
    one, two = (_page("远山", f"第{rng.randrange(10**9)}号。") for _ in range(2))
    digest = hashlib.sha256(parse_article(two.encode(), "a.md").text.encode()).hexdigest()[:6]
    return [one, _page(f"远山~{digest}", "丙。"), _page(f"远山{digest}", "丁。"), two]


def _same_quotes(rng: random.Random) -> list[str]:
    clause = "会继续投入"
    lines = f"陈大文表示：“{clause}。”李小明表示：“{clause}。”投资3亿元，另投资3亿元，再投资三亿元。"
    return [_page(f"远山第{n}事", f"第{rng.randrange(10**9)}号。{lines}") for n in range(3)]


KINDS: tuple[Callable[[random.Random], list[str]], ...] = (
    _same_digits, _long_titles, _marks_alone, _case_and_form, _scripts, _tilde, _same_quotes,
)  # fmt: skip


def collisions(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Load articles that want one id, all at once or one after the other; edit one and load again."""
    make = KINDS[number % len(KINDS)]
    texts = make(rng)
    folder, store = ground.place("colliding"), ground.place("store")
    folder.mkdir()
    files = [folder / f"{place}.md" for place in rng.sample(range(100), len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, "utf-8")
    said = [dossier(store, "load", *map(str, some)) for some in ([files] if number % 2 else [[file] for file in files])]
    files[0].write_text(texts[0] + "又及，远山投资6亿元。\n", "utf-8")
    said.append(dossier(store, "load", str(folder)))
    there, check = shown(store), dossier(store, "check")
    articles = [one for one in there or () if one.startswith("article/")]
    missing = len(files) - len(articles)
    words = " ".join(one.err for one in said)
    ground.clear(folder, store)
    return Verdict(
        "harmless" if not missing else "told" if _tells(words, files) else "lost",
        wrong=bool(missing) and not check.told,
        stuck=any(one.stuck for one in said),
        crashed=any(one.crashed for one in (*said, check)),
        note=f"{make.__name__}: {missing} of {len(files)} articles missing; {said[0]}; check {check}",
    )


def _tells(words: str, files: list[Path]) -> bool:
    return any(file.name in words for file in files)
