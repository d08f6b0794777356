"""Organisations by what stands before them, by where they are and by what they are part of, on sentences of our own."""

import pytest

from tests.store.extraction.reading import names_in


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("他在外送平台「飞袋」送货。", "飞袋"),
        ("街坊发起「留屐小组」，收集签名。", "留屐小组"),
        ("监理单位为四维咨询，工程今年完成。", "四维咨询"),
        ("设计厂晶峦半导体（8812）昨日开会。", "晶峦半导体"),
        ("运营方金穗商管公司没有回应。", "金穗商管公司"),
        ("海岸发展局局长罗望川昨日宣布。", "海岸发展局"),
        ("诉状由江州鸿达货运公司海运部业务经理高望川签署。", "江州鸿达货运公司"),
        ("桃园市劳动检查处昨日发函。", "桃园市劳动检查处"),
        ("国际海员权益联盟多次批评。", "国际海员权益联盟"),
        ("产品安全署跟进事件。", "产品安全署"),
    ],
)
def test_a_name_is_read_whole(text: str, name: str) -> None:
    assert names_in(text, known=False) >= {name}


@pytest.mark.parametrize(
    "text", ["他在外送平台「写了一首诗，后来走了」。", "监理单位为此道歉。", "中国高铁网很大。", "专家小组开会。"]
)
def test_what_looks_alike_is_left(text: str) -> None:
    assert not names_in(text, known=False)
