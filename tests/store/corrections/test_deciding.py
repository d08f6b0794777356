"""Each kind of correction: what it makes of a store, that it is undone and done again, and what is refused."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.corrections.asked import (
    Alias,
    Asked,
    Different,
    FigureIs,
    Missed,
    Note,
    NotOne,
    QuoteIs,
    Rename,
    Retype,
    RoleIs,
    Same,
    Separate,
    SpeakerIs,
)
from store.errors import ContradictionError, DecisionError, NotFoundError
from store.library import Library
from store.model import Figure, Organisation, Person, Quote
from store.views.links import Links
from tests.store.articles_by_hand import Org, Who, state, story, take_in
from tests.store.corrections.ground import called, corrections, of_kind, opened

pytestmark = pytest.mark.over_both

Check = Callable[[Library], bool]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with opened(tmp_path / "store") as one:
        yield one


def organisation(library: Library, name: str) -> Organisation:
    [found] = called(library, "organisation", name)
    entity = library.entity(found)
    assert isinstance(entity, Organisation)
    return entity


def person(library: Library, name: str) -> Person:
    [found] = called(library, "person", name)
    entity = library.entity(found)
    assert isinstance(entity, Person)
    return entity


def quote_said(library: Library, words: str) -> Quote:
    [found] = [one for one in library.entities("quote") if isinstance(one, Quote) and words in one.text]
    return found


def organisation_of(library: Library, which: str) -> Organisation:
    entity = library.entity(which)
    assert isinstance(entity, Organisation)
    return entity


def first_figure(library: Library) -> Figure:
    figure = library.entity(of_kind(library, "figure"))
    assert isinstance(figure, Figure)
    return figure


def namesakes(library: Library) -> list[str]:
    return called(library, "person", "陈明")


CORRECTIONS: dict[str, tuple[Callable[[Library], Asked], Check]] = {
    "two people of one name are the same": (
        lambda library: Same(one=namesakes(library)[0], other=namesakes(library)[1]),
        lambda library: person(library, "陈明").article_count == 2,
    ),
    "two people of two names are the same": (
        lambda _: Same(one="person/林晓月", other="person/林小月"),
        lambda library: person(library, "林晓月").aliases == ("林小月",) and not called(library, "person", "林小月"),
    ),
    "two organisations are the same": (
        lambda _: Same(one="organisation/远山银行", other="organisation/远山集团"),
        lambda library: organisation(library, "远山银行").article_count == 3,
    ),
    "no organisation anywhere": (
        lambda _: NotOne(which="organisation/算法"),
        lambda library: not called(library, "organisation", "算法") and not quote_said(library, "算法").about[1:],
    ),
    "no organisation in one article": (
        lambda _: NotOne(which="organisation/算法", article="article/2026-01-05-甲篇"),
        lambda library: organisation(library, "算法").article_count == 1,
    ),
    "no organisation at one place": (
        lambda _: NotOne(which="organisation/算法", article="article/2026-01-05-丙篇", start=3),
        lambda library: organisation(library, "算法").mention_count == 3,
    ),
    "no person, and what they said stays": (
        lambda _: NotOne(which="person/林小月"),
        lambda library: quote_said(library, "很多").speaker_kind == "unresolved",
    ),
    "somebody else at one place": (
        lambda _: Separate(
            which="organisation/算法", article="article/2026-01-05-丙篇", start=3, name="算法", mark="abc12"
        ),
        lambda library: (
            [organisation_of(library, one).mention_count for one in called(library, "organisation", "算法")] == [3, 1]
        ),
    ),
    "somebody else in an article": (
        lambda _: Separate(which="organisation/算法", article="article/2026-01-05-丙篇", name="演算法", mark="abc12"),
        lambda library: (
            organisation(library, "演算法").mention_count == 3 and organisation(library, "算法").article_count == 1
        ),
    ),
    "somebody else who said something": (
        lambda _: Separate(which="person/林小月", article="article/2026-01-05-丙篇", name="林小月", mark="abc12"),
        lambda library: quote_said(library, "很多").speaker_id == "person/林小月~abc12",
    ),
    "no figure": (
        lambda library: NotOne(which=first_figure(library).id),
        lambda library: library.counts()["figure"] == 1,
    ),
    "no quote": (
        lambda library: NotOne(which=quote_said(library, "今天").id),
        lambda library: library.counts()["quote"] == 1,
    ),
    "another name": (
        lambda _: Rename(which="organisation/远山银行", name="远山"),
        lambda library: organisation(library, "远山").aliases == ("远山银行",),
    ),
    "another form": (
        lambda _: Alias(which="organisation/远山集团", form="遠海投資"),
        lambda library: organisation(library, "远山集团").article_count == 3,
    ),
    "no person but an organisation": (
        lambda _: Retype(which="person/林小月", kind="organisation"),
        lambda library: quote_said(library, "很多").speaker_id == "organisation/林小月",
    ),
    "no organisation but a person": (
        lambda _: Retype(which="organisation/算法", kind="person"),
        lambda library: person(library, "算法").article_count == 2,
    ),
    "an organisation of another kind": (
        lambda _: Retype(which="organisation/远山银行", kind="financial"),
        lambda library: organisation(library, "远山银行").kind == "financial",
    ),
    "another role": (
        lambda library: RoleIs(which=with_role(library).id, title="主席", organisation="远海", instead="行长"),
        lambda library: [(role.title, role.organisation) for role in with_role(library).roles] == [("主席", "远海")],
    ),
    "another speaker, who is named in the article": (
        lambda library: SpeakerIs(quote=quote_said(library, "今天").id, speaker="organisation/远山银行"),
        lambda library: quote_said(library, "今天").speaker_id == "organisation/远山银行",
    ),
    "another speaker, who is not": (
        lambda library: SpeakerIs(quote=quote_said(library, "今天").id, speaker="person/林晓月"),
        lambda library: (
            quote_said(library, "今天").speaker_id == "person/林晓月"
            and person(library, "林晓月").aliases == ()
            and person(library, "林晓月").mention_count == 2
        ),
    ),
    "a speaker whom nobody knows": (
        lambda library: SpeakerIs(quote=quote_said(library, "今天").id, words="门房"),
        lambda library: quote_said(library, "今天").speaker == "门房",
    ),
    "more words of a quote": (
        lambda library: QuoteIs(quote=quote_said(library, "今天").id, text="今天很好。”投资3亿元"),
        lambda library: (
            (quote := quote_said(library, "今天")).text == "今天很好。”投资3亿元"
            and quote.kind == "indirect"
            and [getattr(library.entity(one), "quote", "") for one in quote.figures] == [quote.id]
            and quote.about == ()
        ),
    ),
    "fewer words of a quote": (
        lambda library: QuoteIs(quote=quote_said(library, "很多").id, text="算法"),
        lambda library: (
            quote_said(library, "算法").text == "算法" and quote_said(library, "算法").about == ("organisation/算法",)
        ),
    ),
    "another currency": (
        lambda library: FigureIs(figure=first_figure(library).id, unit="HKD"),
        lambda library: first_figure(library).unit == "HKD" and first_figure(library).value == 3e8,
    ),
    "another value": (
        lambda library: FigureIs(figure=first_figure(library).id, amount=2e8, upper=3e8),
        lambda library: (first_figure(library).value, first_figure(library).upper) == (2e8, 3e8),
    ),
    "a name that was missed": (
        lambda _: Missed(kind="organisation", name="遠海投資"),
        lambda library: organisation(library, "远海投资").article_count == 2,
    ),
    "a person who was missed is one person": (
        lambda _: Missed(kind="person", name="远海"),
        lambda library: person(library, "远海").article_count == 2,
    ),
}


def with_role(library: Library) -> Person:
    [found] = [one for one in library.entities("person") if isinstance(one, Person) and one.roles]
    return found


@pytest.mark.parametrize("what", CORRECTIONS)
def test_what_is_corrected_is_undone_and_done_again(library: Library, what: str) -> None:
    asked, is_right = CORRECTIONS[what]
    before = state(library)
    decision = corrections(library).make(asked(library))
    assert is_right(library)
    assert library.check().problems == ()
    after = state(library)
    corrections(library).undo()
    assert state(library) == before
    assert corrections(library).redo() == decision
    assert state(library) == after
    assert library.check().problems == ()
    assert library.check(repair=True).problems == ()


@pytest.mark.parametrize("what", CORRECTIONS)
def test_a_correction_outlives_a_store_made_anew(library: Library, what: str) -> None:
    asked, is_right = CORRECTIONS[what]
    corrections(library).make(asked(library))
    after = state(library)
    rebuilt(library)
    assert is_right(library)
    assert state(library) == after
    corrections(library).undo()
    assert library.check().problems == ()


def rebuilt(library: Library) -> None:
    """Have the store made anew, as for one in which a check finds something wrong."""
    library.write(lambda transaction, _: transaction.remove("names", "organisation/远山银行"))
    assert library.check(repair=True).repaired


def test_what_comes_later_is_corrected_too(library: Library) -> None:
    for asked in (
        NotOne(which="organisation/算法"),
        Same(one="organisation/远山银行", other="organisation/远山集团"),
        Missed(kind="person", name="周小文"),
        Same(one="person/林晓月", other="person/林小月"),
    ):
        corrections(library).make(asked)
    late = story(
        "戊篇",
        "算法上周小文与林小月都见过远山集团。",
        orgs=[Org("算法"), Org("远山集团")],
        people=[Who("林小月", title="校长")],
        published="2026-03-01",
    )
    take_in(library, [late])
    assert not called(library, "organisation", "算法")
    assert organisation(library, "远山集团").article_count == 4
    assert person(library, "周小文").article_count == 1
    assert library.check().problems == ()


def test_two_who_would_be_one_stay_two(tmp_path: Path) -> None:
    one = story("一", "陈明来了。", people=[Who("陈明", title="行长", at="远山银行")], orgs=[Org("远山银行")])
    other = story("二", "陈明走了。", people=[Who("陈明")], orgs=[Org("远海银行")])
    with opened(tmp_path / "store", [one, other]) as library:
        first, second = namesakes(library)
        corrections(library).make(Different(one=first, other=second))
        more = story("二", "陈明又走了。", people=[Who("陈明", title="行长", at="远山银行")], path=other.article.path)
        take_in(library, [more])
        assert len(namesakes(library)) == 2
        assert library.check().problems == ()
        corrections(library).undo()
        assert len(namesakes(library)) == 1


def test_who_is_different_is_not_possibly_the_same(library: Library) -> None:
    first, second = (library.entity(one) for one in namesakes(library))
    assert isinstance(first, Person)
    assert first.possibly_same == (second.id,)
    corrections(library).make(Different(one=first.id, other=second.id))
    now = library.entity(first.id)
    assert isinstance(now, Person)
    assert now.possibly_same == ()
    assert library.check().problems == ()


def test_what_articles_make_one_is_parted_by_its_names(tmp_path: Path) -> None:
    united = story("一", "远山银行又称远海集团。", orgs=[Org("远山银行", ("远海集团",))])
    with opened(tmp_path / "store", [united, story("二", "远海集团派息。", orgs=[Org("远海集团")])]) as library:
        [one] = [entity.id for entity in library.entities("organisation")]
        corrections(library).make(Different(one=one, other=one, one_called="远山银行", other_called="远海集团"))
        assert {entity.id for entity in library.entities("organisation")} == {
            "organisation/远山银行",
            "organisation/远海集团",
        }
        assert library.check().problems == ()
        corrections(library).undo()
        assert [entity.id for entity in library.entities("organisation")] == [one]


def test_a_contradiction_is_refused_and_names_what_it_contradicts(library: Library) -> None:
    made = corrections(library)
    apart = made.make(Different(one="organisation/远山银行", other="organisation/远山集团"))
    with pytest.raises(ContradictionError, match=r"are different\. Undo that first\.") as refused:
        made.make(Same(one="organisation/远山集团", other="organisation/远山银行"))
    assert refused.value.earlier == apart.id
    made.undo()
    joined = made.make(Same(one="organisation/远山集团", other="organisation/远山银行"))
    [one] = called(library, "organisation", "远山银行")
    with pytest.raises(ContradictionError, match=r"are the same\. Undo that first\.") as refused:
        made.make(Different(one=one, other=one, one_called="远山银行", other_called="远山集团"))
    assert refused.value.earlier == joined.id


def test_what_follows_from_two_decisions_is_contradicted_too(library: Library) -> None:
    made = corrections(library)
    made.make(Missed(kind="organisation", name="远海投资"))
    made.make(Same(one="organisation/远山银行", other="organisation/远山集团"))
    apart = made.make(Different(one="organisation/远山集团", other="organisation/远海投资"))
    with pytest.raises(ContradictionError) as refused:
        made.make(Same(one="organisation/远海投资", other=called(library, "organisation", "远山银行")[0]))
    assert refused.value.earlier == apart.id


def test_two_who_have_a_form_by_hand_are_one_though_no_article_has_it(library: Library) -> None:
    for which in ("organisation/算法", "organisation/远山银行"):
        corrections(library).make(Alias(which=which, form="周小文"))
    assert library.resolve("organisation/算法") == library.resolve("organisation/远山银行")
    assert library.check().problems == ()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (Same(one="organisation/远山银行", other="person/林晓月"), "two kinds"),
        (Same(one="person/林晓月", other="person/林晓月"), "one already"),
        (Rename(which="person/林晓月", name="  "), "cannot be a name"),
        (Alias(which="person/林晓月", form="林"), "too short"),
        (Retype(which="person/林晓月", kind="person"), "already"),
        (RoleIs(which="organisation/远山银行", title="主席"), "no roles"),
        (RoleIs(which="person/林晓月", instead="主席"), "no role 主席"),
        (NotOne(which="person/林晓月", article="article/2026-01-05-甲篇"), "does not stand there"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(library: Library, asked: Asked, said: str) -> None:
    before = state(library)
    with pytest.raises(DecisionError, match=said):
        corrections(library).make(asked)
    assert state(library) == before
    assert corrections(library).all() == ()


@pytest.mark.parametrize("text", ["没有这些字", "远山银行", "”", "今天很好。", "今天\x1b很好"])
def test_a_quote_is_of_no_words_that_do_not_stand_there(library: Library, text: str) -> None:
    with pytest.raises(DecisionError):
        corrections(library).make(QuoteIs(quote=quote_said(library, "今天").id, text=text))
    assert corrections(library).all() == ()


def test_what_is_said_of_a_quote_before_and_after_its_words_were_corrected_holds_and_is_shown(library: Library) -> None:
    made, quote = corrections(library), quote_said(library, "今天").id
    made.make(SpeakerIs(quote=quote, words="门房"))
    made.make(QuoteIs(quote=quote, text="“今天很好”"))
    made.make(Note(which=quote, text="核实"))
    made.make(SpeakerIs(quote=quote, speaker="person/林晓月"))
    assert [one.state for one in made.all()] == ["in effect"] * 4
    assert [one.kind for one in made.of(quote)] == ["speaker", "quote", "speaker"]
    assert made.of(first_figure(library).id) == ()
    assert quote_said(library, "今天").speaker_id == "person/林晓月"
    assert library.check().problems == ()
    made.undo(made.all()[1].decision.id)
    assert quote_said(library, "今天").text == "今天很好。"
    assert quote_said(library, "今天").speaker == "门房"
    assert made.all()[3].state == "orphaned", "it was said of words that are none of a quote now"
    assert library.annotation(quote).note == "核实"
    assert library.check().problems == ()


def test_a_role_by_hand_is_held_at_an_organisation_whatever_becomes_of_that(library: Library) -> None:
    def places() -> list[str]:
        return [role.organisation_id for role in person(library, "林晓月").roles]

    made = corrections(library)
    made.make(RoleIs(which="person/林晓月", title="主席", organisation="organisation/远山集团"))
    made.make(RoleIs(which="person/林晓月", title="校长", organisation="远海投资"))
    assert places() == ["", "organisation/远山集团"], "there is no such organisation yet"
    linked = Links.build(library).of("person/林晓月")
    assert [(one.target, one.kind) for one in linked][:1] == [("organisation/远山集团", "holds a role at")]
    made.make(Same(one="organisation/远山集团", other="organisation/远山银行"))
    assert places()[1] == library.resolve("organisation/远山集团")
    assert library.check().problems == ()
    made.undo()
    made.make(Missed(kind="organisation", name="远海投资"))
    assert places() == ["organisation/远海投资", "organisation/远山集团"]
    assert library.check().problems == ()
    made.undo()
    library.remove("article/2026-01-05-乙篇")
    take_in(library, [story("己篇", "林晓月来了。", people=[Who("林晓月")])])
    assert places() == ["", ""]
    assert library.check().problems == ()


def test_nothing_to_undo_or_of_that_id_is_said(library: Library) -> None:
    made = corrections(library)
    with pytest.raises(DecisionError, match="nothing to undo"):
        made.undo()
    with pytest.raises(DecisionError, match="nothing to redo"):
        made.redo()
    first = made.make(Rename(which="person/林晓月", name="林月"))
    second = made.make(NotOne(which="organisation/算法"))
    with pytest.raises(NotFoundError, match="No decision"):
        made.undo("nobody")
    made.undo(first.id)
    with pytest.raises(DecisionError, match="already"):
        made.undo(first.id)
    with pytest.raises(DecisionError, match="not undone"):
        made.redo(second.id)
    assert [(one.sentence, one.state) for one in made.all()] == [
        ("林晓月 is called 林月", "undone"),
        ("算法 is no organisation", "in effect"),
    ]


def test_an_entity_tells_what_was_decided_of_it(library: Library) -> None:
    made = corrections(library)
    renamed = made.make(Rename(which="person/林晓月", name="林月"))
    figure = first_figure(library).id
    worth = made.make(FigureIs(figure=figure, unit="HKD"))
    assert made.of("person/林晓月") == (renamed,)
    assert made.of(figure) == (worth,)
    assert made.of("person/林小月") == ()


def test_what_will_be_touched_is_said_before(library: Library) -> None:
    made = corrections(library)
    assert made.preview(NotOne(which="organisation/算法")).sentence == "4 mentions in 2 articles"
    assert made.preview(Rename(which="person/林小月", name="林月")).sentence == "1 mention in 1 article, 1 quote"
    assert made.preview(Missed(kind="person", name="远海")).sentence == "2 mentions in 2 articles"


def test_a_decision_whose_words_are_gone_waits_and_touches_nothing_else(library: Library) -> None:
    made = corrections(library)
    [figure] = [one for one in library.entities("figure") if isinstance(one, Figure) and "甲篇" in one.article]
    made.make(FigureIs(figure=figure.id, unit="HKD"))
    path = library.article(figure.article).path
    edited = story("甲篇", "远山银行行长陈明说：“今天不好。”他说3亿元太少，改投3亿元。", path=path)
    take_in(library, [edited])
    [listed] = made.all()
    assert listed.state == "orphaned"
    assert library.check().sound
    assert "1 decision (1 orphaned" in library.check().summary
    assert all(isinstance(one, Figure) and one.unit == "CNY" for one in library.entities("figure"))
    library.remove(edited.article.id)
    assert made.all()[0].state == "orphaned"


def test_a_decision_follows_its_words_in_an_edited_article(library: Library) -> None:
    made = corrections(library)
    [figure] = [one for one in library.entities("figure") if isinstance(one, Figure) and "甲篇" in one.article]
    made.make(FigureIs(figure=figure.id, unit="HKD"))
    path = library.article(figure.article).path
    take_in(library, [story("甲篇", "早报：远山银行行长陈明说：“今天很好。”投资3亿元。算法公司没有来。", path=path)])
    assert made.all()[0].state == "in effect"
    assert [one.unit for one in library.entities("figure") if isinstance(one, Figure)].count("HKD") == 1


@pytest.mark.parametrize(
    ("amount", "upper"), [(float("nan"), None), (float("inf"), None), (9.0, 5.0), (None, 5.0), (1.0, float("inf"))]
)
def test_a_figure_is_worth_nothing_that_is_no_amount(
    library: Library, amount: float | None, upper: float | None
) -> None:
    with pytest.raises(DecisionError):
        corrections(library).make(FigureIs(figure=of_kind(library, "figure"), amount=amount, upper=upper, unit="HKD"))
    assert corrections(library).all() == ()
