"""Why a string for which rules speak is no name: what lowers it, and what it gives way to."""

from collections.abc import Mapping

from store.extraction.engine.document import Document
from store.extraction.engine.evidence import ACCEPTED, Verdict, combined, settle
from store.extraction.engine.gazetteer import Gazetteer
from store.extraction.engine.phrases import FormIndex
from store.extraction.explaining.details import Details
from store.extraction.organisations.doubts import doubt, overlong
from store.extraction.organisations.known_names import GAZETTEER, is_make
from store.extraction.organisations.words import is_office
from store.text.language import tr


class Refused:
    """What is asked of the strings of one article that are no names."""

    def __init__(
        self, document: Document, verdicts: Mapping[str, Verdict], gazetteer: Gazetteer, details: Details
    ) -> None:
        """Keep what the strings are judged by.

        Args:
            document: the article prepared.
            verdicts: what the rules say of each string.
            gazetteer: the known organisations.
            details: where the functions are told that decide.
        """
        self._document = document
        self._details = details
        accepted = {form: verdict for form, verdict in verdicts.items() if verdict.score >= ACCEPTED}
        self._gazetteer = gazetteer
        self._overlong = frozenset(overlong(accepted, gazetteer.known))

    def why(self, form: str, verdict: Verdict) -> str:
        """Return why a string is no name."""
        if verdict.score < ACCEPTED:
            undoubted = combined(verdict.rules.values())
            if undoubted < ACCEPTED and self._is_make(form, verdict):
                return tr("what stands behind it makes a thing of both by {by}", by=self._details.by(is_make))
            if undoubted < ACCEPTED:
                return tr("below the threshold {threshold:.2f}", threshold=ACCEPTED)
            return tr("lowered from {score:.2f} by {by}", score=undoubted, by=self._details.by(doubt))
        if form in self._overlong:
            return tr("another name and words beside it by {by}", by=self._details.by(overlong))
        if verdict.kind == "organisation" and self._is_office(form):
            return tr("the office of its head by {by}", by=self._details.by(is_office))
        return tr("gave way to a longer name by {by}", by=self._details.by(settle))

    def _is_make(self, form: str, verdict: Verdict) -> bool:
        """Return whether what stands behind a known name is all that makes it doubtful."""
        known = self._gazetteer.known.get(form, ())
        doubtful = verdict.rules.get(GAZETTEER.name) == GAZETTEER.cases["ambiguous"]
        return bool(known) and doubtful and not self._gazetteer.is_ambiguous(form)

    def _is_office(self, form: str) -> bool:
        """Return whether a string stands only where it is the office of the head of an organisation."""
        ends = [found.end for found in self._document.find(FormIndex({form}))]
        return bool(ends) and all(is_office(self._document.folded, end) for end in ends)
