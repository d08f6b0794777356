"""Finding many strings at once, and growing groups: the two small engines under the names."""

from hypothesis import given
from hypothesis import strategies as st

from store.extraction.engine.phrases import FormIndex
from store.extraction.engine.union import Union

LETTERS = "甲乙丙A b"


@given(st.lists(st.text(LETTERS, min_size=2, max_size=4), max_size=8), st.text(LETTERS, max_size=40))
def test_what_is_found_stands_there_and_does_not_overlap(forms: list[str], text: str) -> None:
    position = 0
    for start, end, form in FormIndex(forms).find(text, 0, len(text)):
        assert form in forms
        assert text[start:end] == form
        assert start >= position
        position = end


@given(st.lists(st.text("甲乙丙", min_size=2, max_size=4), min_size=1, max_size=8), st.text("甲乙丙", max_size=40))
def test_the_longest_is_found_at_each_place(forms: list[str], text: str) -> None:
    for start, _, form in FormIndex(forms).find(text, 0, len(text)):
        assert not any(len(other) > len(form) and text.startswith(other, start) for other in forms)


def test_latin_forms_are_whole_words() -> None:
    found = [start for start, _, _ in FormIndex(["Meta"]).find("Metal, Meta 和Meta。beMeta", 0, 21)]
    assert found == [7, 13]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12))
def test_groups_are_what_the_pairs_connect(pairs: list[tuple[int, int]]) -> None:
    union = Union(map(str, range(10)))
    for left, right in pairs:
        union.unite(str(left), str(right), Union.unite)
    groups = union.groups()
    assert sorted(item for group in groups for item in group) == [str(number) for number in range(10)]
    assert all(union.group(str(left)) == union.group(str(right)) for left, right in pairs)
