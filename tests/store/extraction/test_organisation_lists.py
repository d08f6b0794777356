"""The word lists of organisations: their form, and that they are Simplified as the texts they are compared with."""

from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest

from store.extraction.engine.gazetteer import Gazetteer, forms_of
from store.extraction.lexicon import rows
from store.extraction.organisations.heads import heads
from store.extraction.organisations.known_names import known_organisations
from store.extraction.people.known_names import known_people
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
        "clubs.tsv",
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
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [row[0] for row in rows("organisations.tsv") if row[1] not in KINDS] == []


@pytest.mark.parametrize("form", ["苹果", "小米", "平安", "证监会", "国安会", "公平交易委员会", "南山", "Apple"])
def test_common_words_are_ambiguous(form: str) -> None:
    assert known_organisations().is_ambiguous(form)


@pytest.mark.parametrize("form", ["太阳能", "机器人", "新大陆", "星期六", "线上线下", "中国电影", "海峡环保"])
def test_what_is_also_a_word_is_no_sure_name_because_it_is_on_a_stock_exchange(form: str) -> None:
    known = known_organisations()
    assert form not in known.known or known.is_ambiguous(form)


@pytest.mark.parametrize("form", ["海光信息", "北信源", "晶豪科", "理文造纸", "蓝色光标", "贸联-KY"])
def test_short_names_on_stock_exchanges_are_known(form: str) -> None:
    known = known_organisations()
    assert [row.kind for row in known.known[form]] == ["company"]
    assert not known.is_ambiguous(form)


def test_a_form_of_two_rows_goes_where_more_of_its_forms_stand() -> None:
    known = known_organisations()
    assert known.resolve({"证监会", "SFC"})["证监会"].name == "香港证券及期货事务监察委员会"
    assert known.resolve({"证监会", "中国证监会"})["证监会"].name == "中国证券监督管理委员会"


def test_a_form_is_sure_or_in_doubt_wherever_it_stands() -> None:
    """One row's doubt is every row's: a form that a new row doubts would no longer be found for the old one."""
    known = known_organisations().known
    doubted = {form for form, named in known.items() if len({form in row.ambiguous for row in named}) > 1}
    assert doubted == {"证监会"}  # with no place beside it, it is one of two


@pytest.mark.parametrize(("name", "listed"), [("organisations.tsv", known_organisations), ("people.tsv", known_people)])
def test_every_form_is_found_by_its_first_characters(name: str, listed: Callable[[], Gazetteer]) -> None:
    """They are folded by themselves, where a longer form might be folded otherwise."""
    known = listed().known
    written = [form for row in rows(name) for form in forms_of(row)]
    assert [form for form in fold("\n".join(written)).split("\n") if form not in known] == []


def test_no_row_has_a_form_twice() -> None:
    listed = Counter(
        (row[0], cell) for row in rows("organisations.tsv") for column in row for cell in column.split("|")
    )
    assert [one for one, count in listed.items() if count > 1 and one[1]] == []


def test_nothing_sure_is_a_person_as_well() -> None:
    organisations, people = known_organisations(), known_people()
    both = organisations.known.keys() & people.known.keys()
    assert [form for form in both if not (organisations.is_ambiguous(form) or people.is_ambiguous(form))] == []


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("多倫多暴龍", "多伦多猛龙"),
        ("阿仙奴", "阿仙奴"),
        ("北市府", "台北市政府"),
        ("苗栗地檢", "苗栗地方检察署"),
        ("林保署", "农业部林业及自然保育署"),
        ("新界東聯網", "新界东医院联网"),
        ("音數協", "中国音像与数字出版协会"),
        ("禁化武組織", "禁止化学武器组织"),
        ("國貿署", "经济部国际贸易署"),
        ("广州中院", "广州市中级人民法院"),
        ("浙大一院", "浙江大学医学院附属第一医院"),
        ("澳門廉署", "澳门廉政公署"),
        ("霍士新聞", "福克斯新闻"),
        ("大馬警方", "马来西亚皇家警察"),
        ("Knicks", "纽约尼克斯"),
    ],
)
def test_short_forms_and_those_of_another_region_lead_to_the_row(form: str, name: str) -> None:
    assert [row.name for row in known_organisations().known[fold(form)]] == [name]
