"""Addresses of archives: what is shown of them, and which are refused. No server is asked."""

import pytest

from store.text.addresses import Address


@pytest.mark.parametrize(
    ("conninfo", "shown"),
    [
        ("postgresql://someone:secret@db.example/news", "postgresql://db.example/news"),
        ("postgresql://someone:sec?ret@db.example/news", "postgresql://db.example/news"),
        ("postgresql://someone:sec#ret@db.example/news?sslmode=require", "postgresql://db.example/news"),
        ("postgresql://someone:sec?ret=1@db.example/news", "postgresql://db.example/news"),
        ("postgresql://db.example/news?user=someone&password=secret", "postgresql://db.example/news"),
        ("postgresql://db.example/news?application_name=some@one", "postgresql://db.example/news"),
        ("postgresql:///news?host=/run/pg&password=secret", "postgresql:///news?host=/run/pg"),
    ],
)
def test_of_an_address_the_place_is_shown_whatever_stands_in_its_password(conninfo: str, shown: str) -> None:
    assert Address(conninfo).shown == shown
    assert not Address(conninfo).is_ambiguous


@pytest.mark.parametrize(
    "conninfo",
    [
        "postgresql://someone:sec@ret@db.example/news",
        "postgresql://someone:sec@re?t@db.example/news",
        "postgresql://someone:sec/ret@db.example/news",
        "postgresql://someone:sec/re?t@db.example/news",
    ],
)
def test_an_address_whose_password_ends_early_for_the_server_is_refused_without_a_piece_of_it(conninfo: str) -> None:
    assert Address(conninfo).is_ambiguous
    assert Address(conninfo).shown == "postgresql://db.example/news"


def test_an_at_sign_in_a_password_of_words_is_none_of_an_address() -> None:
    assert not Address("host=db.example password='a://b@c@d'").is_ambiguous


def test_the_folder_of_an_address_does_not_follow_from_its_password() -> None:
    folders = {Address(f"postgresql://someone:{word}@db.example/news").folder for word in ("one", "t?wo", "th#ree")}
    assert len(folders) == 1
