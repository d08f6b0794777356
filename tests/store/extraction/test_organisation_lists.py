"""The word lists of organisations: their form, and that they are Simplified as the texts they are compared with."""

from typing import get_args

import pytest

from store.extraction.lexicon import rows
from store.extraction.organisations.heads import heads
from store.extraction.organisations.known_names import known_organisations
from store.model import OrganisationKind
from store.text.fold import fold

KINDS = get_args(OrganisationKind)


@pytest.mark.parametrize(
    "name",
    [
        "suffixes.tsv",
        "places.tsv",
        "not_organisations.tsv",
        "contexts.tsv",
        "context_phrases.tsv",
        "media_words.tsv",
        "mastheads.tsv",
        "company_endings.tsv",
        "name_words.tsv",
        "byline_words.tsv",
        "byline_labels.tsv",
    ],
)
def test_words_are_folded(name: str) -> None:
    assert [row[0] for row in rows(name) if fold(row[0]) != row[0]] == []


@pytest.mark.parametrize("name", ["name_characters.tsv", "organisation_characters.tsv"])
def test_characters_are_folded_and_of_one_class_once(name: str) -> None:
    kinds = [row[0] for row in rows(name)]
    assert len(set(kinds)) == len(kinds)
    assert [letter for row in rows(name) for letter in row[1] if letter.isalpha() and fold(letter) != letter] == []


def test_heads_have_a_kind_and_a_strength() -> None:
    strengths = {"strong", "weak", "industry", "field", "body", "place", "unit", "site", "never"}
    assert all(head.kind in (*KINDS, "party") and head.strength in strengths for head in heads().values())


def test_contexts_have_a_side_and_a_probability() -> None:
    assert all(row[1] in ("left", "right") and 0 < float(row[3]) < 1 for row in rows("contexts.tsv"))


def test_gazetteer_rows_have_a_kind_and_no_name_twice() -> None:
    names = [row[0] for row in rows("organisations.tsv")]
    assert [name for name in set(names) if names.count(name) > 1] == []
    assert [row[0] for row in rows("organisations.tsv") if row[1] not in KINDS] == []


@pytest.mark.parametrize("form", ["苹果", "小米", "平安", "证监会", "Apple"])
def test_common_words_are_ambiguous(form: str) -> None:
    assert known_organisations().is_ambiguous(form)


def test_a_form_of_two_rows_goes_where_more_of_its_forms_stand() -> None:
    known = known_organisations()
    assert known.resolve({"证监会", "SFC"})["证监会"].name == "香港证券及期货事务监察委员会"
    assert known.resolve({"证监会", "中国证监会"})["证监会"].name == "中国证券监督管理委员会"
