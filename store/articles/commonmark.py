"""The parser of Markdown: CommonMark with tables, each token with its line, addresses left as they are written."""

import bisect
import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_INLINE_LIMIT = 200_000
"""Characters of one paragraph that are read for emphasis and links; a longer one is taken as it is."""
_BRACKETS_LIMIT = 5_000
_ADDRESS_LIMIT = 2_000
"""Characters of a bare address before an underscore in it."""
_BEFORE = re.compile(r"[\s<>()\[\]\"'，。；、：（）]")
_GOES_ON = re.compile(r"[A-Za-z0-9%/=&?#-]")


class _TracedInline(StateInline):
    """Notes for every token on which line of its paragraph it stands."""

    starts: Sequence[int] = ()

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Append a token, with its line."""
        token = super().push(ttype, tag, nesting)
        token.meta["line"] = bisect.bisect_right(self.starts, self.pos)
        return token


def _traced(state: StateCore) -> None:
    """Parse inline content as markdown-it does, keeping lines; a core rule in place of its `inline`."""
    rules = state.md.inline.ruler2.getRules("")
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        if len(token.content) > _INLINE_LIMIT or token.content.count("[") > _BRACKETS_LIMIT:
            continue
        inline = _TracedInline(token.content, state.md, state.env, token.children)
        inline.starts = [found.end() for found in re.finditer("\n", token.content)]
        state.md.inline.tokenize(inline)
        for rule in rules:
            rule(inline)
        row = len(inline.starts)
        for child in reversed(token.children):  # text is flushed by the token after it, on the same line
            row = child.meta.setdefault("line", row)


def _in_address(state: StateInline, silent: bool) -> bool:
    """Keep the underscores inside a bare address (…?__biz=…), as GitHub does: they are no emphasis."""
    at = state.pos
    if state.src[at] != "_":
        return False
    end = at + 1
    while end < state.posMax and state.src[end] == "_":
        end += 1
    before = _BEFORE.split(state.src[max(0, at - _ADDRESS_LIMIT) : at])[-1]
    if not before.startswith(("https://", "http://")) or end >= state.posMax or not _GOES_ON.match(state.src[end]):
        return False
    if not silent:
        state.pending += state.src[at:end]
    state.pos = end
    return True


@cache
def parser() -> MarkdownIt:
    """Return CommonMark with tables; without code by indentation, which in clippings is indented prose."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.disable(["code", "text_join", "fragments_join"])
    parser.core.ruler.at("inline", _traced)
    parser.inline.ruler.before("emphasis", "address", _in_address)
    return parser
