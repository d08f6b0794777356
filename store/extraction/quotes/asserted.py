"""What shows that words which end as the name of a thing does are a sentence: how they begin, end and go on."""

from collections.abc import Sequence

from store.extraction.engine.tokens import Token
from store.extraction.quotes.following import Cue
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import Page
from store.text.fold import fold

_MODALS = frozenset(
    ("可", "可以", "可能", "会", "将", "应", "应该", "须", "必须", "要", "能", "能够", "不能", "不会", "不应", "不可")
) | frozenset(("不得", "无法", "未能", "难以", "尽快", "尽早"))
_PREDICATES = "vpdar"
_TOPICAL = frozenset(
    ("已", "已经", "将", "会", "只会", "未", "未有", "未能", "没有", "无法", "不能", "难以", "根本", "完全", "属", "是")
) | frozenset(("等同", "严重", "未必", "只", "仍", "显然"))
"""Behind a pause say something of what stands before it (斥责该局的做法，已经威胁…); 并 tells what else is done."""


def asserts(page: Page, cue: Cue, tokens: Sequence[Token], behind: int) -> bool:
    """Return whether words up to a pause are a sentence, or the topic of what is said behind the pause.

    Args:
        page: the article.
        cue: the verb of saying.
        tokens: the words behind it, up to a pause or the end of the sentence.
        behind: where the words go on behind the pause, 0 where they do not.
    """
    first, second = tokens[0], tokens[1] if len(tokens) > 1 else None
    if first.text in _MODALS and second is not None and second.tag[0] in _PREDICATES:
        return True  # 希望可唤起公众的关注
    thing = tokens[-1].text in small_words("thing")  # 质疑措施的实质|成效
    if len(tokens) > 2 and tokens[-1].tag == "a" and tokens[-2].text != "的" and not thing:
        return True  # 批评该局的说法过分|乐观
    judges = behind and fold(cue.text) in small_words("acting")
    after = page.tokens_within(behind, behind + 1) if judges else ()
    return bool(after) and after[0].text in _TOPICAL
