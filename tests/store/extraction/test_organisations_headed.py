"""Bodies that only the title of who heads or serves them shows."""

import pytest

from store.extraction.names import find_names
from tests.store.extraction.reading import document_of, organisations_in


def _held(text: str) -> list[tuple[str, str | None]]:
    _, people = find_names(document_of(text))
    return [(role.title, role.organisation) for person in people for role in person.roles]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("希川地缘经济论坛主席林晓月表示，双方应当合作。", "希川地缘经济论坛", "主席"),
        ("格鲁吉亚地缘经济论坛主席林晓月表示，双方应当合作。", "格鲁吉亚地缘经济论坛", "主席"),
        ("格鲁吉亚“青山绿水”研究所副所长林晓月指出，双方应当合作。", "格鲁吉亚“青山绿水”研究所", "副所长"),
        ("昨天，菲律宾民防处处长林晓月说，灾情严重。", "菲律宾民防处", "处长"),
        ("据群星村党支部书记林晓月介绍，今年丰收。", "群星村党支部", "书记"),
        ("云山舰舰长林晓月记过一次。", "云山舰", "舰长"),
        ("望祺板材董事长林晓月表示，价格会涨。", "望祺板材", "董事长"),
        ("原海国土地勘测规划院研究员林晓月接受采访。", "海国土地勘测规划院", "研究员"),
    ],
)
def test_post_shows_the_body_that_it_is_held_in(text: str, name: str, title: str) -> None:
    assert name in organisations_in(text)
    assert (title, name) in _held(text) or ("原" + title, name) in _held(text)


@pytest.mark.parametrize(
    "text",
    [
        "近百家表演艺术机构负责人林晓月等到会。",
        "某机构负责人林晓月到会。",
        "据说，机构负责人林晓月到会。",
        "表演艺术机构负责人林晓月到会。",
        "各小组组长林晓月到会。",
        "巡洋舰舰长林晓月到会。",
        "变电站站长林晓月到会。",
        "优秀乡镇党委书记林晓月到会。",
        "新任镇党委书记林晓月到会。",
    ],
)
def test_bodies_without_a_name_stay_none(text: str) -> None:
    assert not organisations_in(text)


def test_kind_follows_from_the_ending() -> None:
    assert organisations_in("合祺地产机构首席分析师林晓月告诉记者，房价会涨。")["合祺地产机构"].kind == "company"
    assert organisations_in("云山寺住持林晓月表示，会继续。")["云山寺"].kind == "other"
