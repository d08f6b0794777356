"""Texts that stand in the code and in no catalogue: words that a person may read, in no call that looks them up.

Prose is told from what programs read by its form: two words beside one another, the second in small letters. What is so
and nobody reads is left out by where it stands, and said here with the reason.
"""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from tests.catalogues.texts import ROOT, sources, texts

_PROSE = re.compile(r"(?:^|[\s(“])[A-Za-z’'-]+[,.;:]?\s+[a-z]")
_SQL = re.compile(r"\s*(?:SELECT|LEFT JOIN|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|COPY|SET|LEFT JOIN)\b")
"""How a statement of SQL begins."""
_LOOK_UP = frozenset({"tr", "later", "kept", "plural", "how_many", "Column", "PaneColumn"})
_NOT_SHOWN: Mapping[str, str] = {
    "compile": "a regular expression",
    "alternatives": "words of a regular expression",
    "Key": "the keys and the action of a key; its words are in the table of keys",
    "Binding": "a dialog's binding, of which no footer shows the words",
    "About": "an example of a setting",
    "ValueError": "a mistake of whoever calls a function",
    "TypeError": "a mistake of whoever calls a function",
    "AttributeError": "a mistake of whoever calls a function",
    "RuntimeError": "a mistake of whoever calls a function",
    "Example": "the example of a rule",
    "Rule": "the example of a rule",
    "TypeVar": "a type",
    "Path": "a path",
    "pop": "a name of the environment",
    "split": "a list of words",
    "len": "words that are measured",
}
"""Calls whose texts nobody reads, and what these are."""
_KEPT_APART: Mapping[str, str] = {
    "DEFAULT_CSS": "a style sheet",
    "BINDINGS": "keys",
    "EXAMPLES": "what is typed; what it does is in the table",
    "_HEADERS": "headers of HTTP",
}
"""Names that are given texts which nobody reads, and what these are."""
_ROOMS: Mapping[str, str] = {
    "store/export/bibliography.py": "English as APA 7 and GB/T 7714 have it: an entry is in the article's language",
    "store/export/follow_the_money.py": "for programs",
    "store/export/json_ld.py": "for programs",
    "store/export/web_annotation.py": "for programs",
    "store/export/gexf.py": "for programs",
    "store/export/graphml.py": "for programs",
    "store/export/as_json.py": "for programs",
    "store/export/as_xml.py": "for programs",
    "store/export/references.py": "for programs",
    "store/identity/weighing.py": "the names of kinds of evidence; their sentences are in the table",
    "store/identity/evidence.py": "the names of kinds of evidence",
    "tui/cli/completing.py": "shell scripts",
    "tui/cli/manual.py": "the manual page, which is made with the package, in English",
    "store/kinds.py": "kept, since nothing below it can look texts up: `tests.catalogues.texts.kept` has its sentences",
    "store/model/entities.py": "kept, since nothing below it can look texts up: `tests.catalogues.texts.kept` has it",
    "store/log/batches.py": "a mistake of whoever calls a function",
}
"""Files whose texts are no catalogue's, and why."""


_WORDS: Mapping[str, str] = {
    "address article aside blockquote body": "names of elements of HTML",
    "dossier export {} --all": "a command",
    "type: ": "front matter",
    "    - ": "a base of Obsidian",
    "  - type: table": "a base of Obsidian",
    "      - property: {}": "a base of Obsidian",
    "of group": "a class of a list",
    "own words": "an id in the table of what is known of the store",
    "paper cited": "a case of a rule",
    "cited as issued": "a case of a rule",
    "no paper": "a class of a list",
    "dozens|hundreds": "a regular expression",
    "Return whether ": "how a docstring begins",
    "age of ": "words of an article",
    "University of ": "words of an article",
    "no key": "a key that there is not",
    "type ahead": "the name of a worker of Textual",
    "bold reverse": "a style",
    "dialog--": "classes of a style sheet",
    "attachment; filename": "a header of HTTP",
    "gio open": "a command",
    "connection failed: ": "how libpq begins what is told without it",
}
"""Beginnings of texts that nobody reads, and what these are."""


class Unmarked(NamedTuple):
    """A text that is in no catalogue.

    Attributes:
        path: the file.
        line: where it stands there.
        text: it, with `{}` in the place of values.
    """

    path: str
    line: int
    text: str


def unmarked() -> Iterator[Unmarked]:
    """Yield the texts of the program that are in no catalogue."""
    known = "\n".join(words for text in texts() for words in (text.id, text.many))
    for path in sources():
        name = path.relative_to(ROOT).as_posix()
        if name not in _ROOMS:
            yield from (one for one in in_code(path.read_text("utf-8"), name) if not _is_known(one.text, known))


def _is_known(text: str, known: str) -> bool:
    """Return whether a text is in the catalogues, perhaps with values already in it, or one that nobody reads."""
    made = ".*".join(map(re.escape, text.split("{}")))
    unread = _SQL.match(text) is not None or text.startswith(tuple(_WORDS))
    return unread or re.search(f"^{made}$", known, re.MULTILINE) is not None


def in_code(source: str, path: str = "") -> Iterator[Unmarked]:
    """Yield the prose of a program that is in no call which looks texts up."""
    yield from _in(ast.parse(source), path)


def _in(node: ast.AST, path: str) -> Iterator[Unmarked]:
    """Yield the prose in a part of a program."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        if _PROSE.search(text := _words(node)):
            yield Unmarked(path, node.lineno, text)
        return
    for inside in _read(node):
        yield from _in(inside, path)


def _read(node: ast.AST) -> Iterable[ast.AST]:
    """Return the parts of a part of a program in which there may be prose."""
    name = _name(node)
    if name in _NOT_SHOWN or name in _KEPT_APART or isinstance(node, ast.Assert | ast.arg):
        return ()
    if name in _LOOK_UP and isinstance(node, ast.Call):
        given = (*node.args, *(one.value for one in node.keywords))
        return [one for one in given if not isinstance(one, ast.Constant)]
    left_out: ast.AST | None = None
    match node:
        case ast.Expr(value=ast.Constant() as docstring):
            left_out = docstring
        case ast.AnnAssign(annotation=types) | ast.Subscript(slice=types):
            left_out = types
        case ast.FunctionDef(returns=returns) | ast.AsyncFunctionDef(returns=returns):
            left_out = returns
    return [child for child in ast.iter_child_nodes(node) if child is not left_out]


def _name(node: ast.AST) -> str:
    """Return what is called, or what something is given to; "" for anything else."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return ""


def _words(node: ast.AST) -> str:
    """Return a text with `{}` in the place of values."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=values):
            return "".join(_words(value) or "{}" for value in values)
    return ""
