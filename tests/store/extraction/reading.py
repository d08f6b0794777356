"""Reading a piece of text for the tests of names: what is found in it, as plain values."""

from collections.abc import Iterable

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document, prepare
from store.extraction.engine.evidence import Evidence
from store.extraction.names import Proposals, find_names, judged, settle_names
from store.model import Article, Organisation


def document_of(text: str) -> Document:
    """Return a text as a document, one paragraph per line."""
    return prepare(Article(id="article/undated-test", title="", text=text))


def settled(document: Document, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Return what is settled of some candidates, where no other rule speaks."""
    evidence = Evidence(document)
    evidence.add(candidates)
    return settle_names(document, Proposals(evidence.candidates, judged(document, evidence), ()))


def organisations_in(text: str, *, known: bool = True) -> dict[str, Organisation]:
    """Return the organisations of a text by name."""
    found, _ = find_names(document_of(text), known=known)
    return {organisation.name: organisation for organisation in found}


def names_in(text: str, *, known: bool = True) -> set[str]:
    """Return all forms of all organisations of a text."""
    found = organisations_in(text, known=known).values()
    return {form for organisation in found for form in (organisation.name, *organisation.aliases)}
