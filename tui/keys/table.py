"""The one table of keys: what each action is called, which keys it has, where it works and where it is shown.

Bindings, footer, help and palette are all made from it. No Textual here.

Every key that is a character also answers to its full-width form, and to the punctuation that a Chinese input method
puts in its place (`/` arrives as `、` or `／`, `[` as `【`), so that nobody has to switch the input method off.
"""

from typing import Literal, NamedTuple

Scope = Literal["app", "main", "views", "list", "search", "card", "reader", "view"]
"""Where a key works: everywhere, on the main screen, on it and in views, in one of its widgets, or in a view."""

INPUT_METHOD: dict[str, str] = {
    "/": "、",
    ":": "：",
    "?": "？",
    "[": "【「",
    "]": "】」",
    "<": "《",
    ">": "》",
    ".": "。",
    "\\": "、",
}
"""What a Chinese input method sends for a character, besides its full-width form."""

FULL_WIDTH_OFFSET = 0xFEE0
"""Distance from a printable ASCII character to its full-width form (Unicode, Halfwidth and Fullwidth Forms)."""


class Key(NamedTuple):
    """One action.

    Attributes:
        id: kebab-case, the same for ever: what a keymap refers to.
        keys: its keys, separated by spaces, without the aliases.
        action: Textual's name of the action.
        label: what it does, in a word or two.
        group: heading it stands under in help and palette.
        scope: where it works.
        display: how the first key is written.
        footer: place among the hints of the footer, 0 for none; lower numbers survive in a narrow terminal.
        palette: whether the palette offers it.
        help: a sentence more than the label says, or "".
        at_once: whether it works before the next key is looked at, which may be the first letter of what is typed fast.
        always: whether the footer has room for it however narrow the terminal is.
    """

    id: str
    keys: str
    action: str
    label: str
    group: str
    scope: Scope
    display: str
    footer: int = 0
    palette: bool = False
    help: str = ""
    at_once: bool = False
    always: bool = False


