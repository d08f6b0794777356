"""Numbers on a scale that stands before them, as the strength of an earthquake: 里氏规模7.7, 震级达6.1."""

import re
from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.figures.contexts import CONTEXTS, one_of
from store.extraction.figures.phrases import Phrase

SCALE = Rule(
    "figure.scale",
    0.9,
    finds=Example("当地发生里氏规模7.7的地震。", "里氏规模7.7"),
    leaves=Example("公司规模7.7，员工不多。", "7.7"),
    lists=(CONTEXTS,),
)
"""A number on the scale of earthquakes, which ends below ten and stands before it."""
_LONGEST = 12  # characters of a scale and what joins it to its number
_SIZE = "规模"  # also of whatever else has one


def on_scale(text: str, phrase: Phrase, *, taiwan: bool) -> Phrase:
    """Return a number without a unit as a measure where a scale stands before it, else the phrase as it is.

    Args:
        text: the folded text that the phrase was read from.
        phrase: the number.
        taiwan: whether the article is one of Taiwan, where 规模6.4 alone is an earthquake's.
    """
    if phrase.kind is not None or not phrase.number.arabic or phrase.value is None or phrase.value >= 10:
        return phrase
    told = _scale().search(text, max(0, phrase.start - _LONGEST), phrase.start)
    if told is None or (told.group(1) == _SIZE and not (taiwan and "." in phrase.text(text))):
        return phrase
    phrase = phrase._replace(kind="measure", rule=SCALE.name)
    if told.group(2):
        return phrase._replace(unit=told.group(1))  # 里氏震级达7.8
    return phrase._replace(start=told.start(1), unit_start=told.start(1), unit_end=told.end(1))


@cache
def _scale() -> re.Pattern[str]:
    return re.compile(rf"({one_of('magnitude')}|{_SIZE})\s?(为|达到|达|约|是)?\s?$")
