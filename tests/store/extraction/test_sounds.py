"""Which Latin names and transliterations sound alike."""

import pytest

from store.extraction.people.sounds import sound_alike


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Gurman", "古尔曼"),
        ("Altman", "奥特曼"),
        ("Musk", "马斯克"),
        ("Brockman", "布罗克曼"),
        ("Nadella", "纳德拉"),
        ("Gurmand", "古尔曼"),
    ],
)
def test_these_sound_alike(latin: str, chinese: str) -> None:
    assert sound_alike(latin, chinese)


@pytest.mark.parametrize(
    ("latin", "chinese"),
    [
        ("Altman", "马斯克"),
        ("Huang", "黄仁勋"),
        ("Cook", "古尔曼"),
        ("Musk", "纳德拉"),
        ("Gurman", ""),
        ("Gurmandson", "古尔曼"),
    ],
)
def test_these_do_not(latin: str, chinese: str) -> None:
    assert not sound_alike(latin, chinese)
