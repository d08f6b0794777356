"""What the user wrote into a note stays when it is written again; what cannot be told apart is not overwritten."""

import msgspec
import pytest
import yaml

from store.errors import ExportError
from store.export import own_part
from store.export.front_matter import front_matter
from store.export.own_part import renewed
from store.model import Figure, Organisation

BEFORE, NOW = "# 云岭智造\n\n- 旧的一句\n", "# 云岭智造\n\n- 新的一句\n- 又一句\n"


def note(part: str, *aliases: str, tags: tuple[str, ...] = ()) -> str:
    head = front_matter(Organisation(id="organisation/云岭智造", name="云岭智造", aliases=aliases), (), (), None, tags)
    return own_part.note(head, part)


def properties(text: str) -> dict[str, object]:
    loaded: dict[str, object] = yaml.safe_load(text.split("---\n")[1])
    return loaded


def test_a_note_nobody_touched_becomes_the_new_one() -> None:
    assert renewed(note(BEFORE), note(NOW), "a.md") == note(NOW)


def test_words_around_the_part_stay_and_the_part_is_new() -> None:
    def with_hers(text: str) -> str:
        return text.replace("\n<!-- dossier:begin", "\n我的开头\n\n<!-- dossier:begin") + "\n我的结尾 <!-- x -->\n"

    now = renewed(with_hers(note(BEFORE)), note(NOW), "a.md")
    assert now == with_hers(note(NOW))
    assert renewed(now, note(NOW), "a.md") == now


@pytest.mark.parametrize(
    ("added", "tags"),
    [
        ("tags: [跟进, 'a b']", ["跟进", "a b"]),
        ("tags:\n- 跟进", ["跟进"]),
        ("tags: 跟进, 待核实", ["跟进", "待核实"]),
        ("tags:", None),
    ],
)
def test_properties_tags_and_aliases_of_hers_stay(added: str, tags: object) -> None:
    head = f"rating: 5\n# 备注\nrelated:\n  - '[[林晓月]]'\n{added}\naliases: [云智]\n---\n"
    hers = note(BEFORE).replace("aliases: []\n", "").replace("---\n\n", f"{head}\n", 1)
    found = properties(renewed(hers, note(NOW, "云岭"), "a.md"))
    assert found["aliases"] == ["云岭", "云智"]
    assert (found["rating"], found["related"], found["tags"]) == (5, ["[[林晓月]]"], tags)
    assert found["type"] == "organisation"


def test_a_tag_or_alias_that_is_true_no_more_goes_and_one_of_hers_stays() -> None:
    told = note(BEFORE, "云岭", "a --> {{b}}\u2028😀 <%x%>", tags=("跟进", "to-do"))
    assert renewed(told, note(NOW), "a.md") == note(NOW)
    hers = told.replace("aliases:\n", "aliases:\n  - 云智\n").replace("tags:\n", "tags:\n  - 我的\n")
    now = renewed(hers, note(NOW, tags=("to-do",)), "a.md")
    assert properties(now)["aliases"] == ["云智"]
    assert properties(now)["tags"] == ["to-do", "我的"]
    assert properties(renewed(now, note(NOW), "a.md"))["tags"] == ["我的"]


def test_what_a_figure_is_worth_no_more_goes() -> None:
    def told(**worth: object) -> str:
        figure = msgspec.structs.replace(Figure(id="figure/甲/3亿", text="3亿", kind="count"), **worth)
        return own_part.note(front_matter(figure, (), (), None), BEFORE)

    guessed, known = told(value=3e8, unit="CNY", inferred=True), told(value=3e8, unit="CNY")
    assert "unit_inferred" in guessed
    assert renewed(guessed, known, "a.md") == known


def test_blanks_that_an_editor_takes_away_are_no_change() -> None:
    hers = note("# 云岭智造  \n\n> \n\n").replace("  \n", "\n").replace("> \n", ">\n")
    assert renewed(hers, note(NOW), "a.md") == note(NOW)


@pytest.mark.parametrize(
    ("hers", "says"),
    [
        (note(BEFORE).replace("旧的", "我改的"), "a.md was changed inside"),
        ("---\ntype: organisation\nname: 云岭智造\n---\n\n# 云岭智造\n", "a.md is a note in which"),
        (note(BEFORE).replace("<!-- dossier:end -->", ""), "a.md is a note in which"),
        (note(BEFORE).replace("---\n", "---\ntags: [a\n", 1), "valid YAML"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(hers: str, says: str) -> None:
    with pytest.raises(ExportError, match=says):
        renewed(hers, note(NOW), "a.md")


def test_what_is_no_note_is_written_as_it_is() -> None:
    assert renewed("任何文字", note(NOW), "a.md") == note(NOW)
    assert renewed(note(BEFORE), "a,b\n", "a.md") == "a,b\n"
