"""The end of an explanation: where what it names stands, and which list to open where nothing is told."""

from collections.abc import Callable, Collection, Iterator, Mapping

from store.extraction.engine.place import place_of, says
from store.extraction.explaining.guarding import told_guards
from store.extraction.rules import table
from store.model import FigureKind
from store.text.language import later, tr

LISTS = "store/extraction/lexicon"
MISSED = later("missing above")
NONE = later("above, but none")
WRONG = later("above, but wrong")
_MISSED = (
    (
        "organisation",
        later("its name: organisations.tsv; what it ends in: suffixes.tsv; words beside it: contexts.tsv"),
    ),
    (
        "person",
        later(
            "the name: people.tsv; a surname: surnames.tsv; behind it: given_characters.tsv; a title beside it: "
            "titles.tsv; in Latin letters: given_names.tsv"
        ),
    ),
    (later("by-line"), later("its label: byline_labels.tsv; what is no label by itself: byline_words.tsv")),
    (later("role"), later("the title: titles.tsv; the verb of holding it: role_verbs.tsv")),
    ("figure", later("what is counted: classifiers.tsv; a unit: units.tsv; a currency: currencies.tsv")),
    ("quote", later("the verb of saying: cues.tsv; who speaks without a name: speakers.tsv")),
)
"""Which list to open for something of which a sentence above tells nothing."""
_NONE = (
    ("organisation", "not_organisations.tsv"),
    ("person", later("not_people.tsv; what makes a place or a thing of a name: not_after_person.tsv")),
    (
        later("by-line"),
        later("who stands beside a label and is no person: byline_words.tsv (newsroom), not_people.tsv"),
    ),
    (later("role"), later("a title that is no role: titles.tsv (its class)")),
    (
        "figure",
        later(
            "the guard above that should have refused it, and the words it looks for: figure_contexts.tsv; "
            "a word that begins with a numeral: figure_words.tsv"
        ),
    ),
    ("quote", later("a word that makes the verb none: speaking.tsv")),
)
"""Which list says what something is not."""
_WRONG = (
    (
        later("border"),
        later(
            "the function behind `begins by`, `ends by`; of an organisation: name_words.tsv, "
            "organisation_characters.tsv; "
            "of a person: name_characters.tsv; of one with a foreign name: transliteration.tsv"
        ),
    ),
    (
        later("title"),
        later("too long: role_verbs.tsv (dropped); too short: title_words.tsv; of a by-line: byline_labels.tsv"),
    ),
    (later("held at"), later("the function behind `at ... by`; offices of governments: government_offices.tsv")),
    (
        later("speaker"),
        later(
            "where `subject` is wrong: the function behind its `by`, and what it asks; else that behind `speaker "
            "... by`; "
            "pronouns.tsv, speakers.tsv; before the verb: speaking.tsv"
        ),
    ),
    (
        later("extent"),
        later(
            "of a quote: the class of a verb inside it: cues.tsv, and whether it is a voice of its own: "
            "quotes/voices.py; "
            "of a figure: figure_contexts.tsv"
        ),
    ),
    (
        later("united"),
        later("one thing twice, or two as one: organisations/aliases.py; people/uniting.py, people/short_forms.py"),
    ),
    (
        later("value"),
        later(
            "of a figure: units.tsv, currencies.tsv; whose money: figure_places.tsv; 约 and the like: qualifiers.tsv"
        ),
    ),
)
"""Which list to open for something that was found, but not as it is."""
_ENDS = ((MISSED, _MISSED), (NONE, _NONE), (WRONG, _WRONG))


def top() -> str:
    """Return the first line of an explanation."""
    return tr(
        "Which list to open for what is missing or wrong stands at the end: {missed}; {none}; {wrong}.",
        missed=tr(MISSED),
        none=tr(NONE),
        wrong=tr(WRONG),
    )


def ending(
    rules: Collection[str],
    functions: Mapping[str, Callable[..., object]],
    guarded: Collection[FigureKind | None],
) -> Iterator[str]:
    """Yield the last lines of an explanation.

    Args:
        rules: the rules that it names.
        functions: the functions that it names, by the names they have there.
        guarded: the kinds of the figures whose guards it names, None for numbers without a unit.
    """
    entries = [entry for name, entry in table().items() if name in rules]
    if entries:
        yield tr("rules")
    for rule, place in ((entry.rule, entry.place) for entry in entries):
        yield f"  {rule.name}  {place}" + (f"  {', '.join(rule.lists)}" if rule.lists else "")
    lists = dict(read for entry in entries for read in entry.reads)
    if lists:
        yield tr("lists")
        yield from (f"  {name}  {holds}" for name, holds in sorted(lists.items()))
    if functions:
        yield tr("functions")
        yield from (f"  {name}  {place_of(by)}  {says(by)}".rstrip() for name, by in sorted(functions.items()))
    yield from told_guards(guarded)
    for heading, told in _ENDS:
        yield (
            tr("{heading} (lists are in {folder})", heading=tr(heading), folder=LISTS)
            if told is _MISSED
            else tr(heading)
        )
        yield from (f"  {tr(kind):<12}  {tr(lines)}" for kind, lines in told)
