"""Every character keeps its way back: the line of the file it came from, whatever was joined or taken off."""

import re

from hypothesis import given
from hypothesis import strategies as st

from store.articles import parse_article
from store.errors import ReadError
from store.model import Article
from tests.store.articles.reading import line_of

MARK = re.compile(r"q\d+z")
_FRAMES = (
    "{0} 海風基金 {1}",
    "# {0} {1}",
    "- {0}\n- {1} 港口",
    "> {0} 說\n> {1} 呢",
    '**{0}** 與 *{1}* 及 [{0}](https://x.example/a "t") 等',
    "這一行很長很長很長很長很長很長很長很長很長很長很長 {0}\n{1} 接著的一行也很長很長很長很長很長很長很長很長",
    '[{0} 長長長長長長長長長長長長長長長長長長長\n長長長長長長長 {1}](https://x.example\n"t") 之後',
    "| {0} | 乙 |\n| --- | --- |\n| 丙 | {1} |",
    "```\n{0}\n\n{1}\n```",
    "<div>\n<p>{0}\n港口</p>\n<p\nclass='a'>{1}</p>\n</div>",
    "<p>{0}<br>\n{1}</p>",
    "<!-- 註\n註 -->\n\n{0}\n\n<figure>\n<figcaption>\n{1}</figcaption></figure>",
    "{{{{< x\ny >}}}}\n{0} 港口 %%私\n人%% {1}",
    "[^1]: {0}\n\n    {1}",
    "{0}  \n{1}",
    "![a\nb](x.jpg) {0}\n\n![](y.jpg)\n{1}",
    "{0} `a\nb` 長長長長長長長長長長長長長長長長長長長長長長長長長長長長 {1}",
    "&amp;{0}&nbsp;\n\n\n\n\\*{1}",
    "標題 {0}\n=====\n\n1. {1}",
    "（關注公眾號）\n全文約300字，閱讀約需2分鐘\n{0} 長長長長長長長長長長長長長長長長長長長長長\n{1}",
)
_HEADERS = (
    "",
    "---\ntitle: 海風\n\nauthor: 甲乙\n---\n",
    "+++\ntitle = '海風'\n+++\n\n",
    "# 海風\n\n文章作者: 甲乙\n发布时间: 2024-05-06\n\n",
)


@st.composite
def _documents(draw: st.DrawFn) -> str:
    """Build a file in which every marked word is unlike every other."""
    number = 0
    parts: list[str] = []
    for frame in draw(st.lists(st.sampled_from(_FRAMES), min_size=1, max_size=8)):
        parts.append(frame.format(f"q{number}z", f"q{number + 1}z"))
        number += 2
    separator = draw(st.sampled_from(["\n\n", "\n\n\n", "\n\n\x0b\n\n"]))
    text = draw(st.sampled_from(_HEADERS)) + separator.join(parts) + "\n"
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def _check(article: Article, source: str) -> None:
    lines = source.split("\n")
    for found in MARK.finditer(article.text):
        assert found[0] in lines[line_of(article, found.start()) - 1]


@given(_documents())
def test_words_are_on_the_line_that_the_article_says(source: str) -> None:
    article = parse_article(source.encode(), "a.md")
    assert set(MARK.findall(article.text)) == set(MARK.findall(source))
    _check(article, source)


@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<p>", "<br>", "\n", "<b>", "</b>", "海風", "<td>", "<a\nhref='x'>"]))
)
def test_words_of_pages_are_on_their_lines(parts: list[str]) -> None:
    source = "<html>\n" + "".join(f"{part} q{number}z" for number, part in enumerate(parts)) + " q999z"
    article = parse_article(source.encode(), "a.html")
    assert set(MARK.findall(article.text)) == set(MARK.findall(source))
    _check(article, source)


@given(
    st.text(alphabet=st.sampled_from("字風a 1#*_`[]()<>!|-\n&;:「」。，\\{}%=^~+\"'/"), max_size=200),
    st.sampled_from("mth"),
)
def test_blocks_and_lines_are_sound_for_any_text(text: str, kind: str) -> None:
    try:
        article = parse_article(text.encode(), {"m": "a.md", "t": "a.txt", "h": "a.html"}[kind])
    except ReadError:
        return
    end = -1
    for block in article.blocks:
        assert block.start == end + 1
        assert block.start < block.end
        end = block.end
    assert end == len(article.text) or not article.blocks
    assert "\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    offsets = [offset for offset, _ in article.lines]
    assert offsets == sorted(set(offsets))
    assert not offsets or offsets[0] == 0
    assert all(1 <= line <= text.count("\n") + 1 for _, line in article.lines)
