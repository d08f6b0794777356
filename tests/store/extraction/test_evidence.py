"""The evidence of a whole article: what is accepted, of which kind, and where it stands."""

import pytest

from store.extraction.calibration import measured
from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.evidence import Verdict, combined
from tests.store.extraction.reading import document_of
from tests.store.extraction.reading import settled as settled_spans


def propose(text: str, form: str, kind: CandidateKind, why: str, score: float) -> Candidate:
    """Return a candidate for the first place of a form."""
    start = text.index(form)
    return Candidate(start, start + len(form), kind, why, score)


def settled(text: str, *candidates: Candidate) -> list[tuple[str, str, str]]:
    """Return what is settled: the string, its kind, the rule."""
    spans = settled_spans(document_of(text), candidates)
    return [(text[span.start : span.end], span.kind, span.why) for span in spans]


def test_one_sure_place_is_enough_for_all() -> None:
    text = "极岚宣布裁员。后来极岚又招人。"
    found = settled(text, propose(text, "极岚", "organisation", "organisation.acts", 0.6))
    assert found == [("极岚", "organisation", "organisation.acts"), ("极岚", "organisation", "organisation.again")]


def test_several_weak_rules_add_up_but_one_does_not() -> None:
    text = "极岚宣布裁员。"
    first = propose(text, "极岚", "organisation", "organisation.acts", 0.4)
    second = propose(text, "极岚", "organisation", "organisation.with", 0.4)
    assert settled(text, first) == []
    assert len(settled(text, first, second)) == 1


def test_the_same_rule_twice_proves_no_more_than_once() -> None:
    text = "极岚宣布裁员。"
    candidate = propose(text, "极岚", "organisation", "organisation.acts", 0.4)
    assert settled(text, candidate, candidate) == []


def test_the_kind_with_more_evidence_wins() -> None:
    text = "苏砚宣布离职。"
    organisation = propose(text, "苏砚", "organisation", "organisation.acts", 0.55)
    person = propose(text, "苏砚", "person", "person.title", 0.9)
    assert settled(text, organisation, person) == [("苏砚", "person", "person.title")]


def test_the_longest_name_wins() -> None:
    text = "极岚科技宣布。"
    short = propose(text, "极岚", "organisation", "organisation.acts", 0.6)
    long = propose(text, "极岚科技", "organisation", "organisation.brand-head", 0.8)
    assert [name for name, _, _ in settled(text, short, long)] == ["极岚科技"]


def test_a_name_with_a_word_of_the_sentence_before_it_gives_way() -> None:
    text = "经极岚集团证实。极岚集团表示。"
    glued = propose(text, "经极岚集团", "organisation", "organisation.brand-head", 0.8)
    name = propose(text, "极岚集团", "organisation", "organisation.brand-head", 0.8)
    assert [name for name, _, _ in settled(text, glued, name)] == ["极岚集团", "极岚集团"]


def test_no_name_is_found_inside_a_word_of_the_dictionary() -> None:
    text = "中大宣布。其中大部分人同意。"
    found = settled(text, propose(text, "中大", "organisation", "organisation.acts", 0.6))
    assert len(found) == 1


def test_a_word_that_stands_beside_a_cue_now_and_then_is_no_name() -> None:
    text = "Kwell宣布。" + "用Kwell写代码。" * 20
    start = Candidate(0, 5, "organisation", "organisation.acts", 0.55)
    assert settled(text, start) == []


def test_rules_are_combined_as_independent() -> None:
    assert combined([0.5, 0.5]) == 0.75
    assert combined([]) == 0.0


def test_a_full_name_stands_where_words_would_be_cut_and_a_short_one_does_not() -> None:
    text = "许文远到会。许文远去年离职。"
    person = propose(text, "许文远", "person", "person.title-before", 0.9)
    assert [name for name, _, _ in settled(text, person)] == ["许文远", "许文远"]
    text = "文远到会。文远去年离职。"
    person = propose(text, "文远", "person", "person.title-before", 0.9)
    assert [name for name, _, _ in settled(text, person)] == ["文远"]


@pytest.mark.parametrize("kind", ["organisation", "person"])
def test_what_a_name_says_rises_with_what_its_rules_add_up_to(kind: CandidateKind) -> None:
    """More evidence never says less, and one sure rule says no more than that names of its sort are right."""
    said = [measured(Verdict(kind, number / 100, {"x.own-words": number / 100})) for number in range(50, 101)]
    assert said == sorted(said)
    assert 0.5 < said[0] < said[10] < said[-1] < 1


def test_an_organisation_that_only_the_words_beside_it_show_says_what_they_add_up_to() -> None:
    assert measured(Verdict("organisation", 0.55, {"organisation.acts": 0.55})) == 0.55


def test_a_short_known_name_that_stands_once_with_nothing_beside_it_says_so() -> None:
    rules = {"organisation.gazetteer": 0.95}
    assert measured(Verdict("organisation", 0.95, rules, shown=1), "云岫") < 0.9
    assert measured(Verdict("organisation", 0.95, rules, shown=2), "云岫") == measured(
        Verdict("organisation", 0.95, rules)
    )
    assert measured(Verdict("organisation", 0.95, rules, shown=1), "云岫银行") > 0.9
