"""What stands inside the name of an organisation though such words seldom do, and what let it stand there."""

from collections.abc import Callable, Iterator

from store.extraction.engine.document import Document
from store.extraction.explaining.lists import row_of
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.inside import belongs, is_usual
from store.extraction.organisations.walking import is_learned
from store.text.language import tr


def told_inside(document: Document, start: int, end: int, by: Callable[[Callable[..., object]], str]) -> Iterator[str]:
    """Yield what let each unusual word stand inside a name.

    Args:
        document: the article prepared.
        start: where the name begins.
        end: one past it.
        by: returns the name of a function, to be told with its place.
    """
    head = head_of(document.folded[start:end])
    if head is None:
        return
    for token in document.token_map.inside(start, end - len(head.text)):
        if is_usual(token):
            continue
        listed = row_of("name_words.tsv", token.text)
        learned = row_of("organisation_characters.tsv", "learned")
        if listed is not None and belongs(token, head):
            yield tr("{text} inside by {by}: {told}", text=token.text, by=by(belongs), told=listed.told)
        elif learned is not None and is_learned(token, head):
            yield tr("{text} inside by {by}:", text=token.text, by=by(is_learned))
            yield tr("{text} is learned in {place}", text=head.text, place=learned.place)
