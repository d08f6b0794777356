"""Where two copies of one text differ."""

from store.export.differences import differences
from tests.store.articles_by_hand import story

TEXT = "远山银行昨日公布全年业绩。裁减的职位共有{}个，多数在后勤部门。董事会感谢员工。"


def test_copies_show_where_they_differ() -> None:
    one, other = (story(f"第{count}版", TEXT.format(count)).article for count in (5300, 5600))
    said = [
        ("".join(one.text[a:b] for a, b in found.here), "".join(other.text[a:b] for a, b in found.there))
        for found in differences(one, other)
    ]
    assert said == [
        ("第5300版", "第5600版"),
        ("裁减的职位共有5300个，多数在后勤部门。", "裁减的职位共有5600个，多数在后勤部门。"),
    ]


def test_what_a_copy_leaves_out_stands_nowhere_in_it() -> None:
    whole, short = story("业绩", TEXT.format(10)).article, story("业绩", TEXT.format(10)[:-8]).article
    [found] = differences(whole, short)
    assert [whole.text[start:end] for start, end in found.here] == ["董事会感谢员工。"]
    assert found.there == ()
