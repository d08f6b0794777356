"""Narrations and speeches: paragraphs in which somebody tells of himself, after a line that says whose words follow."""

import re
from functools import cache
from itertools import takewhile

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.conversation import (
    Answer,
    ends_turn,
    is_heading,
    own_words_last,
    paragraph,
    speaks_of_himself,
)
from store.extraction.quotes.lists import PATTERNS
from store.extraction.quotes.page import BRACKETED, Name, Page
from store.extraction.quotes.speaker import Speaker, speaker_of
from store.model import Block

NARRATION = Rule(
    "quote.narration",
    0.7,
    finds=Example(
        "巷口的面店月底关门，店主是周文静。\n以下是周文静的自述：\n我十九岁来到这座城，先在后厨洗碗。\n我攒了六年的钱才开店。",
        "我十九岁来到这座城，先在后厨洗碗",
    ),
    leaves=Example(
        "巷口的面店月底关门，店主是周文静。\n以下是周文静的故事：\n她十九岁来到这座城，先在后厨洗碗。\n她攒了六年的钱才开店。",
        "她十九岁来到这座城，先在后厨洗碗",
    ),
    lists=(PATTERNS,),
)
"""After a line that says whose account or speech follows, its paragraphs."""
_OWNS = re.compile(
    rf"\s*+(?:女士|先生|老师|教授|医生|{BRACKETED}++)?+\s*+(?:的|[在于对向就今昨当透通发写给接首][^，。\n]*+)?+\s*+"
)
"""What stands between who tells and what he tells (某某的自述, 某某在会上的发言); 某某好友的 is another's."""
_NAMED = re.compile(r"[^，。：:\n]{0,6}[：:]\s*")
_OF_DESCRIBED = 0.6
_PROSE = ("paragraph", "item", "quotation")
_SOON = 3
"""Within so many paragraphs somebody who tells of himself says 我."""
_FOR_EACH = 3
"""Of at most so many paragraphs one says so."""


@cache
def _described() -> re.Pattern[str]:
    return re.compile(r"\s*(?:以下|下面|下文)[即便就]?[是为系]\s*([一这该][名位][^，。、：\n的]{1,12})的?\s*")


@cache
def _pointing() -> re.Pattern[str]:
    """Return the pattern of what points to somebody named before, or to nobody: 以下是她的自述, 以下为演讲全文."""
    return re.compile(
        r"\s*+(?:以下|下面|下文)[即便就]?+[是为系]?+\s*+(?:[他她]|当事人|受访者|[本此该]次)?+\s*+"
        r"(?:的|采访|访谈|现场|主题|完整|全部|[在于当昨今][^，。\n]*+|[一-龥]{1,6}会)*+\s*+"
        r"|\s*+[他她](?!们)[^，。\n]*+"
    )


@cache
def _announcing() -> re.Pattern[str]:
    """Return the pattern of a paragraph's end that says that somebody's own account follows."""
    told = one_of(PATTERNS, "narrating")
    rest = r"[^。！？：:，\n]"
    return re.compile(
        rf"(?:以下|下面|下文)[^。！？：:\n]{{0,30}}?({told}){rest}{{0,14}}[。：:]?\s*\Z"
        rf"|({told})[了道]?{rest}{{0,16}}[：:]\s*\Z"
        rf"|(?:根据|据){rest}{{0,24}}({told}){rest}{{0,8}}整理[^。，\n]{{0,6}}[。：:]?\s*\Z"
    )


@cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of a line that only says who tells what follows (口述：某某　整理：某某)."""
    return re.compile(r"\s*[【\[(（]?(?:口述|自述|讲述)[者人]?[】\])）]?\s*[：:/|丨｜]\s*")


@cache
def _titles() -> tuple[str, ...]:
    return tuple(words_of("speakers.tsv", "title") | words_of("speakers.tsv", "head"))


def narrated(page: Page) -> list[Answer]:
    """Return the paragraphs in which somebody tells of himself, in order; none where no line says whose they are."""
    blocks, found = page.document.blocks, []
    until = 0
    for number, block in enumerate(blocks):
        if number < until or block.kind in ("title", "table", "caption", "code", "furniture"):
            continue
        speaker = _narrator(page, block)
        if speaker is None:
            continue
        account = _account(page, blocks[number + 1 :], speaker)
        found += [said for part in account for said in paragraph(page, part.start, part.end, None, speaker)]
        until = number + 1 + len(account)
    return found


def _narrator(page: Page, block: Block) -> Speaker | None:
    """Return the one person whose words a line says that follow: named in it, or alone in the last sentence before."""
    credit = _credit().match(page.masked, block.start, block.end)
    if credit:
        return _alone(_people(page, credit.end(), block.end)[:1])
    told = _announcing().search(page.masked, block.start, block.end) if block.kind in _PROSE else None
    if told is None:
        return None
    noun = told.start(told.lastindex or 0)
    sentence = max(block.start, page.masked.rfind("。", block.start, noun) + 1)
    clause = max(sentence, page.masked.rfind("，", sentence, noun) + 1)
    owners = [name for name in _people(page, clause, noun) if _OWNS.fullmatch(page.masked, name.end, noun)]
    if owners or page.names_within(clause, noun):
        return _alone(owners)
    described = _described().fullmatch(page.masked, clause, noun)
    if described:
        start, end = described.span(1)
        return Speaker(page.document.text[start:end], "unresolved", "", -1, -1, _OF_DESCRIBED)
    return _alone(_named_before(page, clause)) if _pointing().fullmatch(page.masked, clause, noun) else None


def _named_before(page: Page, place: int) -> list[Name]:
    """Return the people of the last sentence before a place that names anybody; nobody where a body speaks there."""
    for sentence in reversed(page.document.sentences):
        if sentence.start >= place or page.block_at(sentence.start).kind not in _PROSE:
            continue
        end = min(sentence.end, place)
        names = page.names_within(sentence.start, end)
        if names:
            people = _people(page, sentence.start, end)
            titled = people and page.masked[names[0].end : people[0].start].rstrip().endswith(_titles())
            return people if people and (names[0].kind == "person" or titled) else []
    return []


def _people(page: Page, start: int, end: int) -> list[Name]:
    """Return the people named between two places, each once, in order."""
    named = {name.identity: name for name in reversed(page.names_within(start, end)) if name.kind == "person"}
    return sorted(named.values())


def _alone(people: list[Name]) -> Speaker | None:
    return speaker_of(people[0])._replace(start=-1, end=-1) if len(people) == 1 else None


def _account(page: Page, blocks: tuple[Block, ...], speaker: Speaker) -> list[Block]:
    """Return the paragraphs that are somebody's own words: most speak of himself, none of him as of another."""

    def goes_on(block: Block) -> bool:
        if block.kind not in _PROSE:
            return block.kind in ("heading", "caption")
        own = speaks_of_himself(page, block)
        if ends_turn(page, block, speaker, last=not own) or _of_another(page, block, speaker):
            return False
        return own or _announcing().search(page.masked, block.start, block.end) is None

    said = [block for block in takewhile(goes_on, blocks) if block.kind in _PROSE and not is_heading(page, block)]
    own = [block for block in said if speaks_of_himself(page, block)]
    begins = bool(own) and own[0] in said[:_SOON]
    return list(own_words_last(page, said)) if begins and _FOR_EACH * len(own) >= len(said) else []


def _of_another(page: Page, block: Block, speaker: Speaker) -> bool:
    """Return whether a line is another's name and a colon: his words follow."""
    named = _people(page, block.start, block.end)
    alone = len(named) == 1 and named[0].identity != speaker.identity
    return alone and _NAMED.fullmatch(page.masked, named[0].end, block.end) is not None
