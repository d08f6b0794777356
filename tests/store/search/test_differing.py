"""Which figures of a folder are of one thing, as its articles word them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.workspace import Workspace

HEADER = "---\ntitle: {}\npublished: {}\n---\n\n"
FIRE = "伦敦码头的旧粮仓凌晨起火，消防部门派出{}名消防员到场扑救，火势下午受控。"
WORDS = {
    "another amount": (("2031-03-01", FIRE.format(80)), ("2031-03-04", FIRE.format(95)), ("80名", "95名")),
    "another script": (
        ("2031-03-01", "渔民统计，青石滩的蚝田上月产出3200吨鲜蚝。"),
        ("2031-03-04", "漁民統計，青石灘的蠔田上月產出3500噸鮮蠔。"),
        ("3200吨", "3500噸"),
    ),
    "what is said of it": (
        ("2031-04-01", "滑坡令白鹿镇茶园尽毁，造成21人死亡，村民连夜撤离。"),
        ("2031-04-02", "滑坡令白鹿镇茶园尽毁，造成34人死亡，村民连夜撤离。"),
        ("21人", "34人"),
    ),
    "another place": (
        ("2031-05-01", "巴黎歌剧院排演新剧，招募61名合唱学员登台。"),
        ("2031-05-02", "柏林歌剧院排演新剧，招募73名合唱学员登台。"),
        (),
    ),
    "both in one article": (
        ("2031-06-01", "雨燕飞行俱乐部购入12架滑翔机，另有19架滑翔机待修。"),
        ("2031-06-02", "雨燕飞行俱乐部购入12架滑翔机，另有19架滑翔机待修，会员不满。"),
        (),
    ),
    "something else is said": (
        ("2031-07-01", "地铁隧道渗水，造成44人受伤，列车停驶三日。"),
        ("2031-07-02", "地铁隧道渗水，造成57人失联，列车停驶三日。"),
        (),
    ),
    "long after": (
        ("2031-08-01", "天文台台长介绍流星雨，预计每小时可见90颗流星。"),
        ("2033-08-01", "天文爱好者守候流星雨，最终录得每小时55颗流星。"),
        (),
    ),
    "few are others each time": (
        ("2031-08-11", "花艺学校聘请3名园丁料理玫瑰园，校长致谢。"),
        ("2031-08-12", "花艺学校聘请4名园丁料理玫瑰园，校长致谢。"),
        (),
    ),
    "too far apart": (
        ("2031-08-21", "古琴协会修复70张唐琴，馆藏公开展览。"),
        ("2031-08-22", "古琴协会修复7万张唐琴，馆藏公开展览。"),
        (),
    ),
    "other nouns": (
        ("2031-08-25", "登山会清理冰川，运走66袋罐头。"),
        ("2031-08-26", "登山会清理冰川，运走88袋氧气瓶。"),
        (),
    ),
    "cells of a table": (
        ("2031-09-01", "| 葡萄酒庄 | 1200瓶 | 橡木桶 |\n|---|---|---|\n| 雪山 | 18瓶 | 新桶 |"),
        ("2031-09-02", "| 葡萄酒庄 | 1500瓶 | 橡木桶 |\n|---|---|---|\n| 雪山 | 25瓶 | 新桶 |"),
        (),
    ),
}


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[set[tuple[str, str]]]]:
    """Yield all things of a folder with all cases: of each the articles and the amounts."""
    folder = tmp_path_factory.mktemp("differing")
    clippings = folder / "clippings"
    clippings.mkdir()
    for name, (one, other, _) in WORDS.items():
        for place, (day, words) in enumerate((one, other)):
            (clippings / f"{name} {place}.md").write_text(HEADER.format(f"{name} {place}", day) + words + "\n", "utf-8")
    with Workspace.open(folder / "store") as workspace:
        workspace.load([clippings])
        found = workspace.index.differing(workspace.holdings.copied())
        yield [{_named(workspace, figure) for figure in thing} for thing in found]


def _named(workspace: Workspace, figure: str) -> tuple[str, str]:
    entity = workspace.holdings.entity(figure)
    return workspace.holdings.summary(entity.mentions[0].article).title.rpartition(" ")[0], figure.split("/")[2]


@pytest.mark.parametrize("name", WORDS)
def test_amounts_are_of_one_thing_by_how_they_are_worded(things: list[set[tuple[str, str]]], name: str) -> None:
    found = [thing for thing in things if any(case == name for case, _ in thing)]
    wanted = {(name, amount) for amount in WORDS[name][2]}
    assert found == ([wanted] if wanted else [])


def test_only_some_figures_can_be_asked_for(tmp_path: Path) -> None:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    for day, amount in (("2031-03-01", 80), ("2031-03-04", 95)):
        (clippings / f"{day}.md").write_text(HEADER.format(day, day) + FIRE.format(amount) + "\n", "utf-8")
    with Workspace.open(tmp_path / "store") as workspace:
        workspace.load([clippings])
        index, copies = workspace.index, workspace.holdings.copied()
        [thing] = index.differing(copies)
        assert index.differing(copies, thing) == [thing]
        assert index.differing(copies, thing[:1]) == index.differing(copies, ()) == []
