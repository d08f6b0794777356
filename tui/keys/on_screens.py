"""The keys that work everywhere, on the main screen, and in views. No Textual here."""

from tui.keys.key import Key

ON_SCREENS: tuple[Key, ...] = (
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
    Key(
        *("suspend", "ctrl+z", "suspend_process", "Suspend", "Program", "app", "ctrl+z", 0, True),
        help="Back to the shell; fg there comes back.",
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
    Key(
        *("language", "ctrl+l", "change_language", "Language", "Program", "app", "ctrl+l", 0, True),
        help="English, 简体 or 繁體, until you leave; the setting language keeps one.",
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
        *("furniture", ".", "furniture", "By-lines, idle figures", "View", "main", ".", 0, True),
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
)
