"""Bodies of towns and districts that no list has: where their names begin, whatever the segmenter tore."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他被澄山区人民法院判处罚款。", "澄山区人民法院"),
        ("记者和柏都市公安局联络。", "柏都市公安局"),
        ("她在岚陵县教育局任职，目前已升任组长。", "岚陵县教育局"),
        ("对柳源县商会表示支持。", "柳源县商会"),
        ("他任职于柏都市总工会，情况属实。", "柏都市总工会"),
        ("今天，澄山區文旅局提供支持。", "澄山區文旅局"),
        ("由岚溪县消协处理。", "岚溪县消协"),
        ("记者从岚溪区新闻办公室获悉，情况属实。", "岚溪区新闻办公室"),
    ],
)
def test_a_body_has_the_whole_name_of_its_division(text: str, name: str) -> None:
    assert names_in(text, known=False) == {name}


@pytest.mark.parametrize(
    "text",
    ["贫困山区医院缺医生。", "老城区政府大楼已经拆除。", "他去山区医院看病。", "各社区医院都很忙。"],
)
def test_a_common_word_that_ends_like_a_division_is_no_place(text: str) -> None:
    assert names_in(text, known=False) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("柏都市公安局交管三分局事故大队工作人员说，原因仍在调查。", "柏都市公安局交管三分局事故大队"),
        ("記者向萬榕鄉公所查詢。", "萬榕鄉公所"),
        ("嵐榕縣政府表示，會跟進。", "嵐榕縣政府"),
        ("嵐榕縣政府教育處表示，會補助。", "嵐榕縣政府教育處"),
        ("嵐榕縣警察局松嶺分局北辰派出所員警到場。", "嵐榕縣警察局松嶺分局北辰派出所"),
        ("岚溪县政府和公司一直在商讨。", "岚溪县政府"),
    ],
)
def test_a_body_that_belongs_to_another_is_one_name_with_it(text: str, name: str) -> None:
    assert names_in(text, known=False) == {name}


def test_the_level_of_a_division_may_be_joined_to_a_known_body() -> None:
    assert names_in("通报由柳源县卫健委发布。") == {"柳源县卫健委"}
