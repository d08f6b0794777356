"""The one path from an article to what is found in it: prepare, names, figures, quotes, and what belongs together."""

from store.extraction.document import prepare
from store.extraction.figures import find_figures
from store.extraction.names import find_names
from store.extraction.quotes import find_quotes
from store.extraction.relations import relate
from store.model import Article, Extraction


def extract(article: Article, *, known: bool = True) -> Extraction:
    """Return everything found in an article; pure, no state is kept between articles.

    Args:
        article: the article.
        known: whether the gazetteers of known names are evidence; without them the rules alone can be measured.
    """
    document = prepare(article)
    organisations, people = find_names(document, known=known)
    figures = find_figures(document)
    quotes = find_quotes(document, organisations, people)
    return relate(document, organisations, people, figures, quotes)
