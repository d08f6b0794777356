"""The keys of the parts of a screen: pane, search bar, card, view and reader. No Textual here."""

from tui.keys.key import Key

IN_PARTS: tuple[Key, ...] = (
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
        *("view-export", "e ctrl+e", "screen.export", "Export", "Take away", "view", "e", 7),
        help="Whom or what the row is about, in the format chosen last, or as ↑ ↓ choose.",
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
