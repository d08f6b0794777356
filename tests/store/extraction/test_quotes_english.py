"""Quotes of English articles: known speakers right beside the verb, and nothing else."""

import pytest

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
