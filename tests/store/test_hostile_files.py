"""Whole files made to hurt, read and extracted: four times the length is never nine times the time."""

import time
from collections.abc import Callable

import pytest

from store.articles import parse_article
from store.extraction.pipeline import extract

FILES: dict[str, tuple[str, Callable[[str], str]]] = {
    "text": ("a.txt", lambda text: text),
    "author": ("a.md", lambda text: f"---\nauthor: {text}\n---\n正文在此。"),
    "title": ("a.md", lambda text: f"---\ntitle: {text}\n---\n正文在此。"),
    "by-line": ("a.md", lambda text: f"# 海风\n\n作者：{text}\n\n正文在此。"),
    "meta": ("a.html", lambda text: f'<html><head><meta name="author" content="{text}"></head><p>正文在此。'),
    "page title": ("a.html", lambda text: f"<html><head><title>{text}</title></head><p>正文在此。"),
    "attribute": ("a.html", lambda text: f"<html><p {text}>正文在此。"),
    "element": ("a.html", lambda text: f"<html><p>{text}</p>"),
}


def seconds(kind: str, text: str) -> float:
    """Return the processor's time for a file that holds a text."""
    name, file = FILES[kind]
    data = file(text).encode()
    begin = time.thread_time()
    extract(parse_article(data, name))
    return time.thread_time() - begin


@pytest.mark.parametrize(
    ("kind", "piece"),
    [
        *(
            ("text", piece)
            for piece in (
                *("A ", "A.", "A'", "said ", "驻", "股份有限公司", "主席", "「「「", "“", "（", "、、", "陈大文"),
                *("1", "HK$1", "说"),
            )
        ),
        *(("author", piece) for piece in ("驻", "\u3000", "记者 ", "驻；；特约")),
        *(("meta", piece) for piece in ("驻", "\u3000")),
        ("title", "\u3000"),
        ("by-line", "文字 "),
        ("page title", " -"),
        ("attribute", "____"),
        ("element", "\t"),
    ],
)
def test_time_grows_with_the_length_of_a_file(kind: str, piece: str) -> None:
    """Time is the processor's own; what takes less than a fifth of a second is short however it grows."""
    long = seconds(kind, piece * (8_000 // len(piece)))
    if long > 0.2:
        short = min(seconds(kind, piece * (2_000 // len(piece))) for _ in range(3))
        long = min(long, seconds(kind, piece * (8_000 // len(piece))))
        assert long < 9 * short + 0.2
