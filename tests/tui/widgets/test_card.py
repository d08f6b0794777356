"""The card: what it says, and what its keys do."""

import pytest
from rich.cells import cell_len
from textual import on

from tests.tui.sample import card
from tests.tui.widgets.widgets_app import WidgetApp
from tui.desk.card_page import set_card
from tui.desk.models import CardLink, LinkGroup
from tui.widgets.card import Card
from tui.widgets.chosen import SubjectChosen


class CardApp(WidgetApp):
    """Hears the card."""

    @on(SubjectChosen)
    @on(Card.SentenceChosen)
    @on(Card.AllWanted)
    def hear(self, message: SubjectChosen | Card.SentenceChosen | Card.AllWanted) -> None:
        self.heard.append(message)


@pytest.mark.parametrize("width", [20, 36, 61, 100])
def test_no_line_is_wider_than_the_card(width: int) -> None:
    for line in set_card(card(), width).lines:
        assert cell_len("".join(words.text for words in line.words)) <= width


def test_the_card_says_who_what_and_why() -> None:
    text = "\n".join("".join(words.text for words in line.words) for line in set_card(card(), 60).lines)
    for part in (
        "林晓月",
        "董事长 · 云岭智造",
        "Lin Xiaoyue",
        "Said 3",
        "and 2 more",
        "4×",
        "person.title-before 0.95",
    ):
        assert part in text


@pytest.mark.parametrize("width", [36, 44, 61, 100])
def test_dates_rule_and_score_are_whole_however_long_the_rest_is(width: int) -> None:
    one = card()
    link = CardLink("quote/x/长", "quote", "我们会一步一步来，" * 9, "说", 3, "2031-02-04")
    sentence = one.evidence[0]._replace(source="山间日报和远山晚报联合采访组" * 3, why="organisation.place-field-head")
    long = one._replace(groups=(LinkGroup("Said", (link,), 1),), evidence=(sentence,))
    lines = ["".join(words.text for words in line.words) for line in set_card(long, width).lines]
    assert max(map(cell_len, lines)) <= width
    assert any(line.endswith("2031-02-04 3×") for line in lines)
    assert any("2031-02-03" in line for line in lines)
    assert any("organisation.place-field-head 0.95" in line for line in lines)


async def test_links_and_sentences_are_walked_and_chosen() -> None:
    app = CardApp(Card())
    async with app.run_test(size=(60, 20)) as pilot:
        app.query_one(Card).show(card())
        await pilot.press("j", "enter", "j", "enter", "j", "enter", "j", "enter")
        assert app.heard == [
            SubjectChosen("quote/x/我们会"),
            Card.AllWanted("person/林晓月", "quote"),
            SubjectChosen("organisation/云岭智造"),
            Card.SentenceChosen(0),
        ]


async def test_nothing_is_drawn_without_a_card() -> None:
    app = CardApp(Card())
    async with app.run_test(size=(60, 20)) as pilot:
        widget = app.query_one(Card)
        widget.show(card())
        widget.show(None)
        await pilot.press("j", "enter")
        assert app.heard == []
        assert not "".join(widget.render_line(y).text for y in range(20)).strip()
