"""Notes as a whole: any text is read back from them as it was, and somebody who is everywhere has one that is short."""

import re
from collections.abc import Sequence

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from store.export.citation import LONGEST
from store.export.markdown import to_markdown
from store.model import (
    Annotation,
    AnyEntity,
    Article,
    Block,
    Figure,
    Link,
    Mention,
    Organisation,
    Person,
    Quote,
    Role,
    Written,
)

ANYTHING = st.text(st.sampled_from("<%>{}[]()!:=$`^#|~*_-+.&;\\\"'/1 陈\n"), min_size=1) | st.text(min_size=1)
BLOCKS = {"heading", "paragraph", "bullet_list", "list_item", "blockquote", "inline"}
UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u200e\u200f\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
INLINE = {"text", "text_special", "strong", "link", "softbreak"}


class Shelf:
    """A library of an organisation that stands with many others in many articles, one sentence in each."""

    def __init__(self, text: str, many: int = 1) -> None:
        self.read: list[str] = []
        self.own = Annotation()
        self.organisation = Organisation(id="organisation/a", name=text, aliases=(text,), mention_count=many)
        self.by_id: dict[str, AnyEntity] = {self.organisation.id: self.organisation}
        self.articles: dict[str, Article] = {}
        self.ties: list[Link] = []
        for number in range(many):
            day = f"20{number // 10000:02}-{number // 100 % 100:02}-{number % 100:02}"
            article = Article(
                id=f"article/{day}",
                title=text,
                publisher=text,
                text=text,
                published=day,
                url=f"https://example.org/{number}",
                blocks=(Block(start=0, end=len(text)),),
            )
            self.articles[article.id] = article
            person = Person(id=f"person/{number}", name=text, roles=(Role(title=text, organisation=text),))
            figure = Figure(
                id=f"figure/{day}/a", text=text, unit=text, value=1.0, kind="count", article=article.id, last_seen=day
            )
            spoken = Quote(
                id=f"quote/{day}/a", text=text, kind="direct", cue=text, speaker=text, article=article.id, last_seen=day
            )
            told = Quote(
                id=f"quote/{day}/b", text=text, kind="mixed", cue="说", speaker=text, article=article.id, last_seen=day
            )
            self.by_id |= {one.id: one for one in (person, figure, spoken, told)}
            self.ties += [
                Link(spoken.id, "said by"),
                Link(told.id, "about"),
                Link(figure.id, "about"),
                Link(person.id, "same sentence"),
            ]

    def entity(self, entity_id: str) -> AnyEntity:
        self.read.append(entity_id)
        return self.by_id[entity_id]

    def article(self, article_id: str) -> Article:
        self.read.append(article_id)
        return self.articles[article_id]

    def copies(self, which: str, /) -> tuple[str, ...]:
        del which
        return ()

    def mentions(self, entity_id: str) -> Sequence[Mention]:
        entity = self.by_id[entity_id]
        newest_first = [entity.article] if isinstance(entity, Figure | Quote) else sorted(self.articles, reverse=True)
        text = self.organisation.name
        return [
            Mention(start=0, end=1, exact=text[:1], why="test", score=1, article=article) for article in newest_first
        ]

    def annotation(self, _: str, /) -> Annotation:
        return self.own

    def of(self, entity_id: str) -> Sequence[Link]:
        assert entity_id == self.organisation.id
        return self.ties


def note_of(shelf: Shelf, most: int | None = 100) -> tuple[dict[str, object], str]:
    """Return the front matter and the body of a note, which stands between two marks."""
    _, front, body = re.split(r"^---\n", to_markdown(shelf, shelf, shelf.organisation.id, most), maxsplit=2, flags=re.M)
    body, marks = re.subn(r"^<!-- dossier:(?:begin [0-9a-f]{12}( {.*})?|end) -->\n", "", body, flags=re.M)
    assert marks == 2
    return yaml.safe_load(front), body


