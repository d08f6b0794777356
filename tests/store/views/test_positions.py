"""What somebody said on a subject over time, and what changed in the wording."""

from store.model import Quote
from store.views.positions import Position, Positions, Stated, positions

LIN, BANK, LAB = "person/林晓月", "organisation/远山银行", "organisation/远山实验室"


def said(article: str, date: str | None, text: str, *about: str) -> Stated:
    quote = Quote(
        id=f"quote/{article}/{text[:4]}", text=text, kind="indirect", cue="说", speaker="林晓月", about=about or (BANK,)
    )
    return Stated(quote=quote, date=date, sources=1)


def dated(found: Positions) -> list[tuple[str | None, str | None]]:
    return [(one.date, one.since_date if one.since else "new") for one in found.positions]


def told(one: Position) -> str:
    signs = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(signs[part.change].format(part.text) for part in one.parts)


OFTEN = (
    said("c", "2031-03-01", "远山银行明年会增聘五百名工程师，也会增设分行"),
    said("a", "2031-01-05", "远山银行明年会增聘三百名工程师"),
    said("b", "2031-02-01", "远山银行无意收购任何同业", BANK, LAB),
)


def test_statements_are_told_newest_first_with_what_changed_since_the_one_most_like_it() -> None:
    found = positions(LIN, OFTEN, BANK)
    assert dated(found) == [("2031-03-01", "2031-01-05"), ("2031-02-01", "new"), ("2031-01-05", "new")]
    assert told(found.positions[0]) == "远山银行明年会增聘[-三百名-]{+五百名+}工程师{+，也会增设分行+}"
    assert found.positions[0].words("dropped") == ("三百名",)
    assert found.positions[0].words("added") == ("五百名", "也会增设分行")


def test_the_same_words_in_traditional_characters_are_no_change() -> None:
    found = positions(LIN, [OFTEN[1], said("d", "2031-04-01", "遠山銀行明年會增聘三百名工程師和十名律師")], BANK)
    assert told(found.positions[0]) == "遠山銀行明年會增聘三百名工程師{+和十名律師+}"


def test_what_an_article_says_twice_is_no_change() -> None:
    twice = [OFTEN[1], said("a", "2031-01-05", "远山银行明年会增聘三百名工程师和律师")]
    assert [one.since for one in positions(LIN, twice).positions] == ["", ""]


def test_a_subject_is_somebody_or_words() -> None:
    assert dated(positions(LIN, OFTEN, LAB)) == [("2031-02-01", "new")]
    assert dated(positions(LIN, OFTEN, "增聘")) == [("2031-03-01", "2031-01-05"), ("2031-01-05", "new")]
    assert dated(positions(LIN, OFTEN, "增設分行")) == [("2031-03-01", "new")]
    assert positions(LIN, OFTEN, "person/陈大文").positions == ()
    assert len(positions(LIN, OFTEN).positions) == 3


def test_whom_somebody_speaks_about_most() -> None:
    found = positions(LIN, [*OFTEN, said("e", None, "我没有说过", LIN)])
    assert [(one.id, one.statements) for one in found.subjects] == [(BANK, 3), (LAB, 1)]


def test_what_has_no_date_comes_last_and_changes_nothing_before_it() -> None:
    found = positions(LIN, [OFTEN[1], said("f", None, "远山银行明年会增聘两百名工程师")], BANK)
    assert dated(found) == [("2031-01-05", None), (None, "new")]
