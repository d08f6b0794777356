"""The reader: what is drawn where, what is lit, and what its keys do."""

import pytest
from msgspec import structs
from textual import on

from tests.tui.sample import TEXT, article, spans
from tests.tui.widgets.widgets_app import WidgetApp
from tui.desk.reader_page import set_page
from tui.text.cells import cut
from tui.widgets.chosen import SubjectChosen
from tui.widgets.reader import Reader


class ReaderApp(WidgetApp):
    """Hears the reader."""

    @on(SubjectChosen)
    @on(Reader.MentionWanted)
    def hear(self, message: SubjectChosen | Reader.MentionWanted) -> None:
        self.heard.append(message)


def shown(reader: Reader) -> str:
    return "\n".join(reader.render_line(y).text.rstrip() for y in range(reader.size.height))


def test_every_character_of_the_article_is_on_the_page_once() -> None:
    page = set_page(article(), spans(), 40)
    drawn = "".join(TEXT[line.start : line.end] for line in page.lines)
    assert "".join(drawn.split()) == "".join(TEXT.split())


def test_pieces_cut_a_line_where_mentions_begin_and_end() -> None:
    page = set_page(article(), spans(), 80)
    number = page.line_of(TEXT.index("林晓月"))
    pieces = {TEXT[piece.start : piece.end]: [spans()[i].kind for i in piece.spans] for piece in page.pieces(number)}
    assert pieces["林晓月"] == ["person"]
    assert pieces["董事长"] == []
    assert pieces["云岭智造"] == ["organisation"]


def test_a_figure_is_never_split_from_its_unit() -> None:
    for width in range(10, 60):
        page = set_page(article(), spans(), width)
        for span in spans():
            if span.kind == "figure":
                assert page.line_of(span.start) == page.line_of(span.end - 1), width


async def test_header_shows_title_publisher_date_and_address_and_markup_is_text() -> None:
    app = ReaderApp(Reader())
    async with app.run_test(size=(80, 24)):
        reader = app.query_one(Reader)
        reader.show(article(), spans(), None)
        assert "[/foo] [red]x" in shown(reader)
        assert "山间日报 · 2031-02-03 · 周远" in shown(reader)
        assert "https://example.org/a" in shown(reader)


async def test_the_lit_mention_is_scrolled_into_view_and_stays_there_on_resize() -> None:
    app = ReaderApp(Reader())
    async with app.run_test(size=(80, 24)) as pilot:
        reader = app.query_one(Reader)
        last = max(range(len(spans())), key=lambda index: spans()[index].start)
        reader.show(article(), spans(), last)
        await pilot.pause()
        assert "林晓月最后说" in shown(reader)
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert "林晓月最后说" in shown(reader)


async def test_tab_walks_mentions_and_enter_chooses() -> None:
    app = ReaderApp(Reader())
    async with app.run_test(size=(80, 24)) as pilot:
        reader = app.query_one(Reader)
        reader.show(article(), spans(), None)
        await pilot.press("tab", "tab", "tab", "enter")
        assert reader.walked == spans()[2]
        assert app.heard == [SubjectChosen(spans()[2].subject)]


async def test_n_asks_for_the_next_mention() -> None:
    app = ReaderApp(Reader())
    async with app.run_test(size=(80, 24)) as pilot:
        app.query_one(Reader).show(article(), spans(), 0)
        await pilot.press("n", "N", "ｎ")
        assert [message.step for message in app.heard if isinstance(message, Reader.MentionWanted)] == [1, -1, 1]


async def test_a_click_chooses_the_mention_under_the_mouse() -> None:
    app = ReaderApp(Reader())
    async with app.run_test(size=(80, 24)) as pilot:
        reader = app.query_one(Reader)
        reader.show(article(), spans(), None)
        await pilot.pause()
        await pilot.click(Reader, offset=(4, 0))
        assert app.heard == [SubjectChosen("organisation/云岭智造")]


def test_cut_counts_cells_not_characters() -> None:
    assert cut("香港投资管理", 12) == "香港投资管理"
    assert cut("香港投资管理", 11) == "香港投资管…"
    assert cut("香港投资管理", 4) == "香…"


async def test_an_address_is_readable_and_its_escaped_control_characters_are_not_sent() -> None:
    app = ReaderApp(Reader())
    async with app.run_test(size=(80, 24)):
        reader = app.query_one(Reader)
        hostile = structs.replace(article(), url="https://example.org/%E6%B8%AF%1B]52;c;aGk=%07%E2%80%AE")
        reader.show(hostile, spans(), None)
        assert "https://example.org/港]52;c;aGk=" in shown(reader)
        assert not set(shown(reader)) & {"\x1b", "\x07", "\u202e"}


async def test_without_colours_kinds_and_the_name_walked_to_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    reader = Reader()
    async with ReaderApp(reader).run_test(size=(80, 30)) as pilot:
        reader.show(article(), spans(), None)
        await pilot.pause()

        def looks() -> dict[int, tuple[object, ...]]:
            """Return how each span looks, by its number."""
            drawn = [segment.style for y in range(reader.size.height) for segment in reader.render_line(y)]
            return {
                style.meta["span"]: (style.bold, style.underline, style.italic, style.reverse)
                for style in drawn
                if style is not None and "span" in style.meta
            }

        before = looks()
        by_kind = {spans()[number].kind: look for number, look in before.items()}
        assert len(set(by_kind.values())) == len(by_kind) >= 3
        await pilot.press("tab")
        walked = [look for number, look in looks().items() if look != before[number]]
        assert walked
        assert not set(walked) & set(by_kind.values())


async def test_with_sixteen_colours_a_quote_has_a_colour_and_names_in_it_stand_on_the_same_ground() -> None:
    reader = Reader()
    app = ReaderApp(reader)
    async with app.run_test(size=(80, 30)) as pilot:
        app.theme = "ansi-dark"
        reader.show(article(), spans(), None)
        await pilot.pause()
        drawn = [segment.style for y in range(reader.size.height) for segment in reader.render_line(y)]
        assert len({style.bgcolor for style in drawn if style is not None and "span" in style.meta}) == 1
