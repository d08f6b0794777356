"""Where somebody holds a title: at the organisation its phrase names, or at the one that the text before is about."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.lexicon import in_order, words_of
from store.extraction.organisations.abbreviations import abbreviates
from store.extraction.organisations.heads import longest_head
from store.extraction.organisations.words import name_characters
from store.extraction.people.bylines import bylines
from store.extraction.people.role_context import RoleContext
from store.extraction.people.role_phrases import Phrases
from store.extraction.people.role_pieces import Piece
from store.model import Organisation, Role
from store.text.fold import fold, key

_OFFICES = "government_offices.tsv"
_STOP = "。！？；!?;\n\u3000"
_STOPS = re.compile(f"[{_STOP}]")
_LONGEST = 160
"""Characters: a sentence is read no further than that for what belongs to a title."""
_BESIDE = 40
"""Characters: an organisation further before a title is not the one it is held at."""
STAFF = ("记者", "编辑", "实习生")
"""The ends of the titles whose bearers work for the newsroom that stands before them."""
_SENDING = "通讯员"
"""Ends the titles of those who are of a body that is told of, and of a newsroom only where it calls them its own."""
_REPORTERS = ("记者", "实习生")
"""The ends of the titles whose bearers work for who publishes what they sign: an editor may pass it on."""
_OWN = ("本报", "本刊", "本网", "本台", "本社")
"""What a newsroom calls itself."""
_SITE = "网"
"""Ends the names of sites, which call themselves none of the others: who stands as 本报|记者 there is a newspaper's."""
_DATELINE = 24
"""Characters: the name of a newsroom, a date and a bracket before 记者."""
_PARTING = re.compile("(?<![电讯])[，；,;]")
"""Ends what a newsroom's name stands in, but for a dateline: 大江日报称，有|记者, not 大江日报3月2日讯，|记者."""
_FIRMS = ("company", "financial")
_COMPANIES = (*_FIRMS, "other")
_NAMED = 8
"""Characters: the head of a firm's name is no longer."""
_INHERITED = ("company", "academic", "profession")
_WITHIN = re.compile(
    "(?:前|原|候任|署理|名誉|荣誉|常务|第一){0,3}(?:副?主席|副?主任|(?:党委|党组|纪委)?副?书记|副?秘书长|成员|委员|理事|干事)"
)
"""Offices that are held within the body of the title before them: 某局局长、|党委书记."""
_OF_PARTY = re.compile("校?(?:党委|党组|纪委|党总支)(?:原|常务)?(?:副书记|书记)")
"""Offices in the party's committee of a body: of that which the headline is about, where nothing else says whose."""
_PARTY_OFFICE = re.compile("(?:原|前|时任)?(?:党委|党组|纪委|党总支)?(?:原|常务)?(?:副书记|书记)")
_WITH_COMMITTEE = ("university", "government", "other")
"""Kinds of bodies whose officers in the party an article that is about them names without them."""
_DOCUMENTS, _COURT = "documents.tsv", "ruling-body"
_TOPIC = 300
"""Characters: in a digest of several news the company named most is not that of a title further from it."""
_MAIN = 4, 1.1
"""How often an article names the company that it is about, and how many times as often as the next."""


class Held(NamedTuple):
    """A title with where it is held.

    Attributes:
        piece: where the title stands in the text.
        role: title and organisation.
        by: the function that told the organisation; that told there is none, where the role has none.
    """

    piece: Piece
    role: Role
    by: Callable[..., object]


