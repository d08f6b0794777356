"""The language of an article, told by its characters."""

import pytest

from store.articles.language import language_of

TRADITIONAL = "海岬市政府發言人昨日表示，新碼頭將於下月啟用，屆時會有更多航班。"
SIMPLIFIED = "海岬市政府发言人昨日表示，新码头将于下月启用，届时会有更多航班。"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (TRADITIONAL, "zh-Hant"),
        (SIMPLIFIED, "zh-Hans"),
        (TRADITIONAL + "着裏綫群", "zh-Hant"),
        (TRADITIONAL * 2 + SIMPLIFIED, "zh-Hant"),
        (SIMPLIFIED * 2 + TRADITIONAL, "zh-Hans"),
        (TRADITIONAL + " The new pier of Cape Town Bay opens.", "zh-Hant"),
        ("The council of the bay said on Monday that the pier is to open in May.", "en"),
        ("山水人口", ""),
        ("12.5% (2025)", ""),
        ("新しい埠頭は来月から使われる予定です。", ""),
    ],
)
def test_language(text: str, language: str) -> None:
    assert language_of(text) == language
