"""HTML to pieces, whole pages as well as fragments inside Markdown, each character with its line in the file.

A reader of events, not of trees: a fragment's element may be closed three fragments later, a page nested 100,000 deep
costs no more than a flat one (Lexbor needs time in the square of the depth), and no parser tells where text stood.
"""

import html
import re
from functools import cache
from typing import NamedTuple

from store.articles.attributes import attributes_in
from store.articles.pieces import Piece, PieceWriter
from store.model import BlockKind

_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<attributes>(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+)>"
    r"|<(?P<close2>/?)(?P<name2>[a-zA-Z][a-zA-Z0-9:-]*+)(?P<attributes2>[^<>]*+)>"
)
_BLOCKS = frozenset(
    re.findall(
        r"\S+",
        """address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure
        footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td
        tfoot th thead tr ul""",
    )
)
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_UNREAD = frozenset(
    {"script", "style", "svg", "math", "select", "iframe", "object", "template", "noscript", "textarea", "head"}
    | {"title", "button"}
)
_ASIDE = frozenset({"nav", "footer", "aside", "form", "menu", "dialog"})
_ASIDE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|recommend(?:ed|ation)?s?|share|sharing|social|comments?|subscri(?:be|ption)|newsletter|"
    r"cookies?|breadcrumbs?|sidebar|advert(?:isement)?s?|ads?|promo|pagination|menu|navbar|nav|footer|toolbar|"
    r"copyright)(?:$|[\s_-])",
    re.IGNORECASE,
)
_CLOSED_BY_ITSELF = frozenset({"p", "li", "td", "th", "tr", "dt", "dd"})
_LEFTOVER = re.compile(r"\*{2,}")


class _Open(NamedTuple):
    tag: str
    role: str
    href: str | None


