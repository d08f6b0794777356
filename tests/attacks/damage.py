"""Attacks on the files of a store: cut, taken away, flipped, zeroed, torn, added to, mixed with another's."""

import random
from pathlib import Path

from tests.attacks.ground import Base, Ground, beside, log_of, overwrite
from tests.attacks.verdicts import Verdict, judged, judged_base

_PAGE = 4096
_NAMES = ("kept", "kept", "gone", "gone", "gone", "large")


def _base(ground: Ground, rng: random.Random) -> Base:
    return ground.base(rng.choice(_NAMES))


def _victim(copy: Path, rng: random.Random, *, log: float) -> Path:
    """Return the store's own file, so often, else one beside it."""
    others = beside(copy)
    return log_of(copy) if rng.random() < log or not others else rng.choice(others)


def truncate(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Cut the store's file at a random place, at the end of a batch, or to nothing; now and then one beside it."""
    base = _base(ground, rng)
    copy = ground.copy(base.folder)
    file = _victim(copy, rng, log=0.8)
    data = file.read_bytes()
    ends = [place for place in _ends(data) if place < len(data)] or [0]
    at = rng.choice(
        (
            rng.randrange(len(data)),
            rng.randrange(len(data)),
            rng.choice(ends),
            ends[-1],
            0 if number % 5 == 0 else len(data) - 1,
        )
    )
    overwrite(file, data[:at], keep_times=rng.random() < 0.5)
    return judged_base(ground, rng, base, copy, f"{file.name} of {base.folder.name} cut from {len(data)} to {at} bytes")


def _ends(data: bytes) -> list[int]:
    """Return where batches end."""
    places, start = [], 0
    while (start := data.find(b'\n["commit",', start) + 1) > 0:
        places.append(data.find(b"\n", start) + 1)
    return places


def delete(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Take the store's file away, or one beside it, or all beside it."""
    base = ground.base(("gone", "kept", "large")[number % 3])
    copy = ground.copy(base.folder)
    others = beside(copy)
    if number % 2 == 0:
        victims = [log_of(copy)]
    elif number % 4 == 1:
        victims = [rng.choice(others)]
    else:
        victims = others
    for victim in victims:
        victim.unlink()
    return judged_base(
        ground, rng, base, copy, f"{', '.join(one.name for one in victims)} of {base.folder.name} taken away"
    )


def flip(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Turn one to eight bits round, with the time stamps as they were."""
    base = _base(ground, rng)
    copy = ground.copy(base.folder)
    file = _victim(copy, rng, log=0.75)
    data = bytearray(file.read_bytes())
    places = [rng.randrange(len(data)) for _ in range(rng.choice((1, 1, 2, 8)))]
    for place in places:
        data[place] ^= 1 << rng.randrange(8)
    overwrite(file, data, keep_times=number % 4 != 0)
    return judged_base(ground, rng, base, copy, f"{file.name} of {base.folder.name}: bits flipped at {places}")


def zero(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Write a page of noughts: anywhere, over the first batch, the last, a commit line, or in a file beside."""
    base = _base(ground, rng)
    copy = ground.copy(base.folder)
    file = _victim(copy, rng, log=0.85)
    data = bytearray(file.read_bytes())
    ends = _ends(bytes(data)) or [len(data)]
    spots = (rng.randrange(len(data)), 0, rng.randrange(([0, *ends])[-2], len(data)), rng.choice(ends) - 10)
    at = max(0, spots[number % 4]) // _PAGE * _PAGE
    data[at : at + _PAGE] = bytes(len(data[at : at + _PAGE]))
    overwrite(file, data, keep_times=rng.random() < 0.7)
    return judged_base(ground, rng, base, copy, f"{file.name} of {base.folder.name}: page at {at} zeroed")


def stale(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Put an older copy of the store's file back, and let only one of the files beside it be left from today."""
    base = ground.base(("gone", "kept", "large")[number % 3])
    copy = ground.copy(base.folder)
    overwrite(log_of(copy), log_of(base.earlier).read_bytes(), keep_times=rng.random() < 0.5)
    witnesses = [file for file in beside(copy) if file.suffix != ".lock"]
    witness = witnesses[number // 3 % len(witnesses)]
    for file in witnesses:
        if file != witness:
            file.unlink()
    return judged_base(ground, rng, base, copy, f"an older log in {base.folder.name}, {witness.name} is left")


def torn(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Let only some pages of the last batch have reached the disk, before anybody was told that it was there.

    The files beside the store are those of before. What was there before must be there without a word; the last batch
    may be or not.
    """
    base = _base(ground, rng)
    copy = ground.copy(base.earlier)
    old, new = log_of(copy).read_bytes(), bytearray(log_of(base.folder).read_bytes())
    if not new.startswith(old):
        return Verdict("harmless", note="the log was written anew: nothing to tear")
    first = len(old) // _PAGE + 1
    pages = list(range(first, len(new) // _PAGE + 1))
    lost = rng.sample(pages, rng.randrange(1, len(pages) + 1)) if pages else []
    for page in lost:
        new[page * _PAGE : (page + 1) * _PAGE] = bytes(len(new[page * _PAGE : (page + 1) * _PAGE]))
    end = len(new) if number % 3 else rng.randrange(len(old), len(new))
    overwrite(log_of(copy), new[:end], keep_times=False)
    allowed = [base.before, base.contents]
    did = f"{base.folder.name}: pages {lost} of the last batch lost, cut at {end}"
    return judged(
        ground,
        rng,
        copy,
        allowed,
        [base.answer, base.earlier_answer],
        did,
    )


def garbage(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Add bytes to the end of the store's file: noughts, noise, half a line, a line of another's."""
    base = _base(ground, rng)
    copy = ground.copy(base.folder)
    data = log_of(copy).read_bytes()
    lines = data.splitlines(keepends=True)
    added = (
        bytes(rng.randrange(1, 3 * _PAGE)),
        rng.randbytes(rng.randrange(1, 3 * _PAGE)),
        lines[rng.randrange(len(lines))][:-3],
        lines[rng.randrange(len(lines))],
        b'["people","person/\xe6\x9f\x90",{"id":"person/\xe6\x9f\x90","name":"\xe6\x9f\x90"}]\n["commit",99,"00000000"]\n',
    )[number % 5]
    overwrite(log_of(copy), data + added, keep_times=rng.random() < 0.5)
    return judged_base(ground, rng, base, copy, f"{base.folder.name}: {len(added)} bytes of kind {number % 5} added")


def mixed(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Put the files of two stores together: the log of the one, what lies beside of the other."""
    base, other = ground.base("gone"), ground.base("other")
    copy, strange = ground.copy(base.folder), ground.copy(other.folder)
    files = beside(strange)
    chosen = files if number % 2 else rng.sample(files, rng.randrange(1, len(files)))
    for file in chosen:
        file.replace(copy / file.name)
    ground.clear(strange)
    return judged_base(ground, rng, base, copy, f"{', '.join(file.name for file in chosen)} of another store")
