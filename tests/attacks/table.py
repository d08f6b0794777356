"""All attacks."""

import random
from collections.abc import Callable
from typing import NamedTuple

from tests.attacks import collisions, crowd, damage, forgetting, hostile, hostile_files, killing, orders, signals
from tests.attacks.ground import Ground
from tests.attacks.verdicts import Verdict


class Attack(NamedTuple):
    """An attack.

    Attributes:
        name: what it is called on the command line.
        trials: how often it is made unless another number is asked for; 0 where only by name.
        strike: makes it once: on this ground, by this chance, for the so many-th time.
    """

    name: str
    trials: int
    strike: Callable[[Ground, random.Random, int], Verdict]


ATTACKS = (
    Attack("truncate", 60, damage.truncate),
    Attack("delete", 12, damage.delete),
    Attack("stale", 12, damage.stale),
    Attack("flip", 60, damage.flip),
    Attack("zero", 40, damage.zero),
    Attack("torn", 40, damage.torn),
    Attack("garbage", 20, damage.garbage),
    Attack("mixed", 10, damage.mixed),
    Attack("kill", 60, killing.kill),
    Attack("decide", 44, killing.decide),
    Attack("full", 50, killing.full),
    Attack("orders", 40, orders.orders),
    Attack("collisions", 14, collisions.collisions),
    Attack("hostile", len(hostile_files.ALL), hostile.hostile),
    Attack("forget", 12, forgetting.forget),
    Attack("signals", len(signals.PAIRS), signals.signals),
    Attack("crowd", 3, crowd.crowd),
    Attack("siege", 0, crowd.siege),
    Attack("unlock", 6, crowd.unlock),
)
