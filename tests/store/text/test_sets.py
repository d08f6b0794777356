"""Sets that grow together are what pairs connect, but for those that are to stay apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from store.text.sets import Sets

Pairs = list[tuple[int, int]]
SIZE = 7
PAIRS = st.lists(st.tuples(st.integers(0, SIZE - 1), st.integers(0, SIZE - 1)), max_size=16)


@given(PAIRS, PAIRS)
def test_sets_are_what_pairs_connect_but_for_what_is_apart(apart: Pairs, united: Pairs) -> None:
    sets = Sets(range(SIZE))
    for one, other in apart:
        sets.part(one, other)
    of = [frozenset({number}) for number in range(SIZE)]  # the same, worked out anew for each pair
    shun = {pair for one, other in apart if one != other for pair in ((one, other), (other, one))}

    def shuns(one: int, other: int) -> bool:
        return any((mine, theirs) in shun for mine in of[one] for theirs in of[other])

    for one, other in united:
        together = of[one] | of[other]
        may = of[one] == of[other] or not shuns(one, other)
        assert sets.unite(one, other) == may
        for number in together if may else ():
            of[number] = together
    assert sets.groups() == sorted(map(sorted, set(of)))
    for one, other in combinations(range(SIZE), 2):
        assert (sets.find(one) == sets.find(other)) == (of[one] == of[other])
        assert sets.are_apart(one, other) == shuns(one, other)
    for number in range(SIZE):
        assert sets.find(number) == min(of[number])
        assert set(sets.members(number)) == of[number]


def test_all_are_united_but_who_is_apart_from_the_least() -> None:
    sets = Sets("丁丙乙甲")
    sets.part("丙", "乙")
    sets.unite_all("甲丙乙丁")
    sets.unite_all(())
    assert "甲" in sets
    assert "戊" not in sets
    assert sets.groups() == [["丁", "丙", "甲"], ["乙"]]
