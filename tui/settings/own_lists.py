"""Titles and outlets of one's own, as rows of the word lists that extraction reads."""

import re
from collections.abc import Iterator

from store.text.language import tr
from store.text.tables import OwnRow, take
from tui.settings.settings import Effective

_LEXICON, _ARTICLES = "store.extraction.lexicon", "store.articles"
_LONGEST = 40
_TITLE = re.compile(r"(?!\d)[^\W_]{2,}(?: [^\W_]+)*")
_HOST = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}", re.IGNORECASE)


def mistake_in(key: str, word: str) -> str:
    """Return why a word of a list cannot be taken, "" where it can.

    Args:
        key: the setting.
        word: one of its list.
    """
    if key == "titles" and (len(word) > _LONGEST or not _TITLE.fullmatch(word)):
        return tr("titles cannot have {word}, only words such as 首席洞察官, two characters or more", word=word)
    if key == "outlets" and (len(word) > 2 * _LONGEST or not _outlet(word)[0]):
        return tr("outlets cannot have {word}, only a name with its hosts, such as 海港报 haigang.example", word=word)
    return ""


def take_over(effective: Effective) -> None:
    """Have extraction, in this process and in those that read files for it, heed what the settings say."""
    if rows := tuple(_rows(effective)):
        take(rows)


def _rows(effective: Effective) -> Iterator[OwnRow]:
    settings, said = effective.settings, effective.said
    for title in settings.titles:
        where = said["titles"].where
        if title.isascii():
            *before, head = title.lower().split()
            for word, kind in (*((word, "modifier") for word in before), (head, "company")):
                yield OwnRow(_LEXICON, "english_titles.tsv", (word, kind), (title,), where)
        else:
            yield OwnRow(_LEXICON, "titles.tsv", (_simplified(title), "company", "bad"), (title,), where)
    for outlet in settings.outlets:
        name, hosts = _outlet(outlet)
        where = said["outlets"].where
        for host in hosts or ("",):
            yield OwnRow(_ARTICLES, "publishers.tsv", (host, name), (name, host) if host else (name,), where)
        yield OwnRow(_LEXICON, "organisations.tsv", (name, "media"), (name,), where)


def _simplified(title: str) -> str:
    from store.text.fold import fold  # which who has no titles of their own does without

    return fold(title)


def _outlet(words: str) -> tuple[str, tuple[str, ...]]:
    """Return name and hosts of an outlet."""
    parts = words.split()
    hosts = [part for part in parts if _HOST.fullmatch(part)]
    return " ".join(part for part in parts if part not in hosts), tuple(host.lower() for host in hosts)
