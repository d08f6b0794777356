"""Copies of one article: found, whatever was edited; told apart from another article on the same matter."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.articles.reader import read_article
from store.library import Library
from store.model import Quote
from store.text.duplicates import groups, signature
from tests.store.articles_by_hand import Story, Who, story, take_in

CORPUS = Path(__file__).resolve().parents[3].parent / "shared" / "corpus"
PARAGRAPH = (
    "远山银行昨日公布全年业绩，净利润较上年增加一成二，董事会建议派发末期股息。行长陈大文说：“我们会{}。”他补充，"
    "零售业务是增长的主要来源，网上开户的客户比去年多了三分之一，分行则减少十二间。分析员认为，息差收窄的影响将在下半年"
    "显现。裁减的职位共有{}个，多数在后勤部门，受影响的员工可以转往新设的财富管理中心。"
)


def article(number: int, words: str, count: int) -> Story:
    return story(f"远山银行业绩第{number}版", PARAGRAPH.format(words, count), people=[Who("陈大文")])


OTHER = story(
    "远山银行换帅",
    "远山银行宣布行长陈大文退休，由副行长接任，任命于下月一日生效，须待监管机构批准。董事会感谢他多年的服务。",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    opened = Library.open(tmp_path / "store")
    take_in(opened, [article(1, "稳步前行", 5300), article(2, "稳步前行", 5600), article(3, "继续努力", 5600), OTHER])
    return opened


def test_edited_copies_are_grouped_and_another_article_is_not(library: Library) -> None:
    ids = [f"article/2026-01-05-远山银行业绩第{number}版" for number in (1, 2, 3)]
    for identity in ids:
        assert {identity, *library.copies(identity)} == set(ids)
    assert library.copies(OTHER.article.id) == ()


def test_a_statement_in_several_copies_is_one(library: Library) -> None:
    quotes = {one.article: one.id for one in library.entities("quote") if isinstance(one, Quote)}
    first, second, third = (quotes[f"article/2026-01-05-远山银行业绩第{number}版"] for number in (1, 2, 3))
    assert library.copies(first) == (second,)
    assert library.copies(third) == ()


def test_groups_do_not_depend_on_the_order() -> None:
    texts = {
        f"article/{n}": one.article.text for n, one in enumerate([article(1, "走", 1), article(2, "走", 2), OTHER])
    }
    signatures = [(identity, signature(text)) for identity, text in texts.items()]
    expected = groups(dict(signatures))
    assert set(expected) == {"article/0", "article/1"}
    assert all(groups(dict(order)) == expected for order in permutations(signatures))


@given(st.text(max_size=200))
def test_every_text_has_a_signature_or_is_too_short(text: str) -> None:
    made = signature(text)
    assert made == signature(text)
    assert len(made) in (0, 344)


def test_the_real_edited_version_is_found() -> None:
    if not CORPUS.exists():
        pytest.skip("the corpus is not beside the project")
    paths = [CORPUS / "articles" / f"a{number:02}.md" for number in range(1, 17)] + [CORPUS / "formats" / "x08.md"]
    found = groups({path.stem: signature(read_article(path).text) for path in paths})
    assert found == {"a13": ("a13", "x08"), "x08": ("a13", "x08")}
