"""What holds for every article that is read and for everything found in it, whatever its file says."""

import itertools

from store.model import Article, Entity, Extraction, Figure, Quote
from store.text.sanitise import sanitise


def check_article(article: Article) -> None:
    """Check that an article can be shown, pointed at and found again in its file."""
    text = article.text
    assert text == sanitise(text), "something in the text acts on a terminal"
    assert not any("\n" in said for said in (article.title, article.publisher, article.url, *article.authors))
    assert all(said == sanitise(said) for said in (article.title, article.publisher, article.url, *article.authors))
    assert all(0 <= block.start <= block.end <= len(text) for block in article.blocks)
    assert all(left.end <= right.start for left, right in itertools.pairwise(article.blocks))
    assert all(0 <= offset <= len(text) and line >= 1 for offset, line in article.lines)
    assert all(left[0] < right[0] for left, right in itertools.pairwise(article.lines))
    assert not article.lines or article.lines[0][0] == 0 or not text
    assert len(article.id.encode()) < 200
    assert "/" not in article.id.removeprefix("article/")


def check_extraction(article: Article, found: Extraction) -> None:
    """Check that every mention says what stands at its place, and that every reference leads somewhere."""
    entities: list[Entity] = [*found.organisations, *found.people, *found.figures, *found.quotes]
    ids = [entity.id for entity in entities]
    assert len(ids) == len(set(ids)), "an id is given twice"
    known = {*ids, ""}
    for entity in entities:
        assert entity.mentions
        for mention in entity.mentions:
            assert article.text[mention.start : mention.end] == mention.exact != ""
            assert 0 < mention.score <= 1
            assert mention.why
        if isinstance(entity, Figure | Quote):
            assert len(entity.mentions) == 1
    for quote in found.quotes:
        assert quote.speaker_id in known
        assert (quote.speaker_kind == "unresolved") == (quote.speaker_id == "")
    for person in found.people:
        assert all(role.organisation_id in known for role in person.roles)
    for figure in found.figures:
        assert known.issuperset(figure.about)
