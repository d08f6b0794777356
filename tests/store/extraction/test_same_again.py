"""The same article gives the same extraction in every process: nothing hangs on the order in which a set is kept."""

import os
import subprocess
import sys

from tests.thorough import volume

_TEXT = "云岭集团（下称：云岭）公布业绩。公司集团主席苏明亚表示，收入增长三成。出席的还有该公司集团总裁何健文。"
_SHOW = (
    "from store.extraction.pipeline import extract; from store.model import Article; import msgspec;"
    f"print(msgspec.json.encode(extract(Article(id='article/t', title='', text={_TEXT!r}))).hex())"
)


def _extracted(seed: int) -> str:
    """Return the extraction of a process whose sets are ordered by a seed."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    return subprocess.run(
        [sys.executable, "-c", _SHOW], env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_the_order_of_sets_decides_nothing() -> None:
    assert len({_extracted(seed) for seed in range(volume(2, 8))}) == 1
