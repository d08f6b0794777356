"""What grammar says of where a name begins and ends, whatever its characters are: 预报员|马学款|介绍, 林望川|开着车."""

from store.extraction.engine.tokens import TokenMap, is_known
from store.extraction.lexicon import words_of
from store.extraction.people import words
from store.extraction.people.beside import is_role, says, title_before
from store.extraction.people.formed_titles import formed_title
from store.extraction.people.words import name_characters

CLOSING = frozenset("，。；：！？、,;:!?）)」』”》】]\n (（「『“《〈<|/")
"""The marks that part a name from what stands beside it."""
NEVER = -3
GIVEN = {2: 0.6, 1: 0.3, 0: -0.3, -1: -1.2, NEVER: -4.0}
"""What a character of a given name adds, by its weight in given_characters.tsv."""
_LONG = 3
_STRUCTURE = frozenset("dpcurvm")
"""The first letters of the tags of words that a name does not end in, where its characters are in no other."""
_COUNTED = tuple("时点分日岁年里米")
"""What stands before 许 where it says that a number is a rough one."""
_SYLLABLE = "zg"
"""The tag of characters that are hardly words, and rather go on with a name."""
_GOING_ON = frozenset("着了")
"""What stands behind a verb, and never behind a name: 林川|开着车."""


def forgiven(given: str) -> float:
    """Return what characters that are never in a given name take from its weight, as given_characters.tsv says."""
    return -sum(GIVEN[weight] for weight in map(words.given_weights().get, given) if weight == NEVER)


def is_held(text: str, start: int) -> bool:
    """Return whether a surname ends a verb of holding a post or a number: 曾任|陆军总司令, 凌晨三时许|才回家."""
    if text[start] == "许":
        return text[start - 1 : start] in _COUNTED
    return text[start] == "任" and text[start - 1 : start + 1] in words_of("role_verbs.tsv", "holds")


def is_framed(text: str, span: tuple[int, int], strength: int, tokens: TokenMap) -> bool:
    """Return whether what somebody is stands before a name of three characters, and what he says behind it.

    Args:
        text: the folded text.
        span: where the name would begin and end.
        strength: of its surname.
        tokens: the words of the text.
    """
    start, end = span
    if end - start != _LONG or not words.is_sure(text[start], strength) or not forgiven(text[start + 1 : end]):
        return False
    if text[end - 1] in name_characters("last-adverb"):
        return text[end : end + 1] in CLOSING and bool(title_before(text, start))  # 书记张望曾、市长
    role = is_role(title_before(text, start)) or formed_title(text[start - 1 : start], tokens, start)
    return bool(role) and _is_whole(text, start, end, tokens)


def holds_no_word(text: str, start: int, end: int, tokens: TokenMap) -> bool:
    """Return whether a name of three characters with a sure surname holds no word of the dictionary and cuts none.

    Behind what somebody is, that is a name whatever its characters are: 主任|赵更川|接受, but 代表|唐一方.
    """
    following = tokens.at(end)
    if end - start != _LONG or not tokens.is_edge(end) or (following is not None and following.tag == _SYLLABLE):
        return False  # 张陈淑|媜
    strength = words.surnames().get(text[start], (0, ""))[0]
    return words.is_sure(text[start], strength) and _holds_none(text, start, end, tokens)


def _is_whole(text: str, start: int, end: int, tokens: TokenMap) -> bool:
    """Return whether a verb of saying stands behind a place, and no word of the dictionary in it or across its end."""
    cue, following = words.after_person().after(text, end), tokens.at(end)
    if not says(cue) or following is None or following.end > end + len(cue):
        return False  # 林肯的|说话
    return _holds_none(text, start, end, tokens)


def _holds_none(text: str, start: int, end: int, tokens: TokenMap) -> bool:
    """Return whether a place holds no word of the dictionary that is no name, and does not end in one of structure."""
    last = tokens.at(end - 1)
    if last is None or (last.start == end - 1 and last.tag[0] in _STRUCTURE):
        return False  # 李望|将|表示
    for token in tokens.beginning(start, end):
        if token.end > end or (len(token.text) > 1 and token.known and token.tag[:2] != "nr"):
            return False  # 局长|高兴|地|说
    return not is_known(text[start + 1 : end])


def ends_in_verb(text: str, end: int, tokens: TokenMap) -> bool:
    """Return whether 着 or 了 makes a verb of what stands before it: 林川开|着|车, but 林川开|着手."""
    token = tokens.at(end) if text[end : end + 1] in _GOING_ON else None
    return token is not None and (token.start < end or token.end == end + 1)
