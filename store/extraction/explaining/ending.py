"""The end of an explanation: where what it names stands, and which list to open where nothing is told."""

from collections.abc import Collection, Iterator, Mapping

from store.extraction.rules import table

LISTS = "store/extraction/lexicon"
_MISSED = (
    ("organisation", "its name: organisations.tsv; what it ends in: suffixes.tsv"),
    ("person", "the name: people.tsv; a surname: surnames.tsv; a title beside it: titles.tsv"),
    ("role", "the title: titles.tsv; the verb of holding it: role_verbs.tsv"),
    ("figure", "what is counted: classifiers.tsv; a unit: units.tsv; a currency: currencies.tsv"),
    ("quote", "the verb of saying: cues.tsv; who speaks without a name: speakers.tsv"),
)
"""Which list to open for something of which a sentence above tells nothing."""
_WRONG = (
    ("organisation", "not_organisations.tsv"),
    ("person", "not_people.tsv"),
    ("figure", "a word that begins with a numeral: figure_words.tsv"),
    ("quote", "a word that makes the verb none: speaking.tsv"),
)
"""Which list says what something is not."""


def ending(rules: Collection[str], functions: Mapping[str, str]) -> Iterator[str]:
    """Yield the last lines of an explanation.

    Args:
        rules: the rules that it names.
        functions: the functions that it names, with where each stands.
    """
    if not rules:
        return
    yield "rules"
    for name, entry in table().items():
        if name in rules:
            lists = f"  {', '.join(entry.rule.lists)}" if entry.rule.lists else ""
            yield f"  {name}  {entry.place}{lists}"
    if functions:
        yield "functions"
        yield from (f"  {name}  {place}" for name, place in sorted(functions.items()))
    for heading, told in ((f"missing above (lists are in {LISTS})", _MISSED), ("above, but none", _WRONG)):
        yield heading
        yield from (f"  {kind:<12}  {lists}" for kind, lists in told)
