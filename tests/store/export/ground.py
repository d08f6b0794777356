"""A store that every format is written of: texts that each format could take for its own marks, copies and a guess."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from store.export.selection import Selection
from store.library import Library
from store.model import Figure
from store.views.links import Links
from tests.store.articles_by_hand import Org, Story, Who, story, take_in

BANK, LIN = Org("远山银行", aliases=("=远山",), kind="company"), Who("林晓月", title="行长", at="远山银行")
SAID = '“<b>]]> {x} & "y" % $1 \\end @a\t#，要投3亿元”'
BODY = f"远山银行行长林晓月说：{SAID}。=远山回应了。"
ADDRESS = "https://example.org/%E8%BF%9C%E5%B1%B1?a=1&b=%B9%E3#{x}"


def _edited(one: Story) -> Story:
    """Return it with what no story has: an address, authors, a language, and a currency that is a guess."""
    article = msgspec.structs.replace(
        one.article, url=ADDRESS, authors=("张三 & 李四", "O'Neil, {A"), language="zh-Hans"
    )
    figures = tuple(msgspec.structs.replace(figure, inferred=True) for figure in one.extraction.figures)
    return Story(article, msgspec.structs.replace(one.extraction, figures=figures))


STORIES = tuple(
    _edited(
        story(
            title,
            body,
            orgs=[BANK],
            people=[LIN],
            published=day,
            publisher="山间\u200d日报 <&> \ufa51",
            tags=("跟进",),
            clipped="2026-02-01",
        )
    )
    for title, body, day in (
        ("甲事{</script>}", BODY, "2026-01-05"),
        ("=cmd|' /C calc'!A0", "远山银行无可奉告。林晓月没有来。", None),
    )
)


@contextmanager
def selected(folder: Path, *ids: str, most: int | None = None) -> Iterator[Selection]:
    """Yield a selection of all that is in the store, or of some."""
    with Library.open(folder) as library:
        take_in(library, STORIES)
        every = [one.id for kind in ("organisation", "person", "figure", "quote") for one in library.entities(kind)]
        yield Selection(library, Links.open(library), ids or every, most)


def texts(selection: Selection) -> Mapping[str, str]:
    """Return the text of each article."""
    return {one.id: selection.library.article(one.id).text for one in selection.articles()}


def figure_of(selection: Selection) -> Figure:
    """Return the one figure there is."""
    (figure,) = (one for one in map(selection.library.entity, selection.ids) if isinstance(one, Figure))
    return figure
