"""What is compared: one key for all the ways a text can be written."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.search.keys import make_key, may_hold
from store.text.pinyin import confusable, readings, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陳茂波", "陈茂波"),
        ("曾國衞", "曾国卫"),
        ("滙豐", "汇丰"),
        ("鍾南山", "锺南山"),
        ("屋邨", "屋村"),
        ("ＳｍａｒｔＭｏｒｅ", "smartmore"),
        ("Chan Mo-po", "chanmopo"),
        ("Café", "cafe"),
        ("１，２００萬", "1200万"),
        ("埃隆·马斯克", "埃隆馬斯克"),
        ("“港投公司”", "港投公司"),
    ],
)
def test_two_ways_to_write_one_thing(one: str, other: str) -> None:
    assert make_key(one).text == make_key(other).text


@pytest.mark.parametrize(("one", "other"), [("1.5亿", "15亿"), ("10-20亿", "1020亿"), ("88%", "88"), ("HK$", "HK")])
def test_what_differs_in_meaning_differs(one: str, other: str) -> None:
    assert make_key(one).text != make_key(other).text


@given(st.text(max_size=30))
def test_a_key_leads_back_to_the_text(text: str) -> None:
    key = make_key(text)
    assert len(key.text) == len(key.offsets) == len(key.starts)
    assert list(key.offsets) == sorted(set(key.offsets))
    assert all(0 <= offset < len(text) for offset in key.offsets)
    assert not key.starts or key.starts[0]


@given(st.text(max_size=30))
@example("㓨薴飠𧩙")
def test_a_key_of_a_key_is_itself(text: str) -> None:
    key = make_key(text).text
    assert make_key(key).text == key


@given(st.text(max_size=30), st.data())
def test_what_a_key_holds_its_text_may_hold(text: str, data: st.DataObject) -> None:
    key = make_key(text).text
    start = data.draw(st.integers(0, len(key)))
    assert may_hold(text, key[start : data.draw(st.integers(start, len(key)))])


def test_what_a_text_cannot_hold() -> None:
    assert may_hold("约3.5倍", "3.5")
    assert may_hold("陳小文", "陈")
    assert not may_hold("陳小文", "林")


@pytest.mark.parametrize(
    ("character", "reading"),
    [
        ("单", "shan"),
        ("区", "ou"),
        ("曾", "zeng"),
        ("仇", "qiu"),
        ("解", "xie"),
        ("查", "zha"),
        ("盖", "ge"),
        ("乐", "yue"),
    ],
)
def test_a_surname_is_read_as_one_and_as_elsewhere(character: str, reading: str) -> None:
    assert reading in readings(character)
    assert len(readings(character)) > 1
    assert sound(character + "明", person=True)[0] == reading


def test_readings_are_plain_letters() -> None:
    assert readings("吕") == ("lv", "lu", "lyu")
    assert readings("A") == ()
    assert sound("尉迟恭", person=True) == ("yu", "chi", "gong")


def test_what_a_southern_speaker_may_confuse() -> None:
    assert {"zang", "zan", "zhan"} <= set(confusable("zhang"))
    assert {"lin", "ning", "ling"} <= set(confusable("nin"))
    assert confusable("ma") == ("ma",)
