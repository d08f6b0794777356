"""Documents as an archive keeps them: what is kept is read as it was, and places lead back to ids."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.archive import packing
from store.archive.keys import KINDS, key_of
from store.archive.packing import packed, unpacked
from store.text.addresses import as_address


@given(st.text(), st.binary())
def test_what_is_kept_comes_back(identity: str, document: bytes) -> None:
    identity = identity.encode("utf-8", "replace").decode()
    assert unpacked(identity, packed(identity, document)) == document


def test_a_short_document_takes_less_than_by_itself_and_is_read_with_its_own_id_alone() -> None:
    identity = "person/陈大文@2031-01-02-远山银行增资"
    document = b'{"entity":"person/\xe9\x99\x88\xe5\xa4\xa7\xe6\x96\x87","article":"article/2031-01-02-' + b"x" * 40
    kept = packed(identity, document)
    assert len(kept) < len(document) * 0.6
    middle = len(kept) // 2
    flipped = kept[:middle] + bytes([kept[middle] ^ 1]) + kept[middle + 1 :]
    for spoilt in (kept[:-3], b"\x07" + kept[1:], b"", flipped):
        with pytest.raises(ValueError, match=r"b'"):
            unpacked(identity, spoilt)
    for document_kept in (kept, packed(identity, b"{}")):
        with pytest.raises(ValueError, match=r"b'"):
            unpacked("person/another@2031-01-02", document_kept)


def test_with_what_documents_are_compressed_stays_what_it_was() -> None:
    before = (Path(packing.__file__).parent / "documents.txt").read_bytes()
    assert hashlib.sha256(before).hexdigest() == ("47ce8abf825406dab8764e4fe49eb37d4dcbca35fab905114f0981260be62be2"), (
        "what archives keep can be read with these bytes alone; others are another form"
    )


@pytest.mark.parametrize(
    ("table", "identity"),
    [
        ("articles", "article/2031-01-02-甲"),
        ("texts", "article/2031-01-02-甲"),
        ("mentions", "person/陈@大@2031-01-02-甲"),
        ("figures", "figure/2031-01-02-甲/3亿元/2"),
        ("quotes", "quote/2031-01-02-甲/明年更好"),
    ],
)
def test_what_is_of_one_article_lies_together(table: str, identity: str) -> None:
    key, own = key_of(table, identity), key_of("articles", "article/2031-01-02-甲")
    assert key is not None
    assert own is not None
    assert key.article == own.article
    assert key.kind == KINDS[table]


@pytest.mark.parametrize(
    ("table", "identity"),
    [
        ("people", "person/陈"),
        ("mentions", "person/陈"),
        ("figures", "quote/甲/乙"),
        ("figures", "figure/甲"),
        ("texts", "甲"),
    ],
)
def test_what_is_of_none_is_shared(table: str, identity: str) -> None:
    assert key_of(table, identity) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://lin:verysecret@db.example:5433/news?sslmode=require", "postgresql://db.example:5433/news"),
        ("postgres://a.example,b.example/news", "postgresql://a.example,b.example/news"),
        ("postgresql://lin@/news?password=verysecret&host=/run/pg", "postgresql:///news?host=/run/pg"),
        ("service=news", "service=news"),
        ("host=db.example password='very secret' dbname=news", "host=db.example dbname=news"),
    ],
)
def test_an_address_is_shown_without_who_asks(text: str, shown: str) -> None:
    address = as_address(text)
    assert address is not None
    assert (address.shown, str(address)) == (shown, shown)


def test_ones_own_files_do_not_move_with_a_password() -> None:
    one, other, else_ = (
        as_address(f"postgresql://lin{password}@db.example/{name}")
        for password, name in ((":verysecret", "news"), ("", "news"), ("", "other"))
    )
    assert one is not None
    assert other is not None
    assert else_ is not None
    assert one.folder == other.folder != else_.folder


@pytest.mark.parametrize("text", ["clippings", "./service", "/srv/news", "C:\\news", "http://db.example/news"])
def test_a_folder_is_no_address(text: str) -> None:
    assert as_address(text) is None
