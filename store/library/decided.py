"""The decisions that are in effect in a store: the table `corrections` has them, changed together with what they do."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from store.corrections.decisions import Decision
from store.corrections.folding import Effect
from store.corrections.ledger import Contents
from store.corrections.soundness import fault_of
from store.corrections.teaching import taught
from store.database import Database, Transaction
from store.identity.records import Table
from store.identity.taught import Taught
from store.library.ledger import Ledger
from store.library.losses import LEDGER, META, legible
from store.library.marks import Marks, marks_of
from store.model import Record

DECISIONS: Table = "corrections"


class Applied(Record, frozen=True, kw_only=True):
    """Which state of the ledger is in effect; in the table `meta`."""

    stamp: str = ""


def kept_of(database: Database) -> dict[str, Decision]:
    """Return what is kept of the ledger by id, in the order in which it was decided.

    Those are the decisions in effect, and what takes others back: without it, they would be in effect again once the
    line that says so is damaged.
    """
    return dict(sorted(database.records(DECISIONS, Decision)))


def decisions_of(database: Database) -> dict[str, Decision]:
    """Return the decisions in effect by id, in the order in which they were made."""
    return {identity: one for identity, one in kept_of(database).items() if not one.takes_back}


def taught_of(database: Database) -> Taught:
    """Return what the user teaches of who is who."""
    return taught(decisions_of(database).values())


def is_behind(database: Database, ledger: Ledger) -> bool:
    """Return whether the ledger may say something that is not in effect yet."""
    return applied(database) != ledger.stamp


def applied(database: Database) -> str:
    """Return the stamp of the state of the ledger that is in effect; another one with other decisions."""
    return (legible(database, META, LEDGER, Applied) or Applied()).stamp


def put_decisions(transaction: Transaction, before: Mapping[str, Decision], wanted: Mapping[str, Decision]) -> None:
    """Let some decisions be those that are kept."""
    for identity in before.keys() - wanted.keys():
        transaction.remove(DECISIONS, identity)
    for identity, decision in wanted.items():
        if before.get(identity) != decision:
            transaction.put(DECISIONS, identity, decision)


def put_applied(transaction: Transaction, stamp: str) -> None:
    """Note which state of the ledger is in effect."""
    transaction.put(META, LEDGER, Applied(stamp=stamp))


def wanted_by(contents: Contents, kept: Iterable[Decision], forgotten: Marks) -> dict[str, Decision]:
    """Return which decisions are to be kept, see `kept_of`.

    Args:
        contents: what the ledger says.
        kept: those that are; what was lost of them stays, see `lost_from`.
        forgotten: who is forgotten, of whom nothing is decided any more.
    """
    effect = Effect([*contents.decisions, *lost_from(contents, kept)])
    takes_back = {one.id: one for one in effect.all.values() if one.takes_back and one.undoes in effect.all}
    wanted = effect.in_effect | takes_back
    return {identity: one for identity, one in wanted.items() if not names_forgotten(one, forgotten)}


def lost_from(contents: Contents, kept: Iterable[Decision]) -> list[Decision]:
    """Return what is kept that a ledger lacks and may have had: it says nothing, or has what is not whole.

    What a sound ledger lacks, somebody has taken out of it.
    """
    decisions = contents.decisions
    if decisions and not contents.damaged and not contents.torn:
        return []
    said = {one.id for one in decisions}
    lost: list[Decision] = []
    for one in kept:
        if one.id not in said and not fault_of(one) and (not one.takes_back or one.undoes in said):
            lost.append(one)
            said.add(one.id)
    return lost


def names_forgotten(decision: Decision, forgotten: Marks) -> bool:
    """Return whether a decision is about somebody who is forgotten."""
    if not forgotten:
        return False
    kinds = {subject.id.partition("/")[0] for subject in decision.subjects} | {decision.value.kind}
    names = {name for subject in decision.subjects for name in (*subject.names, subject.name)} | {decision.value.name}
    return any(forgotten.hold(kind, name) for kind in kinds for name in names if name)


def tells_forgotten(decision: Decision, forgotten: Marks) -> bool:
    """Return whether a decision is about somebody who is forgotten, or has a name of theirs anywhere in it."""
    said, anchor = [*decision.value.words], decision.anchor
    said += [anchor.exact, anchor.prefix, anchor.suffix, anchor.article] if anchor is not None else []
    said += [spot.article for subject in decision.subjects for spot in subject.spots]
    return names_forgotten(decision, forgotten) or any(map(forgotten.are_in, filter(None, said)))


def keep_decisions(databases: Iterable[Database], fresh: Database) -> None:
    """Let another store that takes the place of some have the decisions of the ledger in effect.

    Args:
        databases: those whose place it takes, the newest first; what cannot be read of them is passed over.
        fresh: the other one, in which nothing is yet.
    """
    kept: dict[str, Decision] = {}
    folder: Path | None = None
    for database in databases:
        folder = folder or database.journal.path.parent
        for identity in sorted(database.ids_of(DECISIONS)):
            found = legible(database, DECISIONS, identity, Decision)
            if found is not None:
                kept.setdefault(identity, found)
    if folder is not None:
        ledger = Ledger(folder)
        stamp, contents = ledger.stamp, ledger.read()
        decisions = wanted_by(contents, kept.values(), marks_of(fresh))
        if decisions or stamp:
            with fresh.transaction() as transaction:
                put_decisions(transaction, {}, decisions)
                if not lost_from(contents, kept.values()):  # else they are still to be written into the ledger
                    put_applied(transaction, stamp)
