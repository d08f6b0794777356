"""Somebody and a colon before words in marks, wherever a sentence begins so (评论员周文静：「…」)."""

from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.quotes.lists import SPEAKERS, people_words, small_words
from store.extraction.quotes.marks import Marked
from store.extraction.quotes.noun_phrases import Subject, as_written, named
from store.extraction.quotes.page import BRACKETED, Page
from store.extraction.quotes.questions import is_press
from store.extraction.quotes.rows import PAUSED
from store.extraction.quotes.subjects import clause_start, titles

_LONGEST = 48
"""Characters: what somebody is, with his name, is no longer."""
_SHORT = (2, 10)
"""Characters: how long a word for people is that is a label by itself."""
_LEAST_SAID = 4
_PREDICATES = "vdyrulz"
"""How tags begin of what shows that words are a sentence; words of Latin letters have none."""
_ADDRESSING = ("致", "寄语", "写给", "献给", "送给", "感谢", "祝愿", "亲爱", "敬爱", "尊敬")
"""Begins the words for whom a letter or a wish is for (致家长：「…」, 亲爱的妈妈：「…」)."""
_PAUSED = "，,；;"
_AGENTS = frozenset("员师人者家官")
"""Behind a verb makes a noun of it for who does so."""


def labelled(page: Page, begin: int, mark: Marked) -> Subject | None:
    """Return the person who, with what he is, is all of a sentence from `begin` to a colon and words in marks."""
    end = before_colon(page, mark)
    start = clause_start(page, begin, end)
    opens = not page.masked[begin:start].rstrip().endswith(tuple(_PAUSED))
    if start >= end or not opens or end - start > _LONGEST:
        return None
    if mark.inside_end - mark.inside < _LEAST_SAID or not _says_something(page, mark):
        return None
    names = page.names_within(start, end)
    if not names:
        return _described(page, start, end)
    if names[-1].kind != "person" or sum(name.kind == "person" for name in names) > 1:
        return None
    name = names[-1]
    behind = page.masked[name.end : end].strip(f" {BRACKETED}")
    if (behind and behind not in titles()) or not is_what(page, start, name.start):
        return None
    return named(page, name, start)


def _described(page: Page, start: int, end: int) -> Subject | None:
    """Return somebody without a name, one word for people, who is all of what stands between two places (示范者)."""
    label = page.masked[start:end].strip()
    nobody = tuple(words_of(SPEAKERS, "nobody") | words_of(SPEAKERS, "body"))
    if not _SHORT[0] <= len(label) <= _SHORT[1] or label.endswith(nobody) or is_press(label):
        return None
    whole = label.endswith(people_words()) and is_what(page, start, end)
    return as_written(page, start, end, start) if whole else None


def _says_something(page: Page, mark: Marked) -> bool:
    """Return whether words in marks can be said, and are not the name of a thing (店主周文静：「优秀企业家」称号)."""
    if PAUSED.search(page.document.text, mark.inside, mark.inside_end):
        return True
    tokens = page.tokens_within(mark.inside, mark.inside_end)
    acts = any(
        token.tag == "eng" or (token.tag[0] in _PREDICATES and token.tag not in ("vn", "uj")) for token in tokens
    )
    return acts or any(token.tag == "a" for token in tokens[-1:])


def before_colon(page: Page, mark: Marked) -> int:
    """Return where the words before the colon of a quotation end, 0 where no colon stands before it."""
    text, place = page.document.text, mark.start
    while place and text[place - 1].isspace():
        place -= 1
    if not place or text[place - 1] not in "：:":
        return 0
    place -= 1
    while place and text[place - 1].isspace():
        place -= 1
    return place


def is_what(page: Page, start: int, end: int) -> bool:
    """Return whether words before a name or a noun for somebody only tell what he is, whatever verbs they are made of.

    旅美评论员, 运动发起人: behind a verb of theirs a title stands; 追问店主 and 转告评论员 are no labels.
    """
    tokens = page.tokens_within(start, end)
    if any(token.tag[0] in "pr" or _utters(page, token) for token in tokens):
        return False
    if tokens and tokens[0].text in _ADDRESSING:
        return False
    acting = [token for token in tokens if token.tag[0] in "vd" and token.tag != "vn" and not page.in_name(token.start)]
    if not acting:
        return True
    if any(token.tag[0] == "u" and token.text != "的" for token in tokens):
        return False
    title = page.masked[acting[-1].end : end].strip(f" {BRACKETED}")
    return title.endswith(_titles()) and len(acting) == 1


def _utters(page: Page, token: Token) -> bool:
    """Return whether a word is a verb of saying or asking, or of having somebody say something; 评论|员 is none."""
    verb = token.text in words("cues.tsv") or token.text in small_words("telling") | small_words("pivot")
    return verb and page.masked[token.end] not in _AGENTS


@cache
def _titles() -> tuple[str, ...]:
    heads = words_of(SPEAKERS, "title") | words_of(SPEAKERS, "head") | words_of(SPEAKERS, "post")
    return (*people_words(), *heads, *words("titles.tsv"))
