"""Whether a decision can be meant: a ledger from elsewhere may say anything, and what it says is applied to all."""

from datetime import datetime, timedelta
from typing import get_args

from store.corrections.decisions import ANNOTATES, ID, KINDS, STAMP, Decision, Subject
from store.kinds import NAMED_KINDS
from store.model import OrganisationKind
from store.text.language import later, tr

LONGEST = 200
"""Characters of a name that can be given."""
LONGEST_NOTE = 20_000
"""Characters of a note: a dozen pages."""
RETYPED = (*NAMED_KINDS, *get_args(OrganisationKind))
"""What an organisation or a person may be said to be."""

_NEEDS_SUBJECT = frozenset({"same", "different", "rename", "alias", "retype", "role", "separate"})
_NEEDS_NAME = frozenset({"rename", "alias", "add", "separate"})
_NEEDS_ANCHOR = frozenset({"speaker", "figure", "separate", "quote"})


def fault_of(decision: Decision) -> str:
    """Return what keeps a decision from being one that can be made, "" where nothing does.

    Of a kind that a newer dossier may have, no more is asked than an id.
    """
    if not _is_dated(decision.id):
        return tr("its id is none")
    if decision.kind not in KINDS or decision.takes_back:
        return ""
    value, has = decision.value, decision.subject is not None
    faults = {
        later("it says of nobody who is known"): not all(map(_is_named, decision.subjects)),
        later("it says not of whom"): not has and decision.kind in _NEEDS_SUBJECT,
        later("it says not of which two"): decision.kind in ("same", "different") and not _are_two(decision),
        later("it says not what name"): not value.name and decision.kind in _NEEDS_NAME,
        later("it says not where"): decision.anchor is None
        and (decision.kind in _NEEDS_ANCHOR or not _is_everywhere(decision)),
        later("it says not what kind"): not _has_kind(decision),
        later("it says not which role"): decision.kind == "role" and not (value.title or value.instead),
        later("it says not of which words"): decision.kind == "quote" and not value.text,
        later("it says not of what"): decision.kind in ANNOTATES and not has and decision.anchor is None,
        later("it says not which tag"): decision.kind == "tag" and not (value.tags or value.untagged),
        later("it has a tag that cannot be one"): not all(map(is_tag, (*value.tags, *value.untagged))),
        later("it has a note that cannot be shown"): not can_be_read(value.text),
        later("it has a name that cannot be one"): not all(
            map(can_be_shown, (value.name, value.title, value.organisation, value.unit))
        ),
    }
    return next((tr(told) for told, is_so in faults.items() if is_so), "")


def can_be_shown(name: str) -> bool:
    """Return whether a name is not too long, and nothing in it but characters that can be seen."""
    return name.isprintable() and len(name) <= LONGEST


def is_tag(word: str) -> bool:
    """Return whether something can be a tag: a word that can be shown."""
    return bool(word) and can_be_shown(word) and not any(map(str.isspace, word)) and not word.startswith("#")


def can_be_read(text: str) -> bool:
    """Return whether a note is not too long, and nothing in it but characters that can be seen, tabs and line ends."""
    return len(text) <= LONGEST_NOTE and all(one.isprintable() or one in "\n\t" for one in text)


def _is_dated(identity: str) -> bool:
    """Return whether an id begins with a time after which there are others."""
    if not (ID.match(identity) and identity.isascii() and can_be_shown(identity)) or set(identity) & {'"', "\\"}:
        return False
    try:
        return bool(datetime.strptime(identity.partition("-")[0], STAMP) + timedelta(hours=1))
    except (ValueError, OverflowError):
        return False


def _is_named(subject: Subject) -> bool:
    kind, _, name = subject.id.partition("/")
    return kind in NAMED_KINDS and bool(name and (subject.name or subject.names))


def _are_two(decision: Decision) -> bool:
    return len(decision.subjects) == 2 and len({one.id.partition("/")[0] for one in decision.subjects}) == 1


def _is_everywhere(decision: Decision) -> bool:
    return decision.scope == "everywhere" and (decision.subject is not None or decision.kind == "add")


def _has_kind(decision: Decision) -> bool:
    match decision.kind:
        case "add":
            return decision.value.kind in NAMED_KINDS
        case "retype":
            return decision.value.kind in RETYPED
        case "not-one" if decision.subject is None:
            return decision.value.kind in ("figure", "quote")
    return True
