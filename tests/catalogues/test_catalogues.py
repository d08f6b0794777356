"""The catalogues: whole, fitting their texts, and spoken."""

import re
from collections.abc import Iterator
from string import Formatter
from threading import Thread

import pytest

from store.text.catalogue import Catalogue
from store.text.language import (
    KEPT,
    Language,
    clauses,
    in_each_language,
    kept,
    language_of,
    listed,
    named,
    plural,
    retold,
    sentences,
    speak,
    spoken,
    together,
    tr,
    writing_in,
)
from store.text.wording import how_many
from tests.catalogues.files import TRANSLATED, as_mo, as_po, compiled, edited, first, load, renewed
from tests.catalogues.texts import kept as kept_texts
from tests.catalogues.texts import texts
from tests.catalogues.unmarked import in_code, unmarked

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


def test_no_text_that_a_person_reads_is_without_a_place_in_the_catalogues() -> None:
    missed = [f"{one.path}:{one.line} {one.text!r}" for one in unmarked()]
    assert not missed, "give it to `tr`, or say in tests/catalogues/unmarked.py why nobody reads it"


def test_a_text_that_is_not_marked_is_found_wherever_it_stands() -> None:
    told = """
def f(path):
    "A docstring is read by whoever writes."
    assert path, "so is this one"
    notify("It is gone", tr("It is here"))
    raise StoreError(f"{path} could not be read")
    return tr("with {what}", what=f"{path} of another kind")
"""
    assert [(one.line, one.text) for one in in_code(told)] == [
        (5, "It is gone"),
        (6, "{} could not be read"),
        (7, "{} of another kind"),
    ]


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_compiled_is_read_as_it_is_edited(language: Language) -> None:
    catalogue = Catalogue(compiled(language).read_bytes())
    for message in load(language):
        if message.id:
            one, *many = [message.id] if isinstance(message.id, str) else message.id
            told = catalogue.told_of_several(one, *many) if many else catalogue.told(one, message.context or "")
            assert told == first(message.string), one
    assert catalogue.told("") == "", "the head of the file is no text"
    assert catalogue.told("Nothing that dossier says.") == "Nothing that dossier says."
    assert catalogue.told_of_several("one of these", "many of these") == "many of these"


def test_what_is_written_in_another_language_leaves_what_is_spoken() -> None:
    with writing_in("zh_Hant"):
        assert (tr("Organisations"), spoken()) == ("機構", "zh_Hant")
        heard: list[str] = []
        other = Thread(target=lambda: heard.append(tr("Organisations")))
        other.start()
        other.join()
    assert heard == ["Organisations"], "another thread says what is spoken"
    assert tr("Organisations") == "Organisations"
    assert in_each_language("Organisations") == ("Organisations", "机构", "機構")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("a, b", "a, b and c", "a and b", "a, b", "One. Two.")),
        ("zh_Hans", ("a、b", "a、b和c", "a和b", "a，b", "One.Two.")),
        ("zh_Hant", ("a、b", "a、b和c", "a和b", "a，b", "One.Two.")),
    ],
)
def test_lists_are_separated_as_the_language_does(language: Language, told: tuple[str, ...]) -> None:
    speak(language)
    said = (listed("ab"), together("abc"), together("ab"), clauses(["a", "", "b"]), sentences(["One.", "", "Two."]))
    assert said == told


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
