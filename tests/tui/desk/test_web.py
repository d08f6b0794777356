"""Who stands near somebody, and how two meet, as pictures."""

import re

import pytest
from rich.cells import cell_len

from store.views.near import Between, Neighbour, Neighbourhood, Path, Shared, Tie
from tests.tui.desk.pictures import lines
from tui.desk.views.meeting import meeting
from tui.desk.views.web import web
from tui.text.canvas import Drawing

FIRM, LIN, CHAN, BANK, DAILY = (
    "organisation/云岭智造",
    "person/林晓月",
    "person/陈大文",
    "organisation/远山银行",
    "organisation/山间日报",
)
SIZES = [(58, 7), (78, 8), (118, 13), (198, 20), (118, 30)]


def neighbour(who: str, beside: str = FIRM, depth: int = 1, sentences: int = 3) -> Neighbour:
    return Neighbour(id=who, beside=beside, depth=depth, sentences=sentences, role=False, article="", sentence=-1)


def around(*neighbours: Neighbour, depth: int = 1, ties: tuple[Tie, ...] = ()) -> Neighbourhood:
    return Neighbourhood(about=FIRM, depth=depth, neighbours=neighbours, ties=ties)


def name(who: str) -> str:
    return who.partition("/")[2]


def lit(drawing: Drawing) -> str:
    return "".join(piece.text for line in drawing for piece in line if piece.style == "here")


NEAR = around(*(neighbour(who, sentences=count) for count, who in enumerate((LIN, CHAN, BANK, DAILY), 5)))
FAR = around(
    neighbour(LIN),
    neighbour(CHAN, LIN, 2, 12),
    neighbour(BANK, CHAN, 3, 1),
    neighbour(DAILY, sentences=0),
    depth=3,
)


@pytest.mark.parametrize("size", SIZES)
def test_everybody_near_stands_on_it_with_the_sentences_they_share(size: tuple[int, int]) -> None:
    found = lines(web(NEAR, name, "", *size))
    assert [cell_len(line) for line in found] == [size[0]] * size[1]
    for words in ("云岭智造", "林晓月 5", "陈大文 6", "远山银行 7", "山间日报 8"):
        assert sum(words in line for line in found) == 1


@pytest.mark.parametrize("size", SIZES)
def test_those_further_out_stand_further_from_the_middle(size: tuple[int, int]) -> None:
    found = lines(web(FAR, name, "", *size))
    wanted = ("云岭智造", "林晓月 3", "陈大文 12", "远山")
    places = [cell_len(line[: line.index(words)]) for words in wanted for line in found if words in line]
    assert len(places) == len(wanted)
    assert places == sorted(places)
    [told] = [line for line in found if "山间日报" in line]
    assert "山间日报 0" not in told


def test_a_neighbour_without_room_is_left_out_unless_the_cursor_is_there() -> None:
    many = [neighbour(f"person/某{number:02}") for number in range(40)]
    last = many[-1].id
    assert "某39" not in "\n".join(lines(web(around(*many), name, many[0].id, 78, 8)))
    assert "某39" in lit(web(around(*many), name, last, 78, 8))
    behind = [neighbour(f"person/后{number:02}", many[30].id, 2) for number in range(5)]
    deep = around(*many, *behind, depth=2)
    assert "后04" in lit(web(deep, name, behind[-1].id, 78, 8))


def test_those_who_stand_together_stand_beside_one_another_with_an_arc_between() -> None:
    tied = around(*NEAR.neighbours, ties=(Tie(one=LIN, other=BANK, sentences=9),))
    right = [line.rstrip().rpartition(" ")[0] for line in lines(web(tied, name, "", 50, 12)) if line[-12:].strip()]
    assert [line[-4:].strip(" ⣀⡤⠦") for line in right] == ["林晓月", "远山银行"]
    drawn = web(tied, name, "", 118, 13)
    assert any(piece.style == "tie" for line in drawn for piece in line)
    assert not any(piece.style == "tie" for line in web(NEAR, name, "", 118, 13) for piece in line)


def test_nobody_near_leaves_the_name_alone() -> None:
    assert "".join(lines(web(around(), name, "", 40, 5))).strip() == "云岭智造"


def way(*between: str, sentences: tuple[int, ...]) -> Path:
    return Path(between=between, sentences=sentences)


TWO = Between(
    one=FIRM,
    other=BANK,
    shared=(Shared(article="article/a", sentence=1, date=None),),
    paths=(way(LIN, sentences=(4, 0)), way(CHAN, DAILY, sentences=(1, 2, 3))),
)


@pytest.mark.parametrize("size", SIZES)
def test_how_two_meet_is_read_from_left_to_right(size: tuple[int, int]) -> None:
    found = lines(meeting(TWO, name, TWO.paths[0], *size))
    assert [cell_len(line) for line in found] == [size[0]] * size[1]
    words = [
        [word for word in line.split() if not word.startswith(tuple(map(chr, range(0x2801, 0x2900))))] for line in found
    ]
    told = [line for line in words if line]
    assert ["1"] in told
    assert any({"4", "林晓月", "role"} <= set(line) for line in told)
    assert any(
        [one for one in line if one not in ("云岭智造", "远山银行")] == ["1", "陈大文", "2", "山间日报", "3"]
        for line in told
    )
    assert "林晓月" in lit(meeting(TWO, name, TWO.paths[0], *size))


def test_the_way_under_the_cursor_is_drawn_however_many_there_are() -> None:
    ways = tuple(way(f"person/某{number:02}", sentences=(1, 1)) for number in range(12))
    found = Between(one=FIRM, other=BANK, shared=(), paths=ways)
    assert "某11" in lit(meeting(found, name, ways[-1], 78, 6))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("behind", [4, 9, 23])
def test_no_name_stands_over_another(size: tuple[int, int], behind: int) -> None:
    first = [neighbour(f"person/首{sign}", sentences=90 - at) for at, sign in enumerate("甲乙丙丁戊")]
    second = [neighbour(f"person/次{chr(ord('一') + at)}", first[at % 2].id, 2, 10 ** (at % 3)) for at in range(behind)]
    everybody = around(*first, *second, depth=2)
    whole = {f"{name(one.id)} {one.sentences}" for one in (*first, *second)} | {name(FIRM)}
    for here in ("", second[-1].id):
        words = re.split(r"[\u2800-\u28ff\s]{2,}|[\u2800-\u28ff]+", "\n".join(lines(web(everybody, name, here, *size))))
        assert {word.strip() for word in words if word.strip()} <= whole
        assert not here or name(here) in lit(web(everybody, name, here, *size))
