"""Where an article is at home, for the money that it calls 元 without saying whose."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.figures.contexts import beside, is_chinese
from store.extraction.figures.units import UNDECIDED, currency_before, unit_at
from store.extraction.lexicon import rows
from store.text.fold import fold

_BRACKETED = re.compile(r"\s?[(（]([^\s,，()（）]{2,5})(?:[,，]|[)）])")
_BELOW = re.compile(r"(?<=[元币])(?=\s?[(（](?:[^\s,，()（）]{2,5}[,，]\s?)?下同)")
_NOTHING = 3  # what Hong Kong weighs without any evidence in Traditional characters
_TOLD = 0.97  # right in all but a few articles that speak of two places
_BY_SCRIPT = 0.6  # where nothing but the script tells of Hong Kong: half of such articles are of Taiwan
_MOST = 4  # times that a word counts
_LONGEST_LOOK = 20_000  # characters; the home of a long article shows in its beginning


class Home(NamedTuple):
    """Whose money an article means.

    Attributes:
        code: its ISO code.
        score: how often that is right.
    """

    code: str
    score: float = _TOLD


def local_currency(document: Document) -> Home:
    """Return the money that a bare 元 means in an article: CNY, HKD, TWD, MOP or SGD; USD in English.

    Evidence is weighed: the address and the publisher, the script, currencies and places named in title and text
    (`figure_places.tsv`). An article in Traditional characters without any is taken for one of Hong Kong; where but the
    script tells of Hong Kong, whatever tells of Taiwan or Macau decides, unless as many of Hong Kong's districts are
    named, of the Mainland only so much of it. One in Simplified characters is one of the Mainland. What an article says
    itself goes first: 5000元（港币，下同）.
    """
    article = document.article
    traditional = article.language == "zh-Hant"
    if is_english(document):
        return Home("USD")
    said = _said_below(document)
    if said:
        return Home(said)
    weights = {"CNY": 0 if traditional else 12, "HKD": _NOTHING if traditional else 0, "TWD": 0, "MOP": 0, "SGD": 0}
    named = {"CNY": 0, "HKD": 0}
    sources = dict.fromkeys(weights, 0)
    for _, code, where, weight in home_words(document):
        if where == "source":
            sources[code] = max(sources[code], weight)
        elif where == "only":
            named[code] += weight
        else:
            weights[code] += weight
    weights = {code: weight + sources[code] for code, weight in weights.items()}
    home = max(weights, key=lambda code: weights[code])
    if home != "HKD" or weights[home] != _NOTHING:
        return Home(home)
    mainland = weights["CNY"] + named["CNY"]
    other = max(("TWD", "MOP"), key=lambda code: weights[code])  # those of Singapore write Simplified characters
    if named["HKD"] >= max(mainland, weights[other]):
        return Home(home, _TOLD if named["HKD"] else _BY_SCRIPT)
    if mainland >= _NOTHING or mainland > weights[other] > 0:
        return Home("CNY")
    return Home(other) if weights[other] else Home(home, _BY_SCRIPT)


def _said_below(document: Document) -> str:
    """Return the code of the money that an article says it means from there on (元（人民币，下同）), "" for none."""
    text = document.folded[:_LONGEST_LOOK]
    for match in _BELOW.finditer(text):
        before = currency_before(text, match.start())  # 4亿新台币（下同）
        code = bracketed_currency(text, match.start()) or (before[1] if before is not None else "")
        if code and code not in UNDECIDED:
            return code
    return ""


def bracketed_currency(text: str, end: int) -> str:
    """Return the code of the currency that brackets behind an amount tell (28亿元（人民币，下同）), "" for none."""
    told = _BRACKETED.match(text, end)
    unit = unit_at(told.group(1), 0) if told is not None else None
    whole = told is not None and unit is not None and unit.end == len(told.group(1))
    return unit.unit if whole and unit is not None and unit.kind == "money" and unit.unit not in UNDECIDED else ""


def home_words(document: Document) -> Iterator[tuple[str, str, str, int]]:
    """Yield the words that tell where an article is at home: its money, where it stands and what it weighs there."""
    looked_at = {
        "source": fold(f"{document.article.url} {document.article.publisher}").lower(),
        "title": document.article.title,
        "text": document.folded[:_LONGEST_LOOK],
        "only": document.folded[:_LONGEST_LOOK],
        "written": document.text[:_LONGEST_LOOK],
    }
    most = {"source": 1, "title": 1}
    for word, code, where, weight in rows("figure_places.tsv"):
        place = looked_at[where]
        if word not in place or (where == "source" and is_chinese(word[:1]) and _begins_inside(place, word)):
            continue
        yield word, code, where, int(weight) * min(most.get(where, _MOST), place.count(word))


def _begins_inside(source: str, name: str) -> bool:
    """Return whether a publisher's name stands in another's longer one alone: 镜新闻 in 濠镜新闻."""
    place = source.find(name)
    return place > 0 and is_chinese(source[place - 1])


def is_english(document: Document) -> bool:
    """Return whether an article is read as English: its language says so, and hardly a Chinese character denies it."""
    text = document.folded[:_LONGEST_LOOK]
    return document.article.language == "en" and 20 * sum(map(is_chinese, text)) < len(text)


def is_about_japan(document: Document) -> bool:
    """Return whether ¥ means yen: the article names yen or Tokyo, and no yuan."""
    text = document.folded[:_LONGEST_LOOK]
    return any(word in text for word in beside("yen")) and "人民币" not in text