KEYS: tuple[Key, ...] = (
    # Everywhere
    Key(
        *("help", "? f1", "help", "Help", "Program", "app", "?", 9, True),
        help="The keys of where you are.",
        always=True,
    ),
    Key(
        "palette",
        "ctrl+p :",
        "command_palette",
        "Commands",
        "Program",
        "app",
        "ctrl+p",
        0,
        False,
        "Every action by name.",
    ),
    Key(*("quit", "q ctrl+q", "quit", "Quit", "Program", "app", "q", 10, True), always=True),
    Key(
        "theme",
        "f2",
        "change_theme",
        "Theme",
        "Program",
        "app",
        "f2",
        0,
        True,
        "Dark, light and others, shown as you choose.",
    ),
    # The main screen
    Key(
        *("search", "/ ctrl+f", "search", "Search", "Find", "main", "/", 2, True),
        help="Filters all four panes as you type.",
        at_once=True,
    ),
    Key(
        *("searches", "b ctrl+s", "searches", "Searches", "Find", "main", "b", 0, True),
        help="Keeps the present one, and goes back to those kept.",
    ),
    Key("organisations", "1", "focus_pane('organisation')", "Organisations", "Go to", "main", "1", 0, True),
    Key("people", "2", "focus_pane('person')", "People", "Go to", "main", "2", 0, True),
    Key("figures", "3", "focus_pane('figure')", "Figures", "Go to", "main", "3", 0, True),
    Key("quotes", "4", "focus_pane('quote')", "Quotes", "Go to", "main", "4", 0, True),
    Key("card", "5", "focus_side(True)", "Card", "Go to", "main", "5", 0, True),
    Key("reader", "0", "focus_side", "Card or reader", "Go to", "main", "0", 0, True, "Whichever one reads."),
    Key("next-pane", "tab", "next_pane(1)", "Next pane", "Go to", "main", "tab"),
    Key("previous-pane", "shift+tab", "next_pane(-1)", "Previous pane", "Go to", "main", "shift+tab"),
    Key(
        "back",
        "backspace alt+left H",
        "travel(-1)",
        "Back",
        "Follow",
        "main",
        "bksp",
        6,
        True,
        "To exactly where you were.",
    ),
    Key("forward", "alt+right L", "travel(1)", "Forward", "Follow", "main", "alt+→", 0, True),
    Key(
        "widen",
        "escape",
        "widen",
        "Widen",
        "Follow",
        "main",
        "esc",
        7,
        False,
        "Closes the reader, then the query, then the focus, step by step.",
    ),
    Key("read", "o f4", "read", "Read", "Read", "main", "o", 3, True, "The article at the sentence behind the row."),
    Key("next-mention", "n f3", "mention(1)", "Next mention", "Read", "main", "n", 0, True, "Through all articles."),
    Key("previous-mention", "N shift+f3", "mention(-1)", "Previous mention", "Read", "main", "N", 0, True),
    Key(
        "export",
        "e ctrl+e",
        "take_away('export')",
        "Export",
        "Take away",
        "main",
        "e",
        4,
        True,
        "What is marked, else the selected one: a note, a table …",
    ),
    Key(
        "copy",
        "y ctrl+y",
        "take_away('copy')",
        "Copy",
        "Take away",
        "main",
        "y",
        5,
        True,
        "Text and citation of what is marked, else of the selected one.",
    ),
    Key(
        *("copy-as", "Y", "take_away('copy-as')", "Copy as", "Take away", "main", "Y", 0, True),
        help="Words, a block quote, GB/T 7714, APA, address or value alone; y copies so from then on.",
    ),
    Key(
        *("vault", "V f12", "take_away('vault')", "Vault", "Take away", "main", "V", 0, True),
        help="A folder of notes for Obsidian, written, or brought up to date beside what you wrote there.",
    ),
    Key("edit", "v f7", "edit", "Edit source", "Read", "main", "v", 0, True, "Its file, at its line, in your editor."),
    Key(
        *("browse", "B f10", "browse", "Open in browser", "Read", "main", "B", 0, True),
        help="The address of the article that is read, or behind the row; where no browser is, it is copied.",
    ),
    Key(
        *("reload", "r ctrl+r", "reload", "Reload", "Program", "main", "r", 0, True),
        help="Reads what has come into your folders, and what has changed.",
    ),
    Key("problems", "p f8", "problems", "Problems", "Program", "main", "p", 0, True, "Files not read, and why."),
    Key(
        *("remove-missing", "f9", "remove_missing", "Remove what is gone", "Program", "main", "f9", 0, True),
        help="The articles of files that are no longer there; you are asked first.",
    ),
    Key(
        *("same", "m", "correct('same')", "Same as", "Correct", "main", "m", 3, True),
        help="Two rows are one; you choose the other, or type it.",
    ),
    Key(
        *("not-one", "x", "correct('not-one')", "Not one", "Correct", "main", "x", 3, True),
        help="No organisation, person, figure or quote: here, in this article, or everywhere.",
    ),
    Key(
        *("retype", "t", "correct('retype')", "What it is", "Correct", "main", "t", 0, True),
        help="A person, a company, a medium …",
    ),
    Key(
        *("rename", "R", "correct('rename')", "Name", "Correct", "main", "R", 0, True),
        help="What it is called, or another form of its name.",
    ),
    Key(
        *("separate", "d", "correct('separate')", "Somebody else", "Correct", "main", "d", 0, True),
        help="This mention, those marked on the card, or all of an article: another one, of the same name or not.",
    ),
    Key(
        *("role", "O", "correct('role')", "Role", "Correct", "main", "O", 0, True),
        help="One that a person has, besides another or in its place; with nothing typed, one that they have not.",
    ),
    Key(
        *("speaker", "w", "correct('speaker')", "Who said it", "Correct", "main", "w", 0, True),
        help="Of a quote.",
    ),
    Key(
        *("worth", "=", "correct('worth')", "What it is worth", "Correct", "main", "=", 0, True),
        help="Value, unit or currency of a figure.",
    ),
    Key(
        *("tag", "#", "correct('tag')", "Tag", "Correct", "main", "#", 0, True),
        help="Words of your own, found with tag: in the search bar.",
    ),
    Key(
        *("note", "i", "correct('note')", "Note", "Correct", "main", "i", 0, True),
        help="Of your own, found with note:; ctrl+e writes it in your editor.",
    ),
    Key(
        *("rule", "X", "correct('rule')", "What else that rule made", "Correct", "main", "X", 0, True),
        help="All rows that the rule found which found this one: mark some or all, and x rejects them.",
    ),
    Key(
        *("undo", "u", "correct('undo')", "Undo", "Correct", "main", "u", 6, True),
        help="Takes back what was corrected last, in this session or before.",
    ),
    Key(
        *("corrections", "c", "correct('list')", "Corrections", "Correct", "main", "c", 0, True),
        help="All you corrected: any of it undone, and what waits for something that is gone.",
    ),
    Key(
        *("suggestions", "M", "correct('suggestions')", "Who may be one", "Correct", "main", "M", 0, True),
        help="Two at a time, side by side: m same, n different, s skip.",
    ),
    Key(*("redo", "U", "correct('redo')", "Redo", "Correct", "main", "U", 0, True), help="What was undone last."),
    Key(
        *("furniture", ".", "furniture", "By-lines and credits", "View", "main", ".", 0, True),
        help="Shows names that stand only in by-lines, credits and footers of a site, or hides them again.",
    ),
    Key("zoom", "z f5", "zoom", "Zoom", "View", "main", "z", 8, True, "The focused part alone, or all again."),
    # On the main screen and in a view
    Key(
        *("articles", "6", "view('articles')", "Articles", "Views", "views", "6", 0, True),
        help="All of them, newest first: what is in each, which are new, and the files that could not be read.",
    ),
    Key(
        *("articles-of", "A", "view('articles-of')", "Its articles", "Views", "views", "A", 0, True),
        help="Those that the selected organisation or person stands in.",
    ),
    Key(
        *("new", "7", "view('new')", "New", "Views", "views", "7", 0, True),
        help="What has come since the last visit: whom you watch, and who was not met before; s looks further back.",
    ),
    Key(
        *("timeline", "8", "view('timeline')", "Timeline", "Views", "views", "8", 0, True),
        help="Of the selected one: statements, figures, roles, first meetings by date; s shows one of these alone.",
    ),
    Key(
        *("positions", "P", "view('positions')", "Positions", "Views", "views", "P", 0, True),
        help="What the selected one, or the speaker of the quote, said on the focus, else on whom they speak of most.",
    ),
    Key(
        *("compare", "9", "view('compare')", "Compare", "Views", "views", "9", 0, True),
        help="Amounts of one thing of the selected one over time and sources, with both sentences; ! is in conflict.",
    ),
    Key(
        *("conflicts", "!", "view('conflicts')", "Conflicts", "Views", "views", "!", 0, True),
        help="The same of all that is counted, whoever it is about.",
    ),
    Key(
        *("near", "K", "view('near')", "Near", "Views", "views", "K", 0, True),
        help="Who stands in one sentence with the selected one; s goes two and three steps far.",
    ),
    Key(
        *("together", "&", "together", "Together with", "Views", "views", "&", 0, True),
        help="The sentences that the selected one shares with the focus, or with the one & was pressed on before.",
    ),
    Key(
        *("silent", "Q", "view('silent')", "Who is quoted", "Views", "views", "Q", 0, True),
        help="Who is named and never quoted; s: who is quoted without a name, and who speaks about whom.",
    ),
    Key(
        *("facets", "F", "view('facets')", "Facets", "Views", "views", "F", 0, True),
        help="What the rows of the panes have in common, with counts: enter keeps those with it, - those without.",
    ),
    Key(
        *("watch", "W", "watch", "Watch", "Views", "views", "W", 0, True),
        help="Whoever is selected: what they say next stands first in what is new. Again: no longer.",
    ),
    # In a pane
    Key(
        "focus",
        "enter",
        "choose",
        "Focus",
        "Follow",
        "list",
        "enter",
        1,
        False,
        "The other panes narrow to what is linked with it.",
    ),
    Key(
        *("sort", "s f6", "sort", "Sort", "View", "list", "s", 5, False),
        help="The next order: sources, newest, value, who said most or it, mentions, name.",
    ),
    Key(
        *("sort-reverse", "S shift+f6", "turn", "Reverse", "View", "list", "S", 0, False),
        help="The present order reversed: the oldest, the smallest, the least named first; again: as it was.",
    ),
    Key(
        *("columns", "C", "columns", "Columns", "View", "list", "C", 0, False),
        help="Which columns the pane has, in which order; what is foremost is kept longest where there is little room.",
    ),
    Key(
        *("unfold", "+", "unfold", "Unfold", "View", "list", "+", 0, False),
        help="All places where a fact or statement stands, copies too; again: one row for all of them.",
    ),
    Key(
        *("mark", "space", "mark", "Mark", "Correct", "list", "space", 0, False),
        help="Rows, for m x t w = # to act on together, e y in all panes; esc, with nothing else to leave, unmarks.",
    ),
    Key(*("mark-all", "*", "mark_all", "Mark all", "Correct", "list", "*"), help="Or none, if all are marked."),
    Key("row-down", "down j", "cursor(1)", "Down", "Move", "list", "↓ j"),
    Key("row-up", "up k", "cursor(-1)", "Up", "Move", "list", "↑ k"),
    Key("page-down", "pagedown ctrl+d", "page(1)", "Page down", "Move", "list", "pgdn"),
    Key("page-up", "pageup ctrl+u", "page(-1)", "Page up", "Move", "list", "pgup"),
    Key("first-row", "home g", "edge(-1)", "First", "Move", "list", "g"),
    Key("last-row", "end G", "edge(1)", "Last", "Move", "list", "G"),
    Key("pane-left", "left h", "neighbour(-1)", "Pane to the left", "Move", "list", "← h"),
    Key("pane-right", "right l", "neighbour(1)", "Pane to the right", "Move", "list", "→ l"),
    # In the search bar
    Key("search-done", "enter", "done", "To the hits", "Find", "search", "enter", 1),
    Key("search-down", "down", "older(-1)", "To the hits", "Find", "search", "↓", 2),
    Key("search-up", "up", "older(1)", "Earlier query", "Find", "search", "↑", 3),
    Key("search-complete", "tab", "complete(1)", "Complete", "Find", "search", "tab", 4, help="Again: the next one."),
    Key("search-complete-other", "shift+tab", "complete(-1)", "Complete with the last", "Find", "search", "shift+tab"),
    Key("search-clear", "escape", "clear", "Clear, then leave", "Find", "search", "esc", 6),
    Key(
        *("search-help", "? f1", "app.help", "Queries", "Find", "search", "?", 5),
        help="In the empty bar; f1 anywhere.",
        always=True,
    ),
    Key("search-keep", "ctrl+s", "screen.searches", "Keep", "Find", "search", "ctrl+s", 7, help="And kept searches."),
    # In the card
    Key("card-next", "down j", "link(1)", "Next link", "Move", "card", "↓ j"),
    Key("card-previous", "up k", "link(-1)", "Previous link", "Move", "card", "↑ k"),
    Key("card-choose", "enter", "choose", "Follow", "Follow", "card", "enter", 1),
    Key(
        *("card-mark", "space", "mark", "Mark, or page down", "Correct", "card", "space"),
        help="Sentences, whose mentions d then takes for somebody else's.",
    ),
    Key("card-page-down", "pagedown ctrl+d", "page(1)", "Page down", "Move", "card", "pgdn"),
    Key("card-page-up", "pageup ctrl+u", "page(-1)", "Page up", "Move", "card", "pgup"),
    Key("card-first", "home g", "edge(-1)", "First link", "Move", "card", "g"),
    Key("card-last", "end G", "edge(1)", "Last link", "Move", "card", "G"),
    # In a view
    Key("view-choose", "enter", "choose", "Card", "Follow", "view", "enter", 1, help="Of an article: reads it."),
    Key("view-read", "o f4", "screen.read", "Read", "Read", "view", "o", 2, help="The sentence behind the row."),
    Key(
        *("view-browse", "B f10", "screen.browse", "Open in browser", "Read", "view", "B"),
        help="The address of the article behind the row; where no browser is, it is copied.",
    ),
    Key("view-copy", "y ctrl+y", "screen.copy", "Copy", "Take away", "view", "y", 3, help="The row with its source."),
    Key(
        *("view-copy-as", "Y", "screen.copy(True)", "Copy as", "Take away", "view", "Y"),
        help="In another shape.",
    ),
    Key(
        *("view-turn", "s f6", "screen.turn", "Next way", "View", "view", "s", 5),
        help="Of showing it, where there are several.",
        always=True,
    ),
    Key(
        *("view-picture", "z f5", "screen.enlarge", "Picture", "View", "view", "z", 6),
        help="Larger, or as before: amounts over time where there are four or more, who stands with whom.",
    ),
    Key(
        *("view-exclude", "-", "screen.exclude", "Without", "Find", "view", "-", 2),
        help="Among facets: the rows without that one.",
    ),
    Key("view-leave", "escape backspace", "screen.leave", "Back", "Follow", "view", "esc", 4, always=True),
    Key("view-down", "down j", "cursor(1)", "Down", "Move", "view", "↓ j"),
    Key("view-up", "up k", "cursor(-1)", "Up", "Move", "view", "↑ k"),
    Key("view-page-down", "pagedown ctrl+d space", "page(1)", "Page down", "Move", "view", "pgdn"),
    Key("view-page-up", "pageup ctrl+u", "page(-1)", "Page up", "Move", "view", "pgup"),
    Key("view-first", "home g", "edge(-1)", "First", "Move", "view", "g"),
    Key("view-last", "end G", "edge(1)", "Last", "Move", "view", "G"),
    # In the reader
    Key("reader-next-span", "tab ]", "span(1)", "Next name", "Follow", "reader", "tab", 2),
    Key("reader-previous-span", "shift+tab [", "span(-1)", "Previous name", "Follow", "reader", "shift+tab"),
    Key("reader-choose", "enter", "choose", "Focus", "Follow", "reader", "enter", 1),
    Key("reader-next-mention", "n f3", "mention(1)", "Next mention", "Read", "reader", "n", 2),
    Key("reader-previous-mention", "N shift+f3", "mention(-1)", "Previous mention", "Read", "reader", "N"),
    Key("reader-close", "o f4", "screen.close_reader", "Card", "Read", "reader", "o", 3, False, "Back to the card."),
    Key("reader-edit", "v f7", "screen.edit", "Edit source", "Read", "reader", "v", 4, False, "At the line you read."),
    Key(
        *("add", "a", "add", "Add a name", "Correct", "reader", "a", 5),
        help="One that was missed: arrows or hjkl, space where it begins, enter where it ends; or select it by mouse.",
    ),
    Key("reader-left", "left h", "caret(-1)", "Left", "Correct", "reader", "← h", help="While a name is marked."),
    Key("reader-right", "right l", "caret(1)", "Right", "Correct", "reader", "→ l", help="While a name is marked."),
    Key(
        *("reader-mark", "space", "mark", "Page down", "Move", "reader", "space"),
        help="While a name is marked: it begins here.",
    ),
    Key("reader-down", "down j", "line(1)", "Down", "Move", "reader", "↓ j"),
    Key("reader-up", "up k", "line(-1)", "Up", "Move", "reader", "↑ k"),
    Key("reader-page-down", "pagedown ctrl+d", "page(1)", "Page down", "Move", "reader", "pgdn"),
    Key("reader-page-up", "pageup ctrl+u", "page(-1)", "Page up", "Move", "reader", "pgup"),
    Key("reader-first", "home g", "edge(-1)", "Beginning", "Move", "reader", "g"),
    Key("reader-last", "end G", "edge(1)", "End", "Move", "reader", "G"),
)


def in_scope(*scopes: Scope) -> tuple[Key, ...]:
    """Return the keys that work in these scopes, scope by scope in the order given."""
    return tuple(key for scope in scopes for key in KEYS if key.scope == scope)


def aliases(key: str) -> tuple[str, ...]:
    """Return what a Chinese input method may send in a key's place; nothing for most keys that have a name."""
    if key == "space":
        return ("ideographic_space",)
    if len(key) != 1 or not "!" <= key <= "~":
        return ()
    return (chr(ord(key) + FULL_WIDTH_OFFSET), *INPUT_METHOD.get(key, ""))


def with_aliases(keys: str) -> str:
    """Return the keys and all their aliases as Textual wants them: separated by commas."""
    names: list[str] = []
    for key in keys.split():
        names += [key, *aliases(key)]
    return ",".join(dict.fromkeys(names))
