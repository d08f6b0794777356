"""Notes and tags: what they are put to, what stands there already, what can be chosen. No Textual here."""

from collections.abc import Callable, Iterator

from store.corrections.asked import Note, Passage, Tag
from store.errors import DecisionError
from store.model import Annotation, Mention
from store.text.fold import key
from store.text.language import tr
from store.workspace import Workspace
from tui.desk.cards import passage_around
from tui.desk.offered import About, Offer, Prompt
from tui.text.cells import printable

_MOST = 12
"""Tags that are offered at once."""
_WORDS = 24
"""Characters by which a passage is called."""

Target = str | Passage


class OwnOffers:
    """Finds what can be noted and tagged.

    Args:
        workspace: returns the open store.
        called: from the id of an entity to what it is called in full.
    """

    def __init__(self, workspace: Callable[[], Workspace], called: Callable[[str], str]) -> None:
        self._workspace = workspace
        self._called = called

    def passage(self, place: Mention) -> About:
        """Return the passage that some found words mean: the one that has a note or a tag, else their sentence."""
        holdings = self._workspace().holdings
        start, end = place.start, place.end
        if (place.article, start, end) not in holdings.annotated().passages:
            start, end = passage_around(holdings.article(place.article), start, end)
        return About(article=place.article, start=start, end=end)

    def targets(self, about: About) -> tuple[Target, ...]:
        """Return what a note or a tag would be put to.

        Raises:
            DecisionError: to nothing.
        """
        if about.subjects:
            return about.subjects
        if about.article and about.end > about.start:
            return (Passage(article=about.article, start=about.start, end=about.end),)
        raise DecisionError(tr("Go to a row, a name or words of an article first: # tags it, i notes something of it."))

    def tag_prompt(self, about: About) -> Prompt:
        """Return how one is asked for tags."""
        return Prompt(tr("{title}: tags", title=self._title(self.targets(about))), tr("tags, with a space between"), "")

    def note_prompt(self, about: About) -> Prompt:
        """Return how one is asked for a note, with the one there is."""
        targets = self.targets(about)
        if len(targets) > 1:
            raise DecisionError(tr("i takes one row, and {number:,} are marked.", number=len(targets)))
        return Prompt(tr("{title}: a note", title=self._title(targets)), "", self._own(targets[0]).note)

    def tags(self, about: About, typed: str) -> Iterator[Offer]:
        """Yield what was typed as tags, the tags there are to be taken away, and others of the store."""
        targets = self.targets(about)
        words = tuple(dict.fromkeys(filter(None, (word.lstrip("#＃") for word in typed.split()))))
        if words:
            yield self._tagged(targets, words)
        has = dict.fromkeys(tag for one in targets for tag in self._own(one).tags)
        last = key(words[-1]) if words else ""
        others = (tag for tag in self._workspace().holdings.annotated().tags if tag not in (*has, *words))
        for tag, _ in zip((tag for tag in others if key(tag).startswith(last)), range(_MOST), strict=False):
            yield self._tagged(targets, (*words[:-1], tag))
        for tag in has if not words else ():
            asked = tuple(Tag(which=one, drop=(tag,)) for one in targets if tag in self._own(one).tags)
            yield Offer(tr("Not {tags}", tags=_shown((tag,))), asked, tr("takes it away"))

    def note(self, about: About, text: str) -> Note:
        """Return what is asked where a note is written."""
        return Note(which=self.targets(about)[0], text=text)

    def _tagged(self, targets: tuple[Target, ...], tags: tuple[str, ...]) -> Offer:
        lacking = tuple(one for one in targets if not set(map(key, tags)) <= set(map(key, self._own(one).tags)))
        return Offer(_shown(tags), tuple(Tag(which=one, tags=tags) for one in lacking or targets))

    def _own(self, target: Target) -> Annotation:
        return self._workspace().holdings.annotation(target)

    def _title(self, targets: tuple[Target, ...]) -> str:
        first, *others = targets
        if isinstance(first, Passage):
            text = self._workspace().holdings.article(first.article).text[first.start : first.end]
            return f"“{printable(' '.join(text.split()))[:_WORDS]}…”"
        return self._called(first) + (tr(" and {number:,} more", number=len(others)) if others else "")


def _shown(tags: tuple[str, ...]) -> str:
    return " ".join(f"#{tag}" for tag in tags)