def seen(text: str) -> str:
    """Return what is to be seen of a text on one line."""
    return " ".join(UNPRINTABLE.sub(" ", text).split())


def plain(tokens: Sequence[Token]) -> str:
    return "".join(token.content if token.type != "softbreak" else "\n" for token in tokens)


@settings(max_examples=60)
@given(ANYTHING)
def test_any_text_is_read_back_from_a_note_as_it_was(text: str) -> None:
    front, body = note_of(Shelf(text))
    whole = "".join(character for character in text if not "\ud800" <= character <= "\udfff")
    assert front["name"] == whole
    assert front["aliases"] == [whole]
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(body)
    assert {re.sub("_open|_close", "", token.type) for token in tokens} <= BLOCKS
    spans = [token.children or [] for token in tokens if token.type == "inline"]
    assert {re.sub("_open|_close", "", child.type) for span in spans for child in span} <= INLINE
    line = seen(text)
    assume(line)
    lines = [said.strip() for span in spans for said in plain(span).split("\n")]
    for said in (line, f"“{line}”", f"{line} — {seen(f'{text}, {text}')}, same sentence, 1×"):
        assert said in lines
    linked = {child.attrs.get("href") for span in spans for child in span if child.type == "link_open"}
    assert linked <= {"https://example.org/0"}


def test_lists_end_after_the_newest_and_say_how_many_more_there_are() -> None:
    shelf = Shelf("远山银行")
    whole, many = note_of(shelf)[1], Shelf("远山银行", 250)
    front, body = note_of(many)
    assert front["mentions"] == 250
    assert len(body) < 120 * len(whole)
    assert body.count("> “") == 100
    assert body.count("\n> 远") == 100
    assert body.count("\n- **") == 100
    assert body.count("same sentence, 1×") == 100
    assert body.count("\n  - 远山银行") == 100
    assert body.count("up to 150 more: dossier export organisation/a --all writes them") == 3
    assert body.count("- and 150 more: dossier export organisation/a --all writes them") == 2
    newest = sorted(many.articles, reverse=True)
    assert front["sources"] == [many.articles[one].url for one in newest[:100]]


def test_what_is_not_written_is_not_read() -> None:
    shelf = Shelf("远山银行", 250)
    note_of(shelf, 3)
    read = {one for one in shelf.read if one.startswith(("article/", "person/"))}
    assert len(read) == 6
    assert shelf.read.count(next(iter(read))) == 1


def test_all_is_written_where_all_is_asked_for() -> None:
    front, body = note_of(Shelf("远山银行", 250), None)
    assert body.count("> “") == body.count("same sentence, 1×") == 250
    assert "more" not in body
    assert isinstance(front["sources"], list)
    assert len(front["sources"]) == 250


@pytest.mark.parametrize("text", ["远" * 10_000, "a " * 10_000], ids=["Chinese", "Latin"])
def test_a_sentence_without_an_end_is_cited_around_its_mention(text: str) -> None:
    sentences = [line for line in note_of(Shelf(text))[1].splitlines() if line.startswith("  - ")]
    assert [line.endswith("…") for line in sentences] == [True]
    assert len(sentences[0]) < 2 * LONGEST


def test_what_she_noted_and_tagged_is_told_from_what_articles_say_and_stays_words() -> None:
    shelf = Shelf("远山银行")
    note = Written("1", "问过了：\n<% x %> 待核实", "2026-01-05T00:00:00Z", "lin")
    shelf.own = Annotation(("跟进", "to-do"), (note,))
    front, body = note_of(shelf)
    assert front["tags"] == ["跟进", "to-do"]
    assert "> [!note] My note, 2026-01-05 · lin\n> 问过了：\n" in body
    assert "<%" not in body
    shelf.own = Annotation()
    front, body = note_of(shelf)
    assert "tags" not in front
    assert "[!note]" not in body
