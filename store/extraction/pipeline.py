"""The one path from an article to what is found in it: prepare, names, figures, quotes, and what belongs together."""

from collections.abc import Collection
from functools import partial

from store.extraction.engine.document import prepare
from store.extraction.engine.failures import attempt
from store.extraction.figures import find_figures
from store.extraction.names import find_names
from store.extraction.quotes import find_quotes
from store.extraction.relations import relate
from store.model import Article, Extraction, Failure, Figure, Organisation, Person, Quote

_NO_NAMES: tuple[tuple[Organisation, ...], tuple[Person, ...]] = ((), ())
_NO_FIGURES: tuple[Figure, ...] = ()
_NO_QUOTES: tuple[Quote, ...] = ()


def extract(article: Article, *, known: bool = True, elsewhere: Collection[str] = ()) -> Extraction:
    """Return everything found in an article; pure, no state is kept between articles.

    A sentence that a rule fails at costs what that phase would have found in it, and is told in `failures`.

    Args:
        article: the article.
        known: whether the gazetteers of known names are evidence; without them the rules alone can be measured.
        elsewhere: folded names of people that many other articles have, which are evidence too.
    """
    document = prepare(article)
    failures: list[Failure] = []
    organisations, people = attempt(
        document, failures, partial(find_names, known=known, elsewhere=elsewhere), _NO_NAMES
    )
    figures = attempt(document, failures, find_figures, _NO_FIGURES)
    quotes = attempt(document, failures, partial(find_quotes, organisations=organisations, people=people), _NO_QUOTES)
    return relate(document, organisations, people, figures, quotes, tuple(failures))
