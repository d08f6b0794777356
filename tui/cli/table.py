"""The table of commands, in the order in which help lists them."""

from tui.cli.command import Command
from tui.cli.opens import Opens

COMMANDS: tuple[Command, ...] = (
    Command("open", "open the explorer (the default)", Opens.NOT),
    Command("serve", "the explorer in a browser of this machine", Opens.NOT),
    Command("load", "load articles; what has not changed is not read again", Opens.TO_ADD),
    Command("extract", "show what the extractor finds, as JSON, without storing it", Opens.NOT),
    Command("rules", "list the rules of the extractor, where each stands and what it does", Opens.NOT),
    Command("search", "find organisations, people, figures, quotes and passages", Opens.TO_SHOW),
    Command("show", "show one entity", Opens.TO_SHOW),
    Command("export", "write entities: one as a note, or what a query finds, in the format of --format", Opens.TO_SHOW),
    Command(
        "vault", "write a vault of notes for Obsidian, or keep one up to date beside what you write", Opens.TO_SHOW
    ),
    Command("articles", "list the articles, newest first, and the files that could not be read", Opens.TO_SHOW),
    Command("new", "what has come since the last visit: newcomers, and what those watched said", Opens.TO_SHOW),
    Command("timeline", "what an entity said, what was said of it, figures and roles, by date", Opens.TO_SHOW),
    Command("compare", "amounts of one thing over time and sources: updates and conflicts", Opens.TO_SHOW),
    Command("near", "who stands near an entity, and how two of them meet", Opens.TO_SHOW),
    Command("silent", "who is named and never quoted, quoted without a name, and who speaks about whom", Opens.TO_SHOW),
    Command("facets", "what the rows of a query have in common, with counts", Opens.TO_SHOW),
    Command("correct", "put right what is shown wrong, here and in all that is loaded later", Opens.TO_READ),
    Command("corrections", "list, undo, redo, export and import what was corrected", Opens.TO_READ),
    Command("check", "verify the store: every mention, link and id", Opens.TO_READ),
    Command("remove", "take articles out of the store for good", Opens.TO_READ),
    Command("forget", "take a person's or organisation's records out for good", Opens.TO_READ),
    Command("compact", "write the store anew, and drop its older copies", Opens.TO_CHANGE),
    Command("archive", "begin an archive of several people in a PostgreSQL database", Opens.NOT),
    Command("config", "show the settings and where each comes from, or write a file for your own", Opens.NOT),
    Command("keys", "list the keys of the explorer, as they are set, and the names of the actions", Opens.NOT),
    Command("completion", "print a completion script for a shell", Opens.NOT),
)

BY_NAME = {command.name: command for command in COMMANDS}
