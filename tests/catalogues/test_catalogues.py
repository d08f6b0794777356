"""The catalogues: whole, fitting their texts, and spoken."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from store.text.language import KEPT, Language, kept, language_of, listed, named, plural, retold, speak, spoken, tr
from store.text.wording import how_many
from tests.catalogues.files import TRANSLATED, as_mo, as_po, compiled, edited, first, load, renewed
from tests.catalogues.texts import kept as kept_texts
from tests.catalogues.texts import texts

_PERCENT = re.compile(r"%(?:\(\w+\))?[a-z%]")


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def _fields(text: str) -> set[str]:
    """Return what stands in a text in the place of values."""
    return {name for _, name, *_ in Formatter().parse(text) if name} if "%" not in text else set(_PERCENT.findall(text))


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_has_the_texts_of_the_code_and_is_compiled(language: Language) -> None:
    catalogue = renewed(language, texts())
    assert edited(language).read_bytes() == as_po(catalogue), "python -m tests.catalogues brings it up to date"
    assert compiled(language).read_bytes() == as_mo(catalogue), "python -m tests.catalogues compiles it"
    assert KEPT.read_text("utf-8").splitlines() == kept_texts()


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_values_of_its_text_and_no_others(language: Language) -> None:
    for message in load(language):
        one, told = first(message.id), first(message.string)
        if one and told:
            assert _fields(told) <= _fields(one), one
            assert _fields(told) == _fields(one) or not isinstance(message.id, str), one


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_text_is_translated(language: Language) -> None:
    missing = [message.id for message in load(language) if message.id and not first(message.string)]
    assert not missing, f"{language}.po lacks them; `python -m tests.catalogues` lists them"


def test_english_is_what_stands_in_the_code() -> None:
    assert tr("{path} exists already.", path="a.md") == "a.md exists already."
    assert tr("{") == "{", "without values braces are braces"
    assert [how_many(number, "article") for number in (1, 2)] == ["1 article", "2 articles"]
    assert listed(["a", "b"]) == "a, b"


@pytest.mark.parametrize(
    ("setting", "environment", "language"),
    [
        ("auto", {}, "en"),
        ("auto", {"LANG": "zh_CN.UTF-8"}, "zh_Hans"),
        ("auto", {"LANG": "zh_SG"}, "zh_Hans"),
        ("auto", {"LANG": "zh_HK.UTF-8"}, "zh_Hant"),
        ("auto", {"LANG": "zh_TW"}, "zh_Hant"),
        ("auto", {"LANG": "de_DE.UTF-8"}, "en"),
        ("auto", {"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
        ("auto", {"LC_MESSAGES": "zh_HK.UTF-8", "LANG": "en_US.UTF-8"}, "zh_Hant"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh-Hant", {"LANG": "en_GB.UTF-8"}, "zh_Hant"),
    ],
)
def test_a_setting_or_the_locale_says_the_language(
    setting: str, environment: dict[str, str], language: Language
) -> None:
    assert language_of(setting, environment) == language


def test_a_language_is_known_by_its_tag_and_by_what_it_calls_itself() -> None:
    assert [named(one) for one in ("zh-Hant-HK", "zh_Hans", "繁體", "English", "fr")] == [
        *("zh_Hant", "zh_Hans", "zh_Hant", "en"),
        None,
    ]


def test_what_is_spoken_changes_while_the_program_runs() -> None:
    speak("zh_Hant")
    assert spoken() == "zh_Hant"
    assert tr("Organisations") == "機構"
    assert plural(2, "{number:,} article", "{number:,} articles") == "2 篇文章"
    speak("zh_Hans")
    assert tr("Organisations") == "机构"
    speak("en")
    assert tr("Organisations") == "Organisations"


def test_what_is_kept_in_english_is_told_in_the_language_of_who_reads_it() -> None:
    said = kept("Not all was found: {rule} failed ({reason}). Please report it.", rule="find.all", reason="x (y)")
    assert retold(said) == said
    speak("zh_Hans")
    assert kept("{x}", x=1) == "1"
    assert "find.all" in retold(said)
    assert "Not all" not in retold(said)
    assert retold("Nothing that dossier says.") == "Nothing that dossier says."
