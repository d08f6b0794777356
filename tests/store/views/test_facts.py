"""Which figures are one fact, which quotes one statement, and what is told of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from msgspec.structs import replace

from store.kinds import EntityKind, kind_of
from store.model import AnyEntity, Figure, FigureKind, Mention, Organisation, Person, Quote
from store.search.index import Index
from store.views.facts import Facts, Giver
from store.views.standing import references_of

BANK, FUND = "organisation/远山银行", "organisation/云岭基金"
CHAN, LIN = "person/陈大文", "person/林晓月"


@dataclass
class Shelf:
    """Entities, and which articles are copies of one another."""

    stated: tuple[Figure | Quote, ...]
    copies: tuple[tuple[str, ...], ...] = ()
    named: tuple[AnyEntity, ...] = field(
        default=(
            Organisation(id=BANK, name="远山银行"),
            Organisation(id=FUND, name="云岭基金"),
            Person(id=CHAN, name="陈大文"),
            Person(id=LIN, name="林晓月"),
        )
    )

    def entities(self, kind: EntityKind) -> Iterable[AnyEntity]:
        return [one for one in (*self.named, *self.stated) if kind_of(one.id) == kind]

    def entity(self, entity_id: str) -> AnyEntity:
        return next(one for one in (*self.named, *self.stated) if one.id == entity_id)

    def has(self, entity_id: str) -> bool:
        return any(one.id == entity_id for one in (*self.named, *self.stated))

    def mentions(self, entity_id: str) -> Sequence[Mention]:
        return self.entity(entity_id).mentions

    def articles_by_name(self) -> Mapping[str, Collection[str]]:
        return {}

    def copied(self) -> Mapping[str, tuple[str, ...]]:
        return {
            f"article/{one}": tuple(f"article/{other}" for other in group) for group in self.copies for one in group
        }


def standing(article: str, start: int) -> tuple[Mention, ...]:
    return (Mention(start=start, end=start + 2, exact="xx", why="test", score=1, article=f"article/{article}"),)


def figure(
    place: str,
    text: str,
    value: float | None,
    unit: str = "HKD",
    *about: str,
    kind: FigureKind = "money",
    counted: str = "",
    day: str = "2031-05-06",
    inferred: bool = False,
    quote: str = "",
) -> Figure:
    """Return a figure; `place` is the article and where it stands there."""
    article, start = place.split("@")
    return Figure(
        id=f"figure/{article}/{start}",
        text=text,
        kind=kind,
        value=value,
        unit=unit,
        about=about,
        counted=counted or None,
        inferred=inferred,
        quote=quote,
        article=f"article/{article}",
        mentions=standing(article, int(start)),
        mention_count=1,
        article_count=1,
        first_seen=day,
        last_seen=day,
    )


def quote(place: str, text: str, speaker: str = CHAN, day: str = "2031-05-06") -> Quote:
    """Return a quote; `place` is the article and where it stands there."""
    article, start = place.split("@")
    known = speaker.startswith("person/")
    return Quote(
        id=f"quote/{article}/{start}",
        text=text,
        kind="direct",
        cue="说",
        speaker=speaker.rpartition("/")[2],
        speaker_id=speaker if known else "",
        speaker_kind="person" if known else "unresolved",
        article=f"article/{article}",
        mentions=standing(article, int(start)),
        mention_count=1,
        article_count=1,
        first_seen=day,
        last_seen=day,
    )


def told(*stated: Figure | Quote, copies: tuple[tuple[str, ...], ...] = ()) -> list[set[str]]:
    """Return which of them are one, as sets of their places."""
    shelf = Shelf(stated, copies)
    facts = Facts(shelf, Index.build(shelf))
    found = facts.among(one.id for one in stated)
    return [{one.id.partition("/")[2].replace("/", "@") for one in said.occurrences} for said in found]


def test_one_amount_of_one_subject_is_a_fact_however_it_is_written() -> None:
    assert told(
        figure("a@1", "620亿港元", 62e9, "HKD", FUND),
        figure("b@1", "HK$62bn", 62e9, "HKD", FUND, day="2031-09-01"),
        figure("c@1", "620億元", 62e9, "HKD", FUND, inferred=True, day="2033-01-01"),
    ) == [{"a@1", "b@1", "c@1"}]


@pytest.mark.parametrize(
    "other",
    [
        figure("b@1", "620亿港元", 62e9, "HKD", BANK),
        figure("b@1", "620亿元", 62e9, "CNY", FUND),
        figure("b@1", "630亿港元", 63e9, "HKD", FUND),
        figure("b@1", "620亿港元", 62e9, "HKD"),
    ],
)
def test_another_subject_unit_or_amount_is_another_fact(other: Figure) -> None:
    assert len(told(figure("a@1", "620亿港元", 62e9, "HKD", FUND), other)) == 2


def test_a_noun_makes_counts_comparable_and_tells_them_apart() -> None:
    one = figure("a@1", "28家", 28, "家", FUND, kind="count", counted="企业")
    same = figure("b@1", "廿八間", 28, "間", FUND, kind="count", counted="企业", day="2033-01-01")
    banks = figure("c@1", "28家", 28, "家", FUND, kind="count", counted="银行")
    assert told(one, same, banks) == [{"a@1", "b@1"}, {"c@1"}]


def test_a_bare_share_is_the_same_only_where_articles_are_near_in_time() -> None:
    def share(place: str, day: str, value: float = 70) -> Figure:
        return figure(place, f"{value}%", value, "%", FUND, kind="percent", day=day)

    assert told(share("a@1", "2031-05-06"), share("b@1", "2031-05-20")) == [{"a@1", "b@1"}]
    assert len(told(share("a@1", "2031-05-06"), share("b@1", "2032-05-06"))) == 2
    assert len(told(share("a@1", "2031-05-06", 70.4), share("b@1", "2032-05-06", 70.4))) == 1


def test_a_span_of_time_of_another_article_is_no_evidence() -> None:
    one, other = (figure(place, "一年", 1, "年", FUND, kind="duration") for place in ("a@1", "b@1"))
    assert len(told(one, other)) == 2


def test_few_of_a_noun_are_others_in_another_year() -> None:
    one = figure("a@1", "两名", 2, "名", FUND, kind="count", counted="议员")
    other = figure("b@1", "两名", 2, "名", FUND, kind="count", counted="议员", day="2033-01-01")
    assert len(told(one, other)) == 2


def test_what_an_article_repeats_is_one_row_unless_it_is_said_of_another() -> None:
    assert told(
        figure("a@1", "5000万元", 5e7),
        figure("a@9", "5000萬元", 5e7, "HKD", FUND),
        figure("a@20", "5000万元", 5e7, "HKD", BANK),
    ) == [{"a@1", "a@9"}, {"a@20"}]


def test_an_article_may_name_what_it_counts_more_or_less_fully() -> None:
    full = figure("a@1", "4万辆", 40_000, "辆", FUND, kind="count", counted="电动汽车")
    short = figure("a@9", "40000辆", 40_000, "辆", FUND, kind="count", counted="汽车")
    other = figure("a@20", "4万辆", 40_000, "辆", FUND, kind="count", counted="货车")
    assert told(full, short, other) == [{"a@1", "a@9"}, {"a@20"}]


def test_what_two_articles_count_on_few_fingers_does_not_lead() -> None:
    few = [figure(f"{name}@1", "三名", 3, "名", FUND, kind="count", counted="议员") for name in "ab"]
    many = [figure(f"{name}@9", "300名", 300, "名", FUND, kind="count", counted="议员") for name in "cd"]
    money = figure("e@1", "5亿元", 5e8, "HKD", FUND)
    shelf = Shelf((*few, *many, money))
    index = Index.build(shelf)
    texts = [one.text for one in map(shelf.entity, index.browse("figure", "sources").ids) if isinstance(one, Figure)]
    assert texts == ["300名", "5亿元", "三名"]
    assert index.sources("figure/a/1") == 2


def test_vague_amounts_are_one_where_the_words_are() -> None:
    one, other, third = (
        figure(place, text, None, "家", kind="count")
        for place, text in (("a@1", "数百家"), ("a@9", "數百家"), ("a@20", "数十家"))
    )
    assert told(one, other, third) == [{"a@1", "a@9"}, {"a@20"}]


def test_copies_are_one_source() -> None:
    stated = [figure(f"{name}@1", "620亿港元", 62e9, "HKD", FUND) for name in "abc"]
    shelf = Shelf(tuple(stated), copies=(("a", "b"),))
    said = Facts(shelf, Index.build(shelf)).of(stated[1].id)
    assert (said.articles, said.sources) == (3, 2)


def test_a_fact_tells_when_where_and_by_whom() -> None:
    words = quote("b@5", "我们将投入620亿港元", day="2031-09-01")
    stated = (
        figure("a@1", "620亿元", 62e9, "HKD", FUND, inferred=True),
        figure("b@7", "620亿港元", 62e9, "HKD", FUND, BANK, day="2031-09-01", quote=words.id),
        words,
    )
    shelf = Shelf(stated)
    index = Index.build(shelf)
    said = Facts(shelf, index).of("figure/a/1")
    assert said.id == "figure/b/7"
    assert (said.first, said.last) == ("2031-05-06", "2031-09-01")
    assert Facts(shelf, index).last("figure/a/1") == said.last
    together = said.occurrences
    assert all(index.are_one(together[0].id, one.id) for one in together)
    assert not index.are_one("figure/a/1", CHAN)
    assert said.about == (FUND, BANK)
    assert said.givers == (Giver("陈大文", CHAN),)
    assert not said.inferred
    assert [one.article for one in said.occurrences] == ["article/b", "article/a"]


def test_a_currency_that_no_article_names_is_a_guess() -> None:
    shelf = Shelf((figure("a@1", "5亿元", 5e8, "HKD", FUND, inferred=True),))
    assert Facts(shelf, Index.build(shelf)).of("figure/a/1").inferred


def test_the_same_words_of_one_speaker_are_a_statement_in_any_article() -> None:
    assert told(
        quote("a@1", "我们会全力推动云岭的发展。"),
        quote("b@1", "我們會全力推動雲嶺的發展"),
        quote("c@1", "我们会全力推动云岭的发展", "他"),
        quote("d@1", "我们会全力推动远山的发展"),
    ) == [{"a@1", "b@1", "c@1"}, {"d@1"}]


def test_two_speakers_of_the_same_words_made_two_statements() -> None:
    assert told(quote("a@1", "我们会全力推动云岭的发展"), quote("b@1", "我们会全力推动云岭的发展", LIN)) == [
        {"a@1"},
        {"b@1"},
    ]


def test_what_anybody_may_say_is_one_statement_in_copies_alone() -> None:
    assert len(told(quote("a@1", "我同意"), quote("b@1", "我同意"))) == 2
    assert told(quote("a@1", "我同意"), quote("b@1", "我同意", "他"), copies=(("a", "b"),)) == [{"a@1", "b@1"}]


def test_what_somebody_known_says_comes_before_what_nobody_known_says() -> None:
    shelf = Shelf(
        (quote("a@1", "我们会增聘三百人", "知情人士", day="2031-09-01"), quote("b@1", "分行下月关闭", day="2031-05-01"))
    )
    assert list(Index.build(shelf).browse("quote", "sources").ids) == ["quote/b/1", "quote/a/1"]


def test_who_said_it_with_another_is_one_who_said_it() -> None:
    joint = replace(quote("a@1", "我们会增聘三百人", "陈大文和林晓月"), speaker_ids=(CHAN, LIN))
    index = Index.build(Shelf((joint,)))
    assert (index.said_by(CHAN), index.said_by(LIN)) == (1, 1)
    assert list(index.search("said-by:林晓月").panes["quote"].ids) == [joint.id]
    assert [(one, kind) for one, kind in references_of(joint) if kind == "said by"] == [
        (CHAN, "said by"),
        (LIN, "said by"),
    ]


def test_names_are_no_facts() -> None:
    shelf = Shelf(())
    with pytest.raises(TypeError, match="neither a figure nor a quote"):
        Facts(shelf, Index.build(shelf)).of(CHAN)


def test_no_article_is_read_out_before_others_have_had_their_turn() -> None:
    newer = [
        quote(f"a@{place}", f"第{word}座分行会在下月关闭", day="2031-09-01") for place, word in enumerate("一二三四五")
    ]
    older = [
        quote(f"b@{place}", f"第{word}间支行已经开门营业", day="2031-05-01") for place, word in enumerate("一二三四")
    ]
    confirmed = [quote(f"{name}@9", "董事会不会再讨论合并", day="2031-04-01") for name in "cd"]
    ids = Index.build(Shelf((*newer, *older, *confirmed))).browse("quote", "sources").ids
    in_order = (confirmed[0], *newer[:3], *older[:3], *newer[3:], *older[3:])
    assert list(ids) == [one.id for one in in_order]


def test_money_says_what_it_is_as_a_counted_noun_does() -> None:
    many = figure("a@1", "300名", 300, "名", FUND, kind="count", counted="议员", day="2031-05-01")
    money = figure("b@1", "5亿元", 5e8, "HKD", FUND, day="2031-09-01")
    assert list(Index.build(Shelf((many, money))).browse("figure", "sources").ids) == [money.id, many.id]
