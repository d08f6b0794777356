"""What stands with what."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pytest

from store.kinds import EntityKind
from store.model import AnyEntity, Article, Figure, Mention, Organisation, Person, Quote, Role
from store.views.links import Links

FUND = "organisation/港投公司"
BANK = "organisation/金管局"
CHAN = "person/陈家齐"
SUN = "person/孙东"


@dataclass
class Folder:
    """A library in memory: entities, and per article the sentence that each mention stands in."""

    all: dict[EntityKind, list[AnyEntity]]
    pages: dict[str, list[tuple[str, int]]]
    dates: dict[str, str] = field(default_factory=dict)

    def entities(self, kind: EntityKind) -> Iterable[AnyEntity]:
        return self.all.get(kind, [])

    def articles(self) -> Sequence[Article]:
        return [Article(id=name, title=name, text="", published=self.dates.get(name)) for name in self.pages]

    def mentions_of_named(self) -> Iterable[tuple[str, Mention]]:
        return [
            (entity, mention(article, sentence)) for article, page in self.pages.items() for entity, sentence in page
        ]


def mention(article: str, sentence: int) -> Mention:
    return Mention(start=0, end=1, exact="x", sentence=sentence, why="test", score=1, article=article)


@pytest.fixture
def links() -> Links:
    together = [(name, 4) for name in (FUND, SUN, BANK, "figure/620", "figure/80")]
    return Links.build(
        Folder(
            {
                "organisation": [Organisation(id=FUND, name="港投公司"), Organisation(id=BANK, name="金管局")],
                "person": [
                    Person(id=CHAN, name="陈家齐", roles=(Role(title="行政总裁", organisation_id=FUND),)),
                    Person(id=SUN, name="孙东"),
                ],
                "figure": [
                    Figure(id="figure/620", text="620亿港元", kind="money", about=(FUND,), quote="quote/new"),
                    Figure(id="figure/80", text="80亿美元", kind="money", equals="figure/620"),
                ],
                "quote": [
                    Quote(id="quote/old", text="旧", kind="direct", cue="说", speaker="陈家齐", speaker_id=CHAN),
                    Quote(
                        id="quote/new",
                        text="新",
                        kind="direct",
                        cue="说",
                        speaker="陈家齐",
                        speaker_id=CHAN,
                        about=(FUND,),
                        figures=("figure/620",),
                    ),
                ],
            },
            {
                "article/old": [(CHAN, 0), ("quote/old", 0), (FUND, 1), (BANK, 1), (BANK, 1)],
                "article/new": [(CHAN, 3), ("quote/new", 3), *together],
            },
            {"article/old": "2024-01-01", "article/new": "2025-06-12"},
        )
    )  # fmt: skip


def facts(links: Links, entity_id: str) -> list[tuple[str, str, int]]:
    return [(link.target, link.kind, link.count) for link in links.of(entity_id)]


def test_what_somebody_said_comes_first_and_newest_first(links: Links) -> None:
    assert facts(links, CHAN)[:2] == [("quote/new", "said by", 1), ("quote/old", "said by", 1)]


def test_a_role_links_both_ways(links: Links) -> None:
    assert (FUND, "holds a role at", 1) in facts(links, CHAN)
    assert (CHAN, "holds a role at", 1) in facts(links, FUND)


def test_a_figure_is_linked_with_its_subject_its_quote_and_its_equal(links: Links) -> None:
    found = facts(links, "figure/620")
    assert ("figure/80", "equals", 1) in found
    assert ("quote/new", "inside quote", 1) in found
    assert (FUND, "about", 1) in found
    assert ("figure/620", "equals", 1) in facts(links, "figure/80")


def test_sentences_shared_are_counted_once_each(links: Links) -> None:
    assert (BANK, "same sentence", 2) in facts(links, FUND)
    assert (SUN, "same sentence", 1) in facts(links, FUND)


def test_a_shared_sentence_shows_the_newest_article(links: Links) -> None:
    link = next(link for link in links.of(FUND) if link.target == BANK)
    assert (link.article, link.sentence) == ("article/new", 4)


def test_a_record_linked_by_reference_is_not_named_again_for_its_sentence(links: Links) -> None:
    assert [kind for target, kind, _ in facts(links, FUND) if target == "figure/620"] == ["about"]


def test_linked_is_the_targets_and_never_the_entity_itself(links: Links) -> None:
    assert links.linked(CHAN) == {"quote/new", "quote/old", FUND}
    assert SUN not in links.linked(SUN)


@pytest.mark.parametrize("one", [CHAN, FUND, BANK, SUN, "figure/620", "quote/new"])
def test_numbers_are_those_of_what_is_linked(links: Links, one: str) -> None:
    ids = links.standing().ids
    assert sorted(ids[number] for number in links.linked_numbers(one).tolist()) == sorted(links.linked(one))


def test_an_unknown_entity_has_no_links(links: Links) -> None:
    assert links.of("person/nobody") == ()
    assert Links.build(Folder({}, {})).linked("person/nobody") == frozenset()
    assert not len(links.linked_numbers("person/nobody"))