class HypertextReader:
    """Reads HTML into a writer's pieces; what is open stays open from one fragment to the next."""

    def __init__(self, writer: PieceWriter) -> None:
        self._writer = writer
        self._stack: list[_Open] = []
        self._count: dict[str, int] = {}

    def feed(self, source: str, line: int) -> None:
        """Read a fragment that begins on `line` of the file."""
        position, length = 0, len(source)
        sought: set[str] = set()  # ends that do not come any more; looked for once each
        while position < length:
            opening = source.find("<", position)
            if opening < 0:
                opening = length
            if opening > position:
                self.text(source[position:opening], line)
                line += source.count("\n", position, opening)
            if opening == length:
                return
            position = self._markup(source, opening, line, sought)
            line += source.count("\n", opening, position)

    def _markup(self, source: str, start: int, line: int, sought: set[str]) -> int:
        """Read the markup at `start` and return where it ends."""
        if source.startswith("<!--", start):
            return _after(source, "-->", start + 4, sought) or start + 4
        if source.startswith("<![CDATA[", start):
            return start + 9
        if source.startswith(("<!", "<?"), start):
            return _after(source, ">", start + 2, sought) or start + 2
        tag = _TAG.match(source, start)
        if tag is None:
            self.text("<", line)
            return start + 1
        name = (tag["name"] or tag["name2"]).lower()
        closing = bool(tag["close"] or tag["close2"])
        self.tag(name, closing=closing, attributes=tag["attributes"] or tag["attributes2"] or "")
        if name in _UNREAD and not closing:
            return _after_element(source, name, tag.end(), sought) or tag.end()
        return tag.end()

    def text(self, text: str, line: int) -> None:
        """Read text that begins on `line`; entities are resolved, line ends joined or, in `pre`, kept."""
        preformatted = self._count.get("pre", 0)
        for number, part in enumerate(text.split("\n")):
            if number and preformatted:
                self._close()
            elif number:
                self._writer.wrap()
            plain = html.unescape(part) if "&" in part else part
            self._writer.add(_LEFTOVER.sub("", plain), line + number, href=self.href)

    @property
    def href(self) -> str | None:
        """Target of the link that is open, or None."""
        return self._stack[-1].href if self._stack else None

    @property
    def aside(self) -> bool:
        """Whether an element is open that is no part of the article."""
        return bool(self._count.get("aside", 0))

    @property
    def kind(self) -> BlockKind:
        """What a paragraph at this place is."""
        return self._kind()[0]

    def tag(self, name: str, *, closing: bool = False, attributes: str = "") -> None:
        """Read one tag."""
        if name == "br":
            self._break()
        elif name == "img" and not closing:
            self._writer.picture()
        elif name in _VOID:
            if name == "hr":
                self._close()
        elif closing:
            self._shut(name)
        else:
            self._open(name, attributes)

    def finish(self) -> list[Piece]:
        """Return all pieces; what is still open is closed."""
        self._close()
        return self._writer.pieces

    def _break(self) -> None:
        if self._count.get("heading", 0) or self._count.get("cell", 0):
            self._writer.add(" ", 0)
        else:
            self._close()

    def _open(self, name: str, attributes: str) -> None:
        if name in _BLOCKS:
            self._border(name)
        if name in _CLOSED_BY_ITSELF and self._stack and self._stack[-1].tag == name:
            self._pop()
        found = attributes_in(attributes) if attributes else {}
        href = found.get("href", "") if name == "a" else self.href
        self._stack.append(_Open(name, _role(name, found), href))
        role = self._stack[-1].role
        self._count[role] = self._count.get(role, 0) + 1
        self._count[f"<{name}"] = self._count.get(f"<{name}", 0) + 1

    def _shut(self, name: str) -> None:
        if name in _BLOCKS:
            self._border(name)
        if self._count.get(f"<{name}", 0):
            while self._pop() != name:
                pass

    def _pop(self) -> str:
        tag, role, _ = self._stack.pop()
        self._count[role] -= 1
        self._count[f"<{tag}"] -= 1
        return tag

    def _border(self, name: str) -> None:
        """End the piece at the border of a block; inside a table's row short blocks go on as cells."""
        if name in {"td", "th"}:
            self._writer.cell()
        elif self._count.get("cell", 0) and name not in {"tr", "table"} and len(self._writer) < 120:
            self._writer.add(" ", 0)
        else:
            self._close()

    def _close(self) -> None:
        kind, level = self._kind()
        self._writer.close(kind, level=level, aside=self.aside)

    def _kind(self) -> tuple[BlockKind, int]:
        """Return the kind of what is being written, from the innermost meaning that is open."""
        count = self._count
        if count.get("heading", 0):
            return "heading", next(int(entry.tag[1]) for entry in reversed(self._stack) if entry.role == "heading")
        if count.get("pre", 0) and not count.get("caption", 0):
            return ("paragraph" if _sentence().search(self._writer.current) else "code"), 0
        if count.get("row", 0) and len(self._writer) >= 400:
            return "paragraph", 0
        roles: tuple[tuple[str, BlockKind], ...] = (
            ("caption", "caption"),
            ("quote", "quotation"),
            ("item", "item"),
            ("row", "table"),
        )
        kind: BlockKind = next((kind for role, kind in roles if count.get(role, 0)), "paragraph")
        return kind, min(9, count.get("item", 0))


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff][，。；：！？、]")


def _role(name: str, attributes: dict[str, str]) -> str:
    """Return what an element says about the text inside it."""
    if name in _ASIDE or attributes.get("role") in {"navigation", "contentinfo", "complementary", "search"}:
        return "aside"
    if name in {"div", "section", "ul", "ol", "p", "span"} and _ASIDE_CLASS.search(
        f"{attributes.get('class', '')} {attributes.get('id', '')}"
    ):
        return "aside"
    named = {
        "figcaption": "caption",
        "caption": "caption",
        "blockquote": "quote",
        "li": "item",
        "pre": "pre",
        "tr": "row",
    }
    if name in {"td", "th"}:
        return "cell"
    return "heading" if len(name) == 2 and name[0] == "h" and name[1] in "123456" else named.get(name, "")


def _after(source: str, end: str, position: int, sought: set[str]) -> int | None:
    """Return the place after the next `end`, or None; what was not found once is not looked for again."""
    if end in sought:
        return None
    found = source.find(end, position)
    if found < 0:
        sought.add(end)
        return None
    return found + len(end)


def _after_element(source: str, name: str, position: int, sought: set[str]) -> int | None:
    """Return the place before the closing tag of an element whose content is not read."""
    end = f"</{name}"
    if end in sought:
        return None
    found = re.compile(re.escape(end) + r"(?=[\s>/])", re.IGNORECASE).search(source, position)
    if found is None:
        sought.add(end)
        return None
    return found.start()
