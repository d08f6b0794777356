"""An article prepared for extraction: folded once, cut into sentences and words once, for every rule to read."""

import bisect
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

import rjieba

from store.extraction.engine.tokens import Token, TokenMap, is_known
from store.model import Article, Block, Mention
from store.text.fold import fold
from store.text.sentences import Numbering, Sentence, split_sentences

Made = TypeVar("Made")


@dataclass(frozen=True)
class Document:
    """An article with all that its rules read, each made once.

    Attributes:
        article: the article.
        folded: its text folded, one to one in offsets.
        blocks: the blocks that are prose, in order.
        sentences: the sentences of these blocks; `Sentence.block` counts in `blocks`.
        numbering: the ordinals of all sentences of the article, prose and captions, in mentions.
    """

    article: Article
    folded: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    numbering: Numbering = field(repr=False)
    _made: dict[Callable[["Document"], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def text(self) -> str:
        """The article's text as written."""
        return self.article.text

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the prose, in order."""
        tokens: list[Token] = []
        for block in self.blocks:
            position = block.start
            for word, tag in rjieba.tag(self.folded[block.start : block.end]):
                end = position + len(word)
                tokens.append(Token(position, end, word, tag, tag != "x" and is_known(word)))
                position = end
        return tuple(tokens)

    @cached_property
    def token_map(self) -> TokenMap:
        """The words of the prose, asked by position."""
        return TokenMap(self.tokens)

    @cached_property
    def all_tokens(self) -> tuple[Token, ...]:
        """The words of prose and captions, in order."""
        captions = self.once(captions_of)
        return tuple(sorted((*self.tokens, *captions.tokens))) if captions else self.tokens

    @cached_property
    def all_words(self) -> TokenMap:
        """The words of prose and captions, asked by position."""
        return self.token_map if self.all_tokens is self.tokens else TokenMap(self.all_tokens)

    def once(self, make: Callable[["Document"], Made]) -> Made:
        """Return what a function makes of the article, made once however many rules ask for it."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(Made, self._made[make])

    @cached_property
    def inner(self) -> bytearray:
        """For each offset, 1 where it is inside a word of the dictionary, so that no name begins or ends there."""
        inner = bytearray(len(self.folded) + 1)
        for start, end, text, _, known in self.tokens:
            by_chance = (end - start == 3 and text[2] == "长") or (end - start == 2 and text[1] == "及")
            if known and end - start > 1 and not by_chance:  # 局局长 is 工业局 and a title, 波及 ends 林海波 and joins
                inner[start + 1 : end] = b"\x01" * (end - start - 1)
        return inner

    @cached_property
    def _token_starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self.tokens)

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the words that begin in a stretch."""
        first = bisect.bisect_left(self._token_starts, start)
        return self.tokens[first : bisect.bisect_left(self._token_starts, end)]

    def mention(self, start: int, end: int, why: str, score: float) -> Mention:
        """Return the mention of what stands at a place.

        Args:
            start: first code point.
            end: one past the last.
            why: id of the rule that found it.
            score: how sure it is.
        """
        return Mention(
            start=start,
            end=end,
            exact=self.text[start:end],
            sentence=self.numbering.at(start),
            why=why,
            score=score,
            article=self.article.id,
        )

    def sentence_at(self, offset: int) -> int:
        """Return the place in `sentences` of the one at an offset; between two, that of the one before."""
        return self._places.at(offset)

    @cached_property
    def _places(self) -> Numbering:
        return Numbering(self.sentences)


def prepare(article: Article) -> Document:
    """Return the article ready for the rules; an article without blocks is read as one paragraph per line."""
    blocks = article.prose
    sentences = split_sentences(article.text, blocks)
    return Document(article, fold(article.text), blocks, sentences, Numbering.of(article))


def captions_of(document: Document) -> Document | None:
    """Return the captions of an article as a document of their own, or None where it has none."""
    blocks = tuple(block for block in document.article.blocks if block.kind == "caption")
    if not blocks:
        return None
    sentences = split_sentences(document.text, blocks)
    return Document(document.article, document.folded, blocks, sentences, document.numbering)
