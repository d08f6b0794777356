"""What the user wrote into a note stays when it is written again; what cannot be told apart is not overwritten."""

import msgspec
import pytest
import yaml

from store.errors import ExportError
from store.export import own_part
from store.export.front_matter import front_matter
from store.export.own_part import merged, parts_of, renewed
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


def test_the_note_of_another_is_not_written_over_but_one_of_a_former_id_is() -> None:
    other = note(NOW).replace("organisation/云岭智造", "organisation/云岭智造~2")
    with pytest.raises(ExportError, match="is the note of organisation/云岭智造"):
        renewed(note(BEFORE), other, "a.md")
    assert renewed(note(BEFORE), other, "a.md", lambda one: one.partition("~")[0]) == other


def test_what_is_no_note_is_written_as_it_is() -> None:
    assert renewed("任何文字", note(NOW), "a.md") == note(NOW)
    assert renewed(note(BEFORE), "a,b\n", "a.md") == "a,b\n"


def test_a_property_of_dossier_that_she_changed_or_took_away_stays_so_and_is_told() -> None:
    hers = note(BEFORE).replace("kind: other\n", "kind: 基金\n").replace('name: "云岭智造"\n', "")
    once = merged(hers, note(NOW), "a.md")
    assert once.changed == ("name", "kind")
    again = merged(once.text, note(NOW), "a.md")
    assert again.text == once.text
    assert properties(again.text) == {
        "type": "organisation",
        "dossier": "organisation/云岭智造",
        "kind": "基金",
        "aliases": [],
        "sources": [],
    }


@pytest.mark.parametrize("other", ['kind:   "other"', "kind: 'other'  ", "kind: >-\n  other"])
def test_a_property_that_a_program_wrote_in_another_form_was_not_changed(other: str) -> None:
    assert merged(note(BEFORE).replace("kind: other", other), note(NOW), "a.md") == (note(NOW), ())


def test_a_link_that_leads_to_the_new_name_of_a_note_is_no_change() -> None:
    part = "# 云岭智造\n\n- [[林晓月|林晓月]]\n"
    assert renewed(note(part).replace("[[林晓月|", "[[人物/林董|"), note(NOW), "a.md") == note(NOW)
    with pytest.raises(ExportError, match="changed inside"):
        renewed(note(part).replace("|林晓月]]", "|林某]]"), note(NOW), "a.md")


@pytest.mark.parametrize(
    "hers",
    [
        note(BEFORE).replace("旧的", "我改的"),
        note(BEFORE).replace("- 旧的一句\n<!-- dossier:end -->", "我改的一句"),
        note(BEFORE) + note(BEFORE).partition("---\n\n")[2].replace("旧的", "我改的"),
        note(BEFORE).partition("<!--")[0] + "我改的一句\n",
    ],
)
def test_what_was_changed_by_hand_stands_below_where_it_is_written_anew_all_the_same(hers: str) -> None:
    with pytest.raises(ExportError, match="changed inside"):
        merged(hers, note(NOW), "a.md")
    now = merged(hers, note(NOW), "a.md", force=True).text
    assert "我改的一句" in now
    assert "- 新的一句\n- 又一句\n<!-- dossier:end -->" in now
    assert merged(now, note(NOW), "a.md").text == now


def test_the_ends_of_lines_stay_and_a_mark_of_byte_order_goes() -> None:
    windows = "\ufeff" + note(BEFORE).replace("\n", "\r\n") + "我的结尾\r\n"
    assert merged(windows, note(NOW), "a.md").text == (note(NOW) + "我的结尾\n").replace("\n", "\r\n")


def test_a_note_says_whether_anything_in_it_is_hers() -> None:
    untouched = note(BEFORE, "云岭", tags=("跟进",))
    for text, is_so in [
        (untouched, True),
        (untouched.replace("kind: other", "kind: 'other'"), True),
        (untouched + "我的\n", False),
        (untouched.replace("\n<!-- dossier:begin", "\n我的\n<!-- dossier:begin"), False),
        (untouched.replace("kind: other", "kind: 基金"), False),
        (untouched.replace("kind: other", "kind: other\nrating: 5"), False),
        (untouched.replace("aliases:\n", "aliases:\n  - 云智\n"), False),
        (untouched.replace('  - "跟进"\n', ""), False),
    ]:
        parts = parts_of(text)
        assert parts is not None
        assert parts.is_untouched is is_so, text
