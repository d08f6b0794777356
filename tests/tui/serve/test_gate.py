"""Who is let in to an explorer that is served: whoever has the token, once, and no page of another site."""

import pytest

from tui.serve.gate import LOCAL, Gate

ADDRESS = "192.0.2.7"


def test_a_token_lets_one_visitor_in_and_is_followed_by_another() -> None:
    gate = Gate(LOCAL, 8765)
    token = gate.token
    assert gate.admit("") == gate.admit("港") == gate.admit(token[:-1]) == ""
    first = gate.admit(token)
    assert gate.knows(first)
    assert gate.admit(token) == ""
    second = gate.admit(gate.token)
    assert gate.knows(first)
    assert gate.knows(second)
    assert len({first, second, token, gate.token}) == 4
    assert not gate.knows(token)
    assert not gate.knows("")


@pytest.mark.parametrize(
    ("host", "served"),
    [
        ("127.0.0.1:8765", True),
        ("LOCALHOST:8765", True),
        ("[::1]:8765", True),
        ("127.0.0.1:80", False),
        ("127.0.0.1", False),
        ("evil.example:8765", False),
        ("127.0.0.1.evil.example:8765", False),
        ("192.0.2.7:8765", False),
        ("[::1]", False),
        ("", False),
    ],
)
def test_a_name_that_leads_here_is_not_the_host(host: str, served: bool) -> None:
    assert Gate(LOCAL, 8765).serves(host) is served


@pytest.mark.parametrize(
    ("host", "served"), [("192.0.2.7:1", True), ("[2001:db8::1]:1", True), ("evil.example:1", False)]
)
def test_where_it_listens_on_all_addresses_a_number_is_the_host(host: str, served: bool) -> None:
    assert Gate(LOCAL, 1, any_address=True).serves(host) is served


@pytest.mark.parametrize(
    ("origin", "own"),
    [
        ("http://127.0.0.1:8765", True),
        ("http://localhost:8765", False),
        ("https://127.0.0.1:8765", False),
        ("http://127.0.0.1:9999", False),
        ("http://evil.example", False),
        ("null", False),
        ("", False),
    ],
)
def test_only_its_own_page_connects(origin: str, own: bool) -> None:
    assert Gate(LOCAL, 8765).is_own(origin, "127.0.0.1:8765") is own


def test_the_port_of_the_web_is_not_said() -> None:
    assert Gate(LOCAL, 80).serves("localhost")
