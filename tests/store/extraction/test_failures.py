"""A rule that fails at a sentence costs what it would have found there, and is told; all else is found."""

from pathlib import Path

import pytest

from store.extraction.engine.document import Document
from store.extraction.figures import find_figures
from store.extraction.pipeline import extract
from store.extraction.quotes import find_quotes
from store.identity.incoming import incoming
from store.library import Library
from store.model import Article, Figure, Organisation, Person, Quote

TEXT = "远山银行行长陈大文表示，明年会继续开张。李志远说，亏损3亿元。\n周文静指出，会有80%的人留下。"


def article(text: str = TEXT) -> Article:
    """Return an article of paragraphs."""
    return Article(id="article/undated-甲", title="", text=text)


def figures_failing_at(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let figures fail wherever a word stands."""

    def failing(document: Document) -> tuple[Figure, ...]:
        if word in document.folded:
            raise IndexError("nothing there")
        return find_figures(document)

    monkeypatch.setattr("store.extraction.pipeline.find_figures", failing)


def test_the_sentence_a_rule_fails_at_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = extract(article())
    figures_failing_at("3亿", monkeypatch)
    found = extract(article())
    assert [figure.text for figure in found.figures] == ["80%"]
    assert found.figures[0].mentions[0] == sound.figures[1].mentions[0]
    assert (found.organisations, found.people) == (sound.organisations, sound.people)
    assert [quote.text for quote in found.quotes] == [quote.text for quote in sound.quotes]
    (failure,) = found.failures
    assert failure.sentence == "李志远说，亏损3亿元。"
    assert failure.reason == "IndexError: nothing there"
    assert sound.failures == ()


def test_quotes_of_other_sentences_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(
        document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
    ) -> tuple[Quote, ...]:
        if "李志远" in document.folded:
            raise ValueError("no such name")
        return find_quotes(document, organisations, people)

    monkeypatch.setattr("store.extraction.pipeline.find_quotes", failing)
    found = extract(article())
    assert [(quote.speaker, quote.text) for quote in found.quotes] == [
        ("陈大文", "明年会继续开张"),
        ("周文静", "会有80%的人留下"),
    ]
    assert {person.name for person in found.people} == {"陈大文", "李志远", "周文静"}


def test_what_fails_at_every_sentence_is_told_and_costs_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    figures_failing_at("", monkeypatch)
    found = extract(article("远山银行行长陈大文表示，亏损3亿元。" * 40))
    assert found.figures == ()
    assert found.quotes
    assert 1 < len(found.failures) < 12


def test_a_failure_is_a_warning_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    figures_failing_at("3亿", monkeypatch)
    found = extract(article())
    (warning,) = incoming(article(), found).summary.warnings
    assert warning == found.failures[0].told
    assert "李志远说，亏损3亿元。" in warning
    assert "IndexError" in warning


def test_want_of_memory_is_left_to_those_who_watch_over_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(document: Document) -> tuple[Figure, ...]:
        raise MemoryError(document.article.id)

    monkeypatch.setattr("store.extraction.pipeline.find_figures", failing)
    with pytest.raises(MemoryError):
        extract(article())


def test_a_load_tells_of_what_was_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    figures_failing_at("3亿", monkeypatch)
    read = article()
    with Library.open(tmp_path) as library:
        report = library.take_in(read, extract(read))
        assert len(report.added) == 1
        ((_, sentence),) = report.partial
        assert "亏损3亿元" in sentence
        assert sentence in library.summary(report.added[0]).warnings
