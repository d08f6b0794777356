"""Patterns of listed words, made when first asked for: ways of saying who speaks, and who and what is spoken of."""

import re
from functools import cache

from store.extraction.lexicon import one_of
from store.extraction.quotes.lists import DOCUMENTS, PATTERNS, SPEAKING


@cache
def source() -> re.Pattern[str]:
    """Return the pattern of what begins who a report is from (据, 根据)."""
    return re.compile(rf"据(?!{one_of(PATTERNS, 'not-source')})|(?!据){one_of(PATTERNS, 'source')}")


@cache
def quoting() -> re.Pattern[str]:
    """Return the pattern of what stands before whom a source cites."""
    return re.compile(one_of(PATTERNS, "quoting"))


@cache
def cited_words() -> re.Pattern[str]:
    """Return the pattern of what stands between somebody who is cited and his words (引用某某的话：)."""
    return re.compile(rf"的{one_of(PATTERNS, 'cited-words')}(?:说|道|来说|称|指出)?[，,：:]\s*")


@cache
def work() -> re.Pattern[str]:
    """Return the pattern of a work that a source issued, at an end (某学会于2013年出版《诊断手册》第五版)."""
    issued, kind = one_of(DOCUMENTS, "work-issued"), one_of(DOCUMENTS, "work")
    return re.compile(rf"(?:于[^《》,。]{{2,12}})?{issued}的?《[^《》]{{0,40}}{kind}》(?:第[^,。]{{1,4}}版)?$")


@cache
def view() -> re.Pattern[str]:
    """Return the pattern of whose view it is, in its first group (在某某看来，), or who said so, in its second."""
    eyes = rf"{one_of(PATTERNS, 'eyes-before')}([^，。；：,在]{{1,24}}?){one_of(PATTERNS, 'eyes-behind')}[，,]"
    like = rf"(?!如{one_of(PATTERNS, 'not-as')}){one_of(PATTERNS, 'as-before')}"
    said = rf"{one_of(PATTERNS, 'as-behind')}(?:那样|一样|是)?[，,：:]"
    return re.compile(rf"{eyes}|{like}([^，。；：,\n]{{1,24}}?){said}")


@cache
def doubting() -> re.Pattern[str]:
    """Return the pattern of what shows before such words that nobody said so."""
    return re.compile(rf"{one_of(PATTERNS, 'doubting')}真?$")


@cache
def accepting() -> re.Pattern[str]:
    """Return the pattern of what somebody said, and another accepts or not (法官同意控方所指，…)."""
    says = r"所?(?:指(?![控责])|称(?!号)|言(?!论)|说(?![法辞服明]))的?[，,]?"
    who = r"([^，。；：！？\n的]{1,12}?)(?:一方)?"
    return re.compile(rf"{one_of(PATTERNS, 'accepting')}{who}{says}(?=[^，。；：！？\n的出控]{{2}})")


@cache
def acting() -> re.Pattern[str]:
    """Return the pattern of where it begins what whoever agreed did then: no longer what was said."""
    return re.compile(rf"[，,]{one_of(PATTERNS, 'acting')}")


@cache
def asked() -> re.Pattern[str]:
    """Return the pattern of who was asked."""
    who = r"([^，。；：\n]{2,24}?)"
    inquired = rf"[向致](?:记者)?{who}，?{one_of(SPEAKING, 'inquiring')}"
    called = rf"给{who}打了?(?:去了?|过)?电话"
    reached = rf"{one_of(SPEAKING, 'reaching')}了?{who}(?=[，。；：\n])"
    seen = rf"{one_of(SPEAKING, 'seeing')}{who}(?:时|期间|后)，"
    met = rf"[与和同跟]{who}(?:取得)?{one_of(SPEAKING, 'in-touch')}"
    return re.compile(f"{inquired}|{reached}|{called}|{seen}|{met}")


@cache
def done_to() -> re.Pattern[str]:
    """Return the pattern of a clause in which who leads it does something to 他 or 她, who is somebody else."""
    return re.compile(r"[^，。；：！？\n]{0,12}[把将对向给跟让令替帮找][他她](?!们|的)")


@cache
def again() -> re.Pattern[str]:
    """Return the pattern of what shows at its head that a document was spoken of."""
    return re.compile(rf"[而但]?{one_of(SPEAKING, 'pointing')}")


@cache
def survey() -> re.Pattern[str]:
    """Return the pattern of a report that is named alone."""
    return re.compile(rf"(?:[该本此]|这[份项])?(?:最新)?{one_of(DOCUMENTS, 'survey')}")
