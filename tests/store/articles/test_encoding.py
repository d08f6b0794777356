"""Bytes to text: the right encoding found, the wrong one of long ago mended or told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.articles import parse_article
from store.errors import ReadError
from store.model import Article
from tests.store.articles.reading import read

SIMPLIFIED = (
    "---\ntitle: 海风公布结果\ndate: 2024-05-06\n---\n\n海风基金昨日公布结果，投资额为三亿港元，并且说会继续。\n"
)
TRADITIONAL = (
    "---\ntitle: 海風公布結果\ndate: 2024-05-06\n---\n\n海風基金昨日公布結果，投資額為三億港元，並且說會繼續。\n"
)
HONG_KONG = TRADITIONAL.replace("並且", "佢哋仲")


@pytest.mark.parametrize(
    ("text", "written", "recorded"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (TRADITIONAL, "utf-8-sig", "utf-8-sig"),
        (SIMPLIFIED, "utf-16", "utf-16"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-32", "utf-32"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (TRADITIONAL, "gbk", "gb18030"),
        (TRADITIONAL, "big5", "big5hkscs"),
        (HONG_KONG, "big5hkscs", "big5hkscs"),
    ],
)
def test_the_encoding_is_found_and_recorded(text: str, written: str, recorded: str) -> None:
    article = parse_article(text.encode(written), "a.md")
    assert article.text == read(text).text
    assert (article.encoding, article.published) == (recorded, "2024-05-06")
    assert not article.warnings


def test_other_encodings_are_guessed_and_it_is_said() -> None:
    text = "Компания сообщила в пятницу, что она вложит средства в порт и в город.\n" * 20
    article = parse_article(text.encode("cp1251"), "a.txt")
    assert "Компания сообщила" in article.text
    assert any("guessed" in warning for warning in article.warnings)


def test_a_file_cut_inside_a_character_is_read() -> None:
    article = parse_article(SIMPLIFIED.strip().encode()[:-1], "a.md")
    assert article.encoding == "utf-8"
    assert "并且说会继续" in article.text
    assert any("damaged" in warning for warning in article.warnings)


@pytest.mark.parametrize("misread", ["ptcp154", "latin-1", "mac_roman"])
def test_mojibake_is_put_right_and_reported(misread: str) -> None:
    garbled = (TRADITIONAL * 3).encode().decode(misread)
    article = read(garbled)
    assert article.title == "海風公布結果"
    assert any(("PTCP154" if misread == "ptcp154" else "once read as") in warning for warning in article.warnings)


def test_mojibake_beyond_repair_is_reported() -> None:
    garbled = (SIMPLIFIED * 3).encode().decode("gb18030", errors="replace")
    assert any("wrong encoding" in warning for warning in read(garbled).warnings)


@pytest.mark.parametrize(
    "text",
    [
        "Il a déclaré que l’été à Genève — très chaud — était « fini ».\n" * 9,
        "Über Äpfel, Öl und Größe – „schön“.\n" * 9,
    ],
)
def test_accents_are_no_mojibake(text: str) -> None:
    assert not read(text).warnings


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\n \n\t\n", "empty"),
        ("\ufeff\u200b\n".encode(), "empty"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (bytes(range(256)) * 40, "no text"),
        (b"\x01\x02\x03\x04\x05\x06" * 100, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_in_a_sentence(data: bytes, reason: str) -> None:
    with pytest.raises(ReadError, match=reason) as caught:
        parse_article(data, "folder/a.md")
    assert str(caught.value).startswith("folder/a.md ")
    assert str(caught.value).endswith(".")


def attempt(data: bytes) -> Article | str:
    """Return what reading gives: an article, or the sentence that says why not."""
    try:
        return parse_article(data, "a.md")
    except ReadError as error:
        return str(error)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_utf8_text_is_read_as_utf8(text: str) -> None:
    read_as = attempt(text.encode())
    assert "empty" in read_as if isinstance(read_as, str) else read_as.encoding in {"utf-8", "utf-8-sig"}


@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_sentence(data: bytes) -> None:
    read_as = attempt(data)
    assert read_as.startswith("a.md ") if isinstance(read_as, str) else read_as.text or read_as.title
