"""Quotes of English articles: who stands beside the verb, before what is said or after it."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article
from tests.store.extraction.quoting import quotes, said


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('"The new shops will open next year," said Anna Berg.', "Anna Berg", "The new shops will open next year,"),
        (
            '"The new shops will open next year," Berg told reporters.',
            "Anna Berg",
            "The new shops will open next year,",
        ),
        ('Anna Berg said: "The new shops will open next year."', "Anna Berg", "The new shops will open next year."),
        ("Anna Berg said that the new shops will open next year.", "Anna Berg", "the new shops will open next year"),
        ("Anna Berg, the chairman of Northwind, said the shops will open.", "Anna Berg", "the shops will open"),
        (
            "According to a report by Northwind, the new shops will open next year.",
            "Northwind",
            "the new shops will open next year",
        ),
        (
            "According to Northwind, the new shops will open next year.",
            "Northwind",
            "the new shops will open next year",
        ),
        (
            "The new shops will open next year, according to Northwind.",
            "Northwind",
            "The new shops will open next year",
        ),
    ],
)
def test_said_told_and_according_to(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_a_pronoun_and_the_rest_of_the_quotation() -> None:
    text = 'Anna Berg opened a shop. "We waited for years," she said. "Now it is done, and people like it."'
    assert [quote.speaker for quote in quotes(text)] == ["Anna Berg", "Anna Berg"]


@pytest.mark.parametrize(
    "text",
    [
        "It is said that the shops will open.",
        "The shops will open, people said.",
        "He wrote a book, the so-called guide.",
    ],
)
def test_nobody_known_says_nothing(text: str) -> None:
    assert [quote for quote in quotes(text) if quote.speaker_id] == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Anna Berg met reporters. The shops will open in May, Berg said on Monday.",
            "Anna Berg",
            "The shops will open in May",
        ),
        (
            "Rents in the old town had fallen, said chief engineer Anna Berg.",
            "Anna Berg",
            "Rents in the old town had fallen",
        ),
        (
            "A spokesman for the harbour bank said the branch would close.",
            "spokesman for the harbour bank",
            "the branch would close",
        ),
        (
            "Two people familiar with the matter said the sale would fail.",
            "Two people familiar with the matter",
            "the sale would fail",
        ),
        (
            "Figures from Northwind also showed that the number of shops had fallen.",
            "Northwind",
            "the number of shops had fallen",
        ),
        ("Northwind pledged to close two of its shops by May.", "Northwind", "to close two of its shops by May"),
        ("The street will be busy again, according to Okafor.", "Okafor", "The street will be busy again"),
    ],
)
def test_speakers_around_an_english_verb(text: str, speaker: str, words: str) -> None:
    assert said(text) == [(speaker, words)]


def test_what_is_added_in_a_sentence_is_a_statement_of_its_own() -> None:
    text = "Anna Berg said that the shops will open, adding that rents had fallen."
    assert said(text) == [("Anna Berg", "the shops will open"), ("Anna Berg", "rents had fallen")]


@pytest.mark.parametrize(
    "text",
    [
        "Northwind announced a plan for two of its shops.",
        "According to Northwind two shops open.",
        "Two shops open according to Northwind.",
        "Northwind expects a quiet year in all of its shops.",
        "This said a good deal about the street and its shops.",
    ],
)
def test_things_after_an_english_verb_are_no_statements(text: str) -> None:
    assert said(text) == []


def test_a_title_before_the_name_at_the_end_is_no_part_of_the_statement() -> None:
    text = "The new shops will open next year, Norham Bank chairman Tom Reed said. Shops are good."
    found = extract(Article(id="article/test", title="", text=text, language="en")).quotes
    assert [(quote.speaker, quote.text) for quote in found] == [("Tom Reed", "The new shops will open next year")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg attributed the fall in orders to cheap imports.",
            [("Anna Berg", "the fall in orders to cheap imports")],
        ),
        (
            "Anna Berg acknowledged there were delays, but said the shop was on track.",
            [("Anna Berg", "there were delays"), ("Anna Berg", "the shop was on track")],
        ),
        ("Anna Berg questioned why the shop had closed.", [("Anna Berg", "why the shop had closed")]),
        (
            "“The old shop,” said Anna Berg, “will close in May.”",
            [("Anna Berg", "The old shop,"), ("Anna Berg", "will close in May.")],
        ),
        (
            "“We were late, frankly,” said principal Anna Berg. “Then it rained.”",
            [("Anna Berg", "We were late, frankly,"), ("Anna Berg", "Then it rained.")],
        ),
        ("Anna Berg told the Evening Post that rents had fallen.", [("Anna Berg", "rents had fallen")]),
        ("The owner, Anna Berg, believes the shop will close in May.", [("Anna Berg", "the shop will close in May")]),
        ("The defence lawyer for Anna Berg said it had rained.", [("defence lawyer for Anna Berg", "it had rained")]),
        (
            "A lawyer for Anna Berg came. The shop will close in May, the curator said.",
            [("curator", "The shop will close in May")],
        ),
        (
            "A spokesman for Northwind said it was late. The spokesman also said rents had fallen.",
            [("spokesman for Northwind", "it was late"), ("spokesman for Northwind", "rents had fallen")],
        ),
        (
            "Anna Berg met reporters; revenue, she said, was lower in the second year.",
            [("Anna Berg", "was lower in the second year")],
        ),
        ("Anna Berg said rents had fallen, citing a survey of shops.", [("Anna Berg", "rents had fallen")]),
        ("Rents fell by a third, according to an evaluation by Northwind.", [("Northwind", "Rents fell by a third")]),
        ("Anna Berg urged owners to wait, noting that rents had fallen.", [("Anna Berg", "rents had fallen")]),
    ],
)
def test_english_voices_by_grammar(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg showed no emotion as the sentence was read out.",
        "Owners have been told the shop will close in May.",
        "Anna Berg attributed nothing.",
        "Anna Berg wondered aloud.",
    ],
)
def test_english_verbs_that_report_nothing(text: str) -> None:
    assert said(text) == []
