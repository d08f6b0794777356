"""What to do where a rule fails on words that nobody foresaw: keep what is found in the others, and tell which it was.

This is the one place in the extraction that catches broadly. A phase that fails is tried again with the sentence
blotted out that it failed at: the last one of the shortest beginning of the article that it fails at, found by halving.
"""

import dataclasses
import re
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec

from store.extraction.engine.document import Document
from store.model import Failure
from store.text.sentences import Sentence, split_sentences

Found = TypeVar("Found")

_MOST = 8
"""Sentences that a phase is tried again without; where it fails at more, nothing of it is found."""
_SHOWN = 60
"""Characters of a sentence that are told."""
_RULES = Path(__file__).parent.parent
_LETTER = re.compile(r"[^\n]")


def attempt(document: Document, failures: list[Failure], phase: Callable[[Document], Found], nothing: Found) -> Found:
    """Return what a phase finds in an article, but for the sentences that it fails at.

    Args:
        document: the article prepared.
        failures: where each of these sentences is told.
        phase: finds something in an article.
        nothing: what stands for it where it fails whatever is left out.
    """
    found, failure = _tried(document, phase)
    left = list(split_sentences(document.text, document.article.blocks or document.blocks)) if failure else []
    for _ in range(_MOST):
        if failure is None or not left:
            break
        culprit = left.pop(_failing(document, left, phase))
        sentence = document.text[culprit.start : culprit.end]
        failures.append(msgspec.structs.replace(failure, sentence=sentence[:_SHOWN]))
        document = _without(document, [culprit])
        found, failure = _tried(document, phase)
    if failure is not None:
        failures.append(failure)
    return nothing if found is None else found


def _tried(document: Document, phase: Callable[[Document], Found]) -> tuple[Found | None, Failure | None]:
    """Return what a phase finds, or where and why it failed."""
    try:
        return phase(document), None
    except MemoryError:
        raise  # no sentence is at fault, and whoever watches over the memory is to know
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        rules = [frame for frame in frames if _RULES in Path(frame.filename).parents]
        rule = f"{Path(rules[-1].filename).stem}.{rules[-1].name}"
        return None, Failure(rule=rule, reason=f"{type(error).__name__}: {error}")


def _failing(document: Document, sentences: Sequence[Sentence], phase: Callable[[Document], object]) -> int:
    """Return the ordinal of the last sentence of the shortest beginning that a phase fails at; it fails at them all."""
    sound, failing = 0, len(sentences)
    while failing - sound > 1:
        middle = (sound + failing) // 2
        if _tried(_without(document, sentences[middle:]), phase)[1] is None:
            sound = middle
        else:
            failing = middle
    return failing - 1


def _without(document: Document, sentences: Sequence[Sentence]) -> Document:
    """Return a document with some sentences blotted out; all others keep their places and their ordinals."""
    text, folded = document.text, document.folded
    for start, end, _ in sentences:
        blank = _LETTER.sub(" ", text[start:end])
        text, folded = text[:start] + blank + text[end:], folded[:start] + blank + folded[end:]
    return dataclasses.replace(document, article=msgspec.structs.replace(document.article, text=text), folded=folded)
