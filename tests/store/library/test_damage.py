"""A store of which any bytes were overwritten, lost or doubled: it opens, says so, and keeps what can be kept."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.library import Library
from tests.store.articles_by_hand import take_in
from tests.store.kills import numbered
from tests.thorough import volume

Damage = Callable[[bytes, int], bytes]


def overwritten(junk: bytes) -> Damage:
    return lambda data, place: data[:place] + junk + data[place + len(junk) :]


def lost(length: int) -> Damage:
    return lambda data, place: data[:place] + data[place + length :]


def doubled(length: int) -> Damage:
    return lambda data, place: data[: place + length] + data[place:]


def whole() -> bytes:
    """Return the file of a store of five articles."""
    with tempfile.TemporaryDirectory() as name:
        with Library.open(Path(name)) as library:
            for number in range(5):
                take_in(library, [numbered(number)])
        return (Path(name) / "dossier.jsonl").read_bytes()


WHOLE = whole()
DAMAGE = st.one_of(
    st.binary(min_size=1, max_size=12).map(overwritten),
    st.sampled_from([b"\xff\xfe", b"\x00" * 8, b"\n", b'"', b"\xe5"]).map(overwritten),
    st.integers(1, 3000).map(lost),
    st.integers(1, 3000).map(doubled),
)


@settings(max_examples=volume(30, 300), deadline=None)
@given(DAMAGE, st.integers(0, len(WHOLE) - 1))
@example(lost(114), 260)  # an article without its places that can be read all the same
def test_damage_is_told_and_mended(damage: Damage, place: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "dossier.jsonl").write_bytes(damage(WHOLE, place))
        with Library.open(folder, read_only=True) as reader:
            told = bool(reader.notices)
        with Library.open(folder) as library:
            with library.writing():  # as whatever changes the store begins
                pass
            assert library.check().problems == ()
            count = library.counts()["article"]
            assert count <= 5
            assert library.notices or told or count == 5 or place + 3000 > len(WHOLE), "articles were lost in silence"
        with Library.open(folder) as again:
            assert again.notices == ()
            assert again.counts()["article"] == count
            assert not list(folder.glob("*.rebuilt.*")), "what was made on the way is left"
