"""Which titles people hold, and where, in English articles."""

import pytest

from store.extraction.pipeline import extract
from store.model import Article


def roles_of(text: str) -> dict[str, list[tuple[str, str | None]]]:
    """Return the roles of each person of an English article."""
    people = extract(Article(id="article/test", title="", text=text, language="en")).people
    return {person.name: [(role.title, role.organisation) for role in person.roles] for person in people}


@pytest.mark.parametrize(
    ("text", "person", "roles"),
    [
        ("Brightwell Networks chairman Tom Reed left.", "Tom Reed", [("chairman", "Brightwell Networks")]),
        ("Tom Reed, chief economist, Brightwell Bank, left.", "Tom Reed", [("chief economist", "Brightwell Bank")]),
        (
            "Brightwell Networks’ chief financial officer Tom Reed left.",
            "Tom Reed",
            [("chief financial officer", "Brightwell Networks")],
        ),
        (
            "Lam Wing-kwong, founder and former chairman of the Norham Exchange, left.",
            "Lam Wing-kwong",
            [("founder", "Norham Exchange"), ("former chairman", "Norham Exchange")],
        ),
        (
            "Tom Reed, 45, head of research at Norham Bank, was named chairman of Brightwell Networks.",
            "Tom Reed",
            [("head of research", "Norham Bank"), ("chairman", "Brightwell Networks")],
        ),
        (
            "Secretary for Works, Ports and Planning Prof Sun Tung spoke.",
            "Sun Tung",
            [("Secretary for Works, Ports and Planning", None)],
        ),
        (
            "A former manager of Chief Executive Leung Chun-wing met reporters.",
            "Leung Chun-wing",
            [("Chief Executive", None)],
        ),
        ("The bill went to lawmakers Dennis Kwan and James Toh.", "James Toh", [("lawmaker", None)]),
        (
            "PhD candidates Anna Berg and Tom Reed at Norham University built it.",
            "Anna Berg",
            [("PhD candidate", "Norham University")],
        ),
        (
            "Brightwell Networks grew. Its chairman, Tom Reed, was glad.",
            "Tom Reed",
            [("chairman", "Brightwell Networks")],
        ),
        ("Norham Bank grew. The university's dean, Anna Berg, was glad.", "Anna Berg", [("dean", None)]),
        (
            "Marcela Clure, Brightwell Networks’ chief economist, was glad.",
            "Marcela Clure",
            [("chief economist", "Brightwell Networks")],
        ),
        ("He met Anna Berg, Norham Bank chairman Tom Reed and others.", "Anna Berg", []),
        ("Anna Berg, who leads Brightwell Networks, was glad.", "Anna Berg", []),
    ],
)
def test_titles_and_where_they_are_held(text: str, person: str, roles: list[tuple[str, str | None]]) -> None:
    assert roles_of(text)[person] == roles


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The flat was sold by Tam Wing-lai.", "Tam Wing-lai"),
        ("Shada Okari, who built it, was glad.", "Shada Okari"),
        ("They asked theoretical physicist Shada Okari.", "Shada Okari"),
        ("One of them, Mrs Okari, was glad.", "Okari"),
    ],
)
def test_people_whose_given_name_no_list_has(text: str, name: str) -> None:
    assert list(roles_of(text)) == [name]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Lam Wing-kwong, aged 61, was chairman of the now-defunct Norham Exchange until May.",
            [("chairman", "Norham Exchange")],
        ),
        (
            "Lam Wing-kwong was an adviser at Brightwell Bank, before serving as a director of the Norham Corporation.",
            [("adviser", "Brightwell Bank"), ("director", "Norham Corporation")],
        ),
        (
            "Lam Wing-kwong left. He served as Brightwell Bank’s chairman, and became a member of the Harbour Council.",
            [("chairman", "Brightwell Bank"), ("member", "Harbour Council")],
        ),
        (
            "Lam Wing-kwong held many posts, with positions including chairman of the Commission on Harbour Works.",
            [("chairman", "Commission on Harbour Works")],
        ),
        ("The Secretary for Works, Mr Lam Wing-kwong, left.", [("Secretary for Works", None)]),
        ("Lam Wing-kwong left. It rained. He served as Brightwell Bank’s chairman.", []),
        ("Lam Wing-kwong left.\n\nHe served as Brightwell Bank’s chairman.", []),
        ("He served as Brightwell Bank’s chairman. Lam Wing-kwong left.", []),
    ],
)
def test_a_career_is_told_of_whom_the_sentence_is_about(text: str, roles: list[tuple[str, str | None]]) -> None:
    assert roles_of(text)["Lam Wing-kwong"] == roles


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "She left the Harbour Innovation and Co-ordination Office.",
            {"Harbour Innovation and Co-ordination Office"},
        ),
        ("The Commission on Harbour Works met.", {"Commission on Harbour Works"}),
        ("The Commission on Friday met.", set()),
        ("District Judge Anna Berg of the District Court wrote it.", {"District Court"}),
    ],
)
def test_public_bodies_are_named_whole(text: str, names: set[str]) -> None:
    found = extract(Article(id="article/test", title="", text=text, language="en")).organisations
    assert {one.name for one in found} == names
    assert {one.kind for one in found} <= {"government"}
