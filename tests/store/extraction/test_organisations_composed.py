"""Bodies that are named with the one they belong to: 云州大学国际传播学院 is one name, and so is 云岫协会技术委员会."""

import pytest

from tests.store.extraction.reading import names_in, organisations_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("云州大学国际关系学院副院长林晓月到场。", "云州大学国际关系学院"),
        ("海州大學校委會主席林曉月到場。", "海州大學校委會"),
        ("云岫书画协会艺术委员会联合主办展览。", "云岫书画协会艺术委员会"),
        ("新增考点是海州市第三中学青山校区。", "海州市第三中学青山校区"),
        ("教育部政策研究院宏观战略研究所副所长林晓月说，今年会增长。", "教育部政策研究院宏观战略研究所"),
    ],
)
def test_an_institute_a_committee_and_a_branch_keep_their_parent(text: str, name: str) -> None:
    assert name in names_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "云州大学决定成立传播学院。",
        "云州大学新任校长遴选委员会开会。",
        "云州大学的国际传播学院招生。",
        "立法會主席作出恢復全體委員會程序的預告。",
    ],
)
def test_what_a_parent_does_and_who_is_in_it_stand_in_no_name(text: str) -> None:
    assert not any(word in name for name in names_in(text) for word in ("决定", "新任", "的", "主席"))


def test_a_department_before_a_title_is_part_of_the_title() -> None:
    assert names_in("财政部税政司司长林晓月到场。") == {"财政部"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("云岫书画协会艺术委员会联合主办展览。", "云岫书画协会艺术委员会", "association"),
        ("海州大學校委會主席林曉月到場。", "海州大學校委會", "university"),
        ("腾讯薪酬委员会开会。", "腾讯薪酬委员会", "other"),
    ],
)
def test_a_committee_is_of_the_kind_of_its_parent(text: str, name: str, kind: str) -> None:
    assert organisations_in(text)[name].kind == kind
