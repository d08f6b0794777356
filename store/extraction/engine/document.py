"""An article prepared for extraction: folded once, cut into sentences and words once, for every rule to read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import TypeVar, cast

from store.extraction.engine.phrases import FormIndex, Found, pairs_of
from store.extraction.engine.tokens import Token, TokenMap, tokens_of
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
        return tuple(chain.from_iterable(tokens_of(self.folded, block.start, block.end) for block in self.blocks))

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

    @property
    def pairs(self) -> frozenset[str]:
        """The two characters that stand beside each other anywhere in the folded text."""
        return _pairs_in(self.folded)[1]

    def find(self, index: FormIndex) -> Iterator[Found]:
        """Yield where the forms of an index stand in the prose, the longest at each place."""
        return index.find_within(self.folded, self.blocks, _pairs_in(self.folded)[0])

    @cached_property
    def inner(self) -> bytearray:
        """For each offset, 1 where it is inside a word of the dictionary, so that no name begins or ends there."""
        inner = bytearray(len(self.folded) + 1)
        for start, end, text, _, known in self.tokens:
            length = end - start
            if not known or length < 2 or (length == 3 and text[2] == "长") or (length == 2 and text[1] == "及"):
                continue  # 局局长 is 工业局 and a title, 波及 ends 林海波 and joins
            inner[start + 1 : end] = b"\x01" * (length - 1)
        return inner

    def tokens_between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the words that begin in a stretch."""
        return self.token_map.beginning(start, end)

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

    def block_at(self, offset: int) -> Block:
        """Return the block of the sentence that the offset stands in."""
        return self.blocks[self.sentences[self.sentence_at(offset)].block]

    @cached_property
    def _places(self) -> Numbering:
        return Numbering(self.sentences)


@lru_cache(maxsize=1)
def _pairs_in(folded: str) -> tuple[list[str], frozenset[str]]:
    """Return the pairs of a folded text in order, and each once; an article and its captions have the same."""
    pairs = pairs_of(folded)
    return pairs, frozenset(pairs)


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
