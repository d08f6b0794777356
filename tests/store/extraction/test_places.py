"""Places that begin names of organisations: divisions of China, Hong Kong, Macau and Taiwan, and the world's cities."""

import pytest

from store.extraction.lexicon import rows, words
from store.extraction.names import find_names
from store.text.fold import fold
from tests.store.extraction.reading import document_of, names_in


def test_places_are_folded_and_stand_once() -> None:
    listed = [row[0] for row in rows("places.tsv")]
    assert [name for name in listed if fold(name) != name] == []
    assert len(words("places.tsv")) == len(listed)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("苑里鎮公所發出通知。", "苑里鎮公所"),
        ("苑里法院开庭。", "苑里法院"),
        ("慈溪法院开庭。", "慈溪法院"),
        ("岳麓法院开庭。", "岳麓法院"),
        ("常德市法院二审维持原判。", "常德市法院"),
        ("卡達政府宣布。", "卡達政府"),
        ("寮國政府宣布。", "寮國政府"),
        ("深水埗警署接獲市民報案。", "深水埗警署"),
        ("觀塘警區刑事調查隊跟進案件。", "觀塘警區刑事調查隊"),
        ("他被送到望城派出所。", "望城派出所"),
        ("烏來區公所宣布停班。", "烏來區公所"),
        ("氹仔警務廳接報。", "氹仔警務廳"),
        ("常德中院二审维持原判。", "常德中院"),
        ("常德警方通报。", "常德警方"),
        ("葵青民政事務處回應。", "葵青民政事務處"),
        ("潮州商会向灾区捐款。", "潮州商会"),
        ("湘潭博物馆展出文物。", "湘潭博物馆"),
        ("衡阳师范学院开学。", "衡阳师范学院"),
        ("凉山州森林草原防火指挥部通报。", "凉山州森林草原防火指挥部"),
        ("海州水利与能源研究院发布报告。", "海州水利与能源研究院"),
    ],
)
def test_a_place_of_the_list_names_its_bodies(text: str, name: str) -> None:
    assert name in names_in(text, known=False)


@pytest.mark.parametrize(
    "text",
    [
        "警方通报。",
        "經警方批評教育後離開。",
        "他走进美国派出所。",
        "他住在香港图书馆附近。",
        "中环银行林立。",
        "他与云岫签约。",
    ],
)
def test_a_body_that_no_place_names_is_none(text: str) -> None:
    assert names_in(text, known=False) == set()


def test_a_place_is_nobody() -> None:
    _, people = find_names(document_of("多名记者周三抵达马六甲，并说马六甲很热。"))
    assert [person.name for person in people] == []


@pytest.mark.parametrize("word", ["白银", "来宾", "安康", "日照", "东方", "海防", "三重"])
def test_a_word_or_a_persons_name_is_no_place_by_itself(word: str) -> None:
    assert word not in words("places.tsv")