class Holders:
    """The organisations of one article, asked at which of them a title is held."""

    def __init__(self, document: Document, organisations: Sequence[Organisation], phrases: Phrases) -> None:
        self._document = document
        self._organisations = organisations
        self._phrases = phrases
        self._main = main_organisation(organisations)
        self._nearby = RoleContext(document, organisations)

    def resolved(self, pieces: Sequence[Piece], position: int, inherited: int | None) -> Iterator[Held]:
        """Yield the titles of a phrase, each with where it is held.

        A company's title without an organisation is held where the one before it is.

        Args:
            pieces: the phrase.
            position: where the name begins that it belongs to.
            inherited: the organisation of whoever is named just before in a list.
        """
        current = inherited
        for phrase in pieces:
            piece = phrase if phrase.organisation is not None else self._nearby.split(phrase)
            number, by = piece.organisation, piece.by
            if number is None and (number := self._nearby.agreeing(piece)) is not None:
                by = self._nearby.agreeing
            if number is not None or not piece.plain:
                current = number
            elif piece.kind in _INHERITED or _WITHIN.fullmatch(key(piece.title)):
                number, by = current, self.resolved
            title = piece.title
            if number is None:
                title, number, by = self._by_the_article(piece, position, by)
            if not title:
                continue
            if number is None:
                yield Held(piece, Role(title=title), by)
            else:
                organisation = self._organisations[number]
                yield Held(
                    piece, Role(title=title, organisation=organisation.name, organisation_id=organisation.id), by
                )

    def _by_the_article(
        self, piece: Piece, position: int, by: Callable[..., object]
    ) -> tuple[str, int | None, Callable[..., object]]:
        """Return title, organisation and what told it, of a title whose phrase names none."""
        title, number = piece.title, None
        if piece.kind == "company" and piece.plain and not self._is_of_another(piece.start):
            number, by = self.context(position, leads=piece.end <= position), self.context
        elif piece.kind == "media" and fold(title).endswith((*STAFF, _SENDING)):
            title, number, by = self._of_newsroom(piece, position)
        elif piece.kind == "office":
            if _OF_PARTY.fullmatch(key(title)):
                number, by = self._of_headline(piece.start), self._of_headline
            if number is None:
                title, number = self.of_government(piece)
                by = self.of_government
        return title, number, by

    def _of_headline(self, position: int) -> int | None:
        """Return the body that the headline is about, where the paragraph has named no party committee but its own."""
        number = self._nearby.headline()
        if number is None:
            return None
        organisation = self._organisations[number]
        if organisation.kind not in _WITH_COMMITTEE or fold(organisation.name).endswith(in_order(_DOCUMENTS, _COURT)):
            return None  # 海州法院 only tries whose 书记 it is
        text = self._document.folded
        begin = self._document.block_at(position).start
        for office in _PARTY_OFFICE.finditer(text, begin, position):
            end = office.start()
            body = self._phrases.organisations.ending_within(begin, end)
            if text.endswith(tuple(name_characters("level")), begin, end):
                return None  # 海州县委|书记, 海岬镇原|党委书记
            if body is not None and body[1] == end and body[2] != number:
                return None
        return number

    def _is_of_another(self, position: int) -> bool:
        """Return whether a firm that no name is known of stands with 的 before a title: 一家管理公司的|合伙人."""
        text = self._document.folded
        if text[position - 1 : position] != "的":
            return False
        end = position - 1
        head = longest_head(text, end, _NAMED)
        before = text[max(0, end - len(head.text) - 2) : end - len(head.text)] if head else ""
        return before[-1:].isalnum() and not before.endswith(in_order("role_verbs.tsv", "named"))

    def _of_newsroom(self, piece: Piece, position: int) -> tuple[str, int | None, Callable[..., object]]:
        """Return title, organisation and what told it, of a reporter: 本报|记者 works for who publishes."""
        text, title = self._document.folded, fold(piece.title)
        if title.startswith(_OWN):
            return piece.title[2:], self._own(title[:2]), self._own
        if text.endswith(_OWN, 0, piece.start):
            return piece.title, self._own(text[piece.start - 2 : piece.start]), self._own
        if title.endswith(_SENDING):
            return piece.title, None, self._own
        number = self.newsroom(piece.start)
        signs = piece.plain and position in self._signing and title.endswith(_REPORTERS)
        if number is None and signs and not self._is_from_elsewhere:
            return piece.title, self._publisher(), self._publisher
        return piece.title, number, self.newsroom

    def _own(self, word: str) -> int | None:
        """Return the publisher, where it may call itself by a word: a site is no 本报, but passes on what one wrote."""
        is_site = fold(self._document.article.publisher).endswith(_SITE)
        return None if is_site and not word.endswith(_SITE) else self._publisher()

    @cached_property
    def _signing(self) -> frozenset[int]:
        """Where the names begin that the by-lines of the article hold: 记者|林小川╱台北报导."""
        return frozenset(name.start for name in self._document.once(bylines))

    @cached_property
    def _is_from_elsewhere(self) -> bool:
        """Whether an article tells of a medium that is not the publisher, for whom who signs may work.

        It does so where a by-line names one, or where it calls itself what the publisher is not (|本报讯 on a site).
        """
        text = self._document.folded
        if any(text.find(word) >= 0 and self._own(word) is None for word in _OWN):
            return True
        spans = [(block.start, block.end) for block in self._document.blocks if block.kind == "byline"]
        publisher = self._publisher()
        return any(
            begin <= mention.start < end
            for number, each in enumerate(self._organisations)
            if each.kind == "media" and number != publisher
            for mention in each.mentions
            for begin, end in spans
        )

    def newsroom(self, position: int) -> int | None:
        """Return the medium whose people a by-line names: 大江新闻3月2日讯（|记者, 江新|记者: of 大江新闻."""
        text = self._document.folded
        least = text.rfind("\n", 0, position) + 1
        right = position
        while found := self._phrases.organisations.ending_within(max(least, position - _DATELINE) - 1, right):
            if self._is_parted(found[1], position):
                break
            if self._organisations[found[2]].kind == "media":
                return found[2]
            right = found[0]  # 新华社|联合国|3月2日电（记者
        short = text[max(least, position - 3) : position].rpartition(" ")[2]
        named = enumerate(self._organisations)
        media = [n for n, each in named if each.kind == "media" and abbreviates(short, fold(each.name))]
        return media[0] if len(short) > 1 and len(media) == 1 else None

    def _is_parted(self, end: int, position: int) -> bool:
        """Return whether a clause ends behind a medium, or somebody else is listed: 海风社创办人林小川、|前资深记者."""
        text = self._document.folded
        if _PARTING.search(text, end, position) is not None:
            return True
        named = next((at for at in range(end + 1, position) if at in self._phrases.name_ends), position)
        return text.find("、", named, position) >= 0 and not any(text.find(word, end, named) >= 0 for word in STAFF)

    def _publisher(self) -> int | None:
        """Return the medium that publishes the article, whose reporters it calls its own: 本报|记者."""
        name = key(self._document.article.publisher)
        named = enumerate(self._organisations)
        return next((n for n, each in named if name and name in map(key, (each.name, *each.aliases))), None)

    def of_government(self, piece: Piece) -> tuple[str, int | None]:
        """Return title and organisation of an office named with its place, where the place's government is named."""
        folded = self._document.folded[piece.start : piece.end]
        local = key(piece.title) in words_of(_OFFICES, "office")
        for place in in_order(_OFFICES, "place"):
            if folded.startswith(place) or local:
                for at, organisation in enumerate(self._organisations):
                    if organisation.kind == "government" and key(organisation.name) in words_of(_OFFICES, "government"):
                        written = piece.title[len(place) :] if folded.startswith(place) else piece.title
                        return written or piece.title, at
        return piece.title, None

    def context(self, position: int, *, leads: bool) -> int | None:
        """Return the organisation that a company's title without one belongs to, from its sentence or the article.

        Args:
            position: where the name begins that it belongs to.
            leads: whether the title stands before the name; the paragraph tells only of such, not of 曾任总监.
        """
        found = self._phrases.organisations.ending_within(sentence_start(self._document.text, position), position)
        if found is not None and position - found[1] <= _BESIDE:
            return found[2] if self._organisations[found[2]].kind in _COMPANIES else None
        only = self._only_company(position) if leads else None
        return self._main_beside(position) if only is None else only

    def _main_beside(self, position: int) -> int | None:
        """Return the company that the article is about, where a place is no further from it than a topic goes on."""
        if self._main is None:
            return None
        mentions = self._organisations[self._main].mentions
        beside = any(abs(mention.start - position) <= _TOPIC for mention in mentions)
        return self._main if beside else None

    def _only_company(self, position: int) -> int | None:
        """Return the one company, named more than once, that a paragraph names before a title (产品总监某某介绍，…)."""
        sentence = self._document.sentences[self._document.sentence_at(position)]
        begin = self._document.blocks[sentence.block].start
        named = {
            number
            for number, each in enumerate(self._organisations)
            if each.kind in _FIRMS and any(begin <= mention.start < position for mention in each.mentions)
        }
        number = named.pop() if len(named) == 1 else None
        return number if number is not None and len(self._organisations[number].mentions) > 1 else None


def main_organisation(organisations: Sequence[Organisation]) -> int | None:
    """Return the company the article is about: the one named most, and clearly more often than the next."""
    counts = sorted(
        ((len(o.mentions), -n) for n, o in enumerate(organisations) if o.kind in ("company", "financial")), reverse=True
    )
    least, times = _MAIN
    if not counts or counts[0][0] < least or (len(counts) > 1 and counts[0][0] < times * counts[1][0]):
        return None
    return -counts[0][1]


def sentence_start(text: str, position: int) -> int:
    """Return where the sentence around a position begins, no further back than a phrase is read."""
    least = max(0, position - _LONGEST)
    return max(least, *(text.rfind(mark, least, position) + 1 for mark in _STOP))


def sentence_end(text: str, position: int) -> int:
    """Return where the sentence around a position ends, no further on than a phrase is read."""
    stop = _STOPS.search(text, position, position + _LONGEST)
    return stop.start() if stop else max(position, min(len(text), position + _LONGEST))
