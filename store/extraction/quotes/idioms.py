"""说, 讲 and 称 where nobody is said to say anything: 说罢, 说到新店，…, 可以这么说，…, 称他为「公」."""

import re

from store.extraction.lexicon import words
from store.extraction.quotes.following import Cue
from store.extraction.quotes.page import Page
from store.text.fold import fold

_BARE = ("说", "讲", "说说")
_DONE = re.compile(
    r"[罢毕]|完(?![成全善整])|着|得(?![知到悉以奖主分票罪])|起(?![诉码初步草])|过(?![去程度分渡剩多高低期敏])|"
    r"到(?![期时底场达位处访])|下[来去]|[出起]来|了(?:好|很|许多|半|几|一[番通些句]|两)|没[几两]句|[这那](?:些|番|句|话)|"
    r"白了|穿了|真的|实话|实在|老实|做就做|是这么说"
)
"""Behind such a verb that opens its clause shows that it is only done, or what it is about."""
_ENDED = re.compile(r"[罢毕]|着[说讲]|得好听|的话(?![剧题语])|[上了过]?[一二两三四五六七八九十百几多好\d]+[遍回]")
"""Behind such a verb shows so wherever it stands."""
_LEAD = re.compile(
    r"(?:\A|[，。；！？,;!?\s—“「])(?:而|但|但是|也|又|还|更|其实|所以|因此|那么)?(?:"
    r"虽然|尽管|假如|假使|譬如|比方|要是|进一步|反过来|换个角度|换言之|还记得我|不得不|不夸张地?|毫不夸张地?|"
    r"(?:可以|应该|不妨|只能|也许)?(?:这么|这样|那么|如此|怎么)|(?:不管|无论)(?:怎么|怎样)|"
    r"(?:总的|总体|一般|相对|具体|客观|严格|准确|简单)?来|(?:老|实|坦白)实?(?:地|的)?|坦白[地的]?|实话|"
    r"俗话|常言|古话|话[又再]?|理论上|[^，。；：]{0,8}(?:意义|程度|角度|层面)上?来?|"
    r"从[^，。；：]{2,12}来?|(?:也)?不是|与其|更不用|不用|别)\Z"
)
"""Right before such a verb shows that the article itself goes on."""
_REACH = 20
_CALLED = re.compile(
    r"([^，。；：！？\s“「为]{1,10})为(?:(?=[“「『])|[^，。；：！？\s]{1,10}(?=[，。；]|$))", re.MULTILINE
)
"""Behind 称 shows that it only tells what somebody or something is called (称他为总统, 称该国为「伙伴」)."""


def is_idiom(page: Page, cue: Cue) -> bool:
    """Return whether 说, 讲 or 称 is part of a set phrase, or only says that somebody spoke or what he is called."""
    if fold(cue.text) == "称" and cue.follows == "words":
        return _names_it(page, cue.body)
    if fold(cue.text) not in _BARE or cue.follows in ("colon", "mark"):
        return False
    if _ENDED.match(page.masked, cue.end):
        return True
    begin = max(page.block_at(cue.start).start, cue.start - _REACH)
    before = page.masked[begin : cue.start]
    opens = not before.strip() or before.rstrip()[-1:] in "，。；！？,;!?—”」"
    if opens and cue.follows == "words" and _DONE.match(page.masked, cue.end):
        return True
    return _LEAD.search(before) is not None


def _names_it(page: Page, body: int) -> bool:
    """Return whether words behind 称 are who is called so, and what he is called; a verb among them is a clause's."""
    called = _CALLED.match(page.masked, body)
    if called is None:
        return False
    whom, names = called.group(1), page.names_within(body, called.end(1))
    known = whom in words("pronouns.tsv") or any((name.start, name.end) == called.span(1) for name in names)
    what = page.tokens_within(called.end(1) + 1, called.end())
    marked = not what
    if called.end(1) + 1 not in page.boundaries or (len(what) > 1 and what[0].text == "人"):
        return False  # 称他为人|和善
    before = page.tokens_within(body, called.end(1))
    return (known or marked) and not any(token.tag[0] in "vdpcatli" for token in (*before, *what))
