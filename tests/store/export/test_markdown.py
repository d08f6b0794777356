"""The Markdown note: valid, deterministic, complete, and nothing an article says marks it up."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt

from store.errors import NotFoundError
from store.export.markdown import note_name, to_markdown
from store.model import Annotation, AnyEntity, Article, Block, Figure, Link, Mention, Organisation, Person, Quote, Role
from store.views.links import Links
from tests.store.articles_by_hand import Who, story
from tests.store.export.vault.ground import ground

TITLE = "云岭智造[/foo] *获注资* # <b>"
BODY = "云岭智造董事长林晓月说：「我们`要`投80亿元。」云岭智造另称，2031年不裁员。"


class Shelf:
    """A library and its links, in memory: one article, four entities."""

    def __init__(self) -> None:
        self.own = Annotation()
        text = f"{TITLE}\n{BODY}"
        self.one = Article(
            id="article/2031-02-03-云岭",
            title=TITLE,
            text=text,
            published="2031-02-03",
            publisher="山间_日报_",
            url="https://example.org/a(1)",
            blocks=(
                Block(start=0, end=len(TITLE), kind="title"),
                Block(start=len(TITLE) + 1, end=len(text)),
            ),
        )
        entities: list[AnyEntity] = [
            Person(
                id="person/林晓月",
                name="林晓月",
                also=("林曉月",),
                roles=(Role(title="董事长", organisation="云岭智造"),),
                mention_count=1,
            ),
            Organisation(id="organisation/云岭智造", name="云岭智造", kind="company", mention_count=3),
            Figure(
                id="figure/2031-02-03-云岭/80亿元",
                text="80亿元",
                kind="money",
                value=8e9,
                unit="CNY",
                inferred=True,
                article=self.one.id,
                last_seen="2031-02-03",
            ),
            Quote(
                id="quote/2031-02-03-云岭/我们",
                text="我们`要`投80亿元。",
                kind="direct",
                cue="说",
                speaker="林晓月",
                speaker_kind="person",
                speaker_id="person/林晓月",
                article=self.one.id,
                last_seen="2031-02-03",
            ),
        ]
        self.by_id = {entity.id: entity for entity in entities}

    def entity(self, entity_id: str) -> AnyEntity:
        if entity_id not in self.by_id:
            raise NotFoundError(f"Nothing has the id {entity_id}.")
        return self.by_id[entity_id]

    def article(self, article_id: str) -> Article:
        assert article_id == self.one.id
        return self.one

    def annotation(self, _: str, /) -> Annotation:
        return self.own

    def copies(self, which: str, /) -> tuple[str, ...]:
        del which
        return ()

    def mentions(self, entity_id: str) -> Sequence[Mention]:
        entity = self.by_id[entity_id]
        exact = entity.text if isinstance(entity, Figure | Quote) else entity.name
        start = self.one.text.index(exact, len(TITLE))
        return (
            Mention(
                start=start, end=start + len(exact), exact=exact, sentence=1, why="test", score=1, article=self.one.id
            ),
        )

    def of(self, entity_id: str) -> Sequence[Link]:
        return [Link(other, "same sentence", 2) for other in self.by_id if other != entity_id]


def body_of(note: str) -> str:
    return note.split("---\n", 2)[2]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.mark.parametrize(
    "entity_id",
    ["person/林晓月", "organisation/云岭智造", "figure/2031-02-03-云岭/80亿元", "quote/2031-02-03-云岭/我们"],
)
def test_a_note_of_each_kind_is_valid_and_deterministic(shelf: Shelf, entity_id: str) -> None:
    note = to_markdown(shelf, shelf, entity_id)
    assert note == to_markdown(Shelf(), Shelf(), entity_id)
    front = yaml.safe_load(note.split("---\n")[1])
    assert front["type"] == entity_id.partition("/")[0]
    assert front["sources"] == ["https://example.org/a(1)"]
    tokens = MarkdownIt("commonmark").parse(body_of(note))
    inline = [child for token in tokens for child in token.children or []]
    assert "html_inline" not in {child.type for child in inline}
    assert not any(child.type == "code_inline" for child in inline)
    plain = "".join(child.content for child in inline if child.type in {"text", "text_special"})
    assert TITLE in plain
    links = {child.attrs["href"] for child in inline if child.type == "link_open"}
    assert links == {"https://example.org/a%281%29"}


def test_a_person_s_note_has_roles_words_and_sources(shelf: Shelf) -> None:
    note = to_markdown(shelf, shelf, "person/林晓月")
    front = yaml.safe_load(note.split("---\n")[1])
    assert front["aliases"] == ["林曉月"]
    assert front["roles"] == ["董事长, 云岭智造"]
    assert "> “我们\\`要\\`投80亿元。”" in note
    assert "\n\n^q-" in note
    assert "— 林晓月, 说 (direct) · [" in note
    assert "- **80亿元** = 8,000,000,000 CNY?: " in note


def test_a_figure_says_where_its_currency_comes_from(shelf: Shelf) -> None:
    note = to_markdown(shelf, shelf, "figure/2031-02-03-云岭/80亿元")
    assert "8,000,000,000 CNY (currency inferred from the article's place)" in note
    assert "value: 8000000000\n" in note


def test_file_names_say_what_they_hold(shelf: Shelf) -> None:
    assert note_name(shelf.entity("person/林晓月")) == "林晓月.md"
    assert note_name(Person(id="person/林晓月~f85f", name="林晓月")) == "林晓月 (f85f).md"
    assert note_name(shelf.entity("figure/2031-02-03-云岭/80亿元")) == "80亿元 2031-02-03.md"


def test_an_unknown_id_is_said_to_be_unknown(shelf: Shelf) -> None:
    with pytest.raises(NotFoundError, match="Nothing has the id"):
        to_markdown(shelf, shelf, "person/nobody")


def test_a_note_has_as_many_sources_as_articles_also_where_its_lists_are_cut_or_titles_are_the_same(
    tmp_path: Path,
) -> None:
    often = story("乙事", "陈茂林来。陈茂林去。陈茂林又来。", people=[Who("陈茂林")], published="2031-03-01")
    days = ("2031-01-01", "2031-02-01")
    same = [story("甲事", f"陈茂林{day}在场。", people=[Who("陈茂林")], published=day) for day in days]
    with ground(tmp_path, [often, *same]) as at:
        note = to_markdown(at.library, Links.build(at.library), "person/陈茂林", most=3)
    front = yaml.safe_load(note.split("---\n")[1])
    assert (front["articles"], front["sources"]) == (3, ["乙事", "甲事", "甲事"])
