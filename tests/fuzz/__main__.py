"""Feed a reader with bytes that grow to reach all of its code, and check what always holds.

    python -m pip install atheris        # no dependency of the project; wheels for Linux, Python 3.11 to 3.13
    python -m tests.fuzz TARGET [-max_total_time=600] [CORPUS …]

TARGET is header, markdown, hypertext, figures or quotes. Whatever follows goes to libFuzzer
(https://llvm.org/docs/LibFuzzer.html): folders are corpora, of which the first one is added to. An input that fails is
written to `crash-…`, and is given again with `python -m tests.fuzz TARGET crash-…`.
"""

import json
import re
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["store"]):
    from store.articles.reader import parse_article
    from store.errors import ReadError
    from store.extraction.engine.document import prepare
    from store.extraction.figures import find_figures
    from store.extraction.pipeline import extract
    from store.model import Article, Block
from tests.store.soundness import check_article, check_extraction

WORDS = Path(__file__).with_name("marks.txt")
"""What the readers look for, so that it need not be found by chance."""

FENCES = (
    "---\n{}\n---\n正文在此。",
    "+++\n{}\n+++\n正文在此。",
    ";;;\n{}\n;;;\n正文在此。",
    "{}\n\n正文在此。",
    "# 题\n{}\n正文在此。",
)


def read(data: bytes, name: str) -> None:
    """Read a file of these bytes; to refuse it with a sentence is as good."""
    try:
        article = parse_article(data, name)
    except ReadError as error:
        refused = str(error)
    else:
        check_article(article)
        return
    assert refused.isprintable()


def header(data: bytes) -> None:
    """Read front matter of each form."""
    if data:
        fence, _, behind = FENCES[data[0] % len(FENCES)].partition("{}")
        read(fence.encode() + data[1:] + behind.encode(), "a.md")


def markdown(data: bytes) -> None:
    """Read Markdown."""
    read(data, "a.md")


def hypertext(data: bytes) -> None:
    """Read HTML."""
    read(data, "a.html")


def plain(data: bytes) -> Article:
    """Return an article of paragraphs alone."""
    text = data.decode("utf-8", errors="ignore").replace("\r", "\n").strip("\n") or "空"
    blocks = tuple(Block(start=line.start(), end=line.end()) for line in re.finditer(r"[^\n]+", text))
    return Article(id="article/undated-fuzz", title="", text=text, blocks=blocks)


def figures(data: bytes) -> None:
    """Find the figures of a text."""
    article = plain(data)
    for figure in find_figures(prepare(article)):
        (mention,) = figure.mentions
        assert article.text[mention.start : mention.end] == mention.exact != ""
        assert figure.value is None or figure.value == figure.value, "the value is no number"


def quotes(data: bytes) -> None:
    """Find all there is, quotes and who said them too, with what belongs together."""
    article = plain(data)
    check_extraction(article, extract(article))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "header": header,
    "markdown": markdown,
    "hypertext": hypertext,
    "figures": figures,
    "quotes": quotes,
}


def dictionary() -> str:
    """Return the words in libFuzzer's format: bytes as escapes between quotation marks."""
    lines = [line for line in WORDS.read_text("utf-8").splitlines() if not line.startswith("# What")]
    words = (json.loads(f'"{line}"').encode() for line in lines)
    return "".join('"' + "".join(f"\\x{byte:02x}" for byte in word) + '"\n' for word in words)


def main() -> None:
    """Run the target named on the command line until libFuzzer ends."""
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(f"python -m tests.fuzz {{{'|'.join(TARGETS)}}} [libFuzzer's options and folders]")
    with tempfile.NamedTemporaryFile("w", encoding="ascii", suffix=".dict") as words:
        words.write(dictionary())
        words.flush()
        options = [f"-dict={words.name}", "-timeout=20", "-max_len=1000", "-rss_limit_mb=3000"]
        atheris.Setup([sys.argv[0], *options, *sys.argv[2:]], TARGETS[sys.argv[1]])
        atheris.Fuzz()


main()
