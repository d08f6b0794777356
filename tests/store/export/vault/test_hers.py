"""What the user does to a vault by hand stays, whatever becomes of the store, and is told where it is in the way."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from store.corrections.asked import Rename, Same
from store.export.vault.files import Files
from store.export.vault.run import Asked, Report
from store.library.deciding import Corrections
from tests.store.articles_by_hand import Who, story, take_in
from tests.store.export.vault.ground import BANK_NOTE, CHAN_NOTE, LIN_NOTE, Ground, broken_links, ground, properties

NEWER = story("丁事", "林晓月又说：“还要投3亿元。”", people=[Who("林晓月")], published="2026-05-01")


class Edit(NamedTuple):
    """Something that is done by hand, and what is to be found after the note was written again."""

    does: Callable[[Ground], object]
    stays: str
    path: str = LIN_NOTE
    told: str = ""


def _moved(at: Ground) -> None:
    (at.root / "我的" / "人").mkdir(parents=True)
    (at.root / LIN_NOTE).rename(at.root / "我的" / "人" / "林董.md")


def _renamed_by_obsidian(at: Ground) -> None:
    (at.root / LIN_NOTE).rename(at.root / "People/林董.md")
    for path in at.root.rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("[[林晓月|", "[[林董|"), encoding="utf-8")


def _as_windows(at: Ground) -> None:
    path = at.root / LIN_NOTE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + "结尾\r\n".encode())


def _rewritten_by_obsidian(at: Ground) -> None:
    """Its editor of properties writes all of them anew in a form of its own."""
    _, head, body = at.text(LIN_NOTE).split("---\n", 2)
    head = re.sub(r'"([^"\[]*)"', r"\1", head)
    (at.root / LIN_NOTE).write_text(f"---\n{head}rating: 5\n---\n{body}", encoding="utf-8")


EDITS = {
    "words above": Edit(
        lambda at: at.edit(LIN_NOTE, "---\n\n<!--", "---\n\n我的开头\n\n<!--"), "我的开头\n\n<!-- dossier:begin"
    ),
    "words below": Edit(
        lambda at: at.edit(LIN_NOTE, "dossier:end -->\n", "dossier:end -->\n\n我的结尾 [[甲]]\n"), "我的结尾 [[甲]]"
    ),
    "a property": Edit(
        lambda at: at.edit(LIN_NOTE, "roles:", "rating: 5\nsee: '[[甲]]'\nroles:"), "rating: 5\nsee: '[[甲]]'"
    ),
    "a tag and an alias": Edit(
        lambda at: (
            at.edit(LIN_NOTE, "tags:\n", "tags:\n  - 跟进\n"),
            at.edit(LIN_NOTE, "aliases:\n", "aliases: \n- 林姐\n"),
        ),
        '  - "跟进"',
    ),
    "another value": Edit(lambda at: at.edit(LIN_NOTE, "quotes: 1", "quotes: 很多"), "quotes: 很多", told="quotes"),
    "a property less": Edit(lambda at: at.edit(LIN_NOTE, "figures: 1\n", ""), "quotes: 2", told="figures"),
    "another folder and name": Edit(_moved, "还要投3亿元", "我的/人/林董.md"),
    "a new name in all links": Edit(_renamed_by_obsidian, "还要投3亿元", "People/林董.md"),
    "ends of lines of Windows": Edit(_as_windows, "结尾\n"),
    "properties written otherwise": Edit(_rewritten_by_obsidian, "rating: 5"),
    "blanks taken away": Edit(lambda at: at.edit(LIN_NOTE, "<!-- dossier:end", "\n\n<!-- dossier:end"), "还要投3亿元"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_what_was_done_by_hand_is_there_after_the_note_was_written_again(tmp_path: Path, edit: Edit) -> None:
    with ground(tmp_path) as at:
        at.write()
        edit.does(at)
        take_in(at.library, [NEWER])
        report = at.write()
        text = at.text(edit.path)
        assert edit.stays in text
        assert "还要投3亿元" in text, "and what is new is there, too"
        assert report.refused == ()
        assert edit.told in "".join(report.edited)
        assert bool(report.edited) is bool(edit.told)
        assert "[[甲]]" in text or broken_links(at.root) == []
        before = at.stamps()
        again = at.write()
        assert at.stamps() == before
        assert again.deleted == 0


def test_words_inside_the_part_are_told_of_and_never_overwritten_unless_asked(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit(LIN_NOTE, "## Figures", "我写在里面\n\n## Figures")
        hers = at.text(LIN_NOTE)
        take_in(at.library, [NEWER])
        for report in (at.write(), at.write()):
            assert report.refused[0].startswith(f"{LIN_NOTE} was changed inside"), "told again until it is mended"
            assert at.text(LIN_NOTE) == hers
        at.write(Asked(force=True))
        assert at.text(LIN_NOTE).endswith("## Kept from the part that dossier writes\n\n我写在里面\n")
        assert "还要投3亿元" in at.text(LIN_NOTE)
        assert at.write().sentence == "nothing has changed."


def test_words_inside_are_told_of_where_nothing_else_has_changed_and_written_anew_if_asked(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit(LIN_NOTE, "## Figures", "我写在里面\n\n## Figures")
        at.edit(CHAN_NOTE, "dossier:end -->\n", "dossier:end -->\n我的结尾\n")
        hers = at.texts()
        for report in (at.write(), at.write()):
            assert report.sentence == "1 left as it is."
            assert report.refused[0].startswith(f"{LIN_NOTE} was changed inside")
            assert at.texts() == hers
        assert at.write(Asked(force=True)).renewed == (LIN_NOTE,)
        assert at.text(LIN_NOTE).endswith("## Kept from the part that dossier writes\n\n我写在里面\n")
        assert at.write().sentence == "nothing has changed."


def test_a_note_with_words_around_is_read_once_and_not_again_where_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of, read = Files.read, list[str]()

    def noted(files: Files, path: str) -> str:
        read.append(path)
        return of(files, path)

    with ground(tmp_path) as at:
        at.write()
        at.edit(CHAN_NOTE, "dossier:end -->\n", "dossier:end -->\n我的结尾\n")
        monkeypatch.setattr(Files, "read", noted)
        at.write()
        at.write()
        assert read.count(CHAN_NOTE) == 1


def test_one_note_that_was_deleted_is_told_of_as_one() -> None:
    assert Report(deleted=1).troubles == ("1 note that you deleted stays deleted.",)
    assert Report(deleted=2).troubles == ("2 notes that you deleted stay deleted.",)


def test_a_change_inside_that_was_taken_back_is_made_good(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        before = at.text(LIN_NOTE)
        at.edit(LIN_NOTE, "## Figures", "我写在里面\n\n## Figures")
        take_in(at.library, [NEWER])
        assert at.write().refused
        (at.root / LIN_NOTE).write_text(before, encoding="utf-8")
        assert at.write().renewed == (LIN_NOTE,)


def test_a_note_that_was_deleted_stays_so_until_it_is_asked_for_and_no_link_leads_to_it(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        (at.root / LIN_NOTE).unlink()
        (at.root / "Dossier.md").unlink()
        (at.root / "People.base").unlink()
        for report in (at.write(), at.write()):
            assert report.deleted == 2
            assert not any((at.root / name).exists() for name in (LIN_NOTE, "Dossier.md", "People.base"))
            assert broken_links(at.root) == []
        report = at.write(Asked(restore=True))
        assert {LIN_NOTE, "Dossier.md", "People.base"} == set(report.fresh)
        assert "[[林晓月|林晓月]]" in at.text(BANK_NOTE)


def test_without_what_the_vault_keeps_of_itself_nothing_of_hers_is_lost(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        _moved(at)
        at.edit("我的/人/林董.md", "tags:\n", "tags:\n  - 跟进\n")
        at.edit(CHAN_NOTE, "dossier:end -->\n", "dossier:end -->\n我的结尾\n")
        for path in (at.root / ".dossier").iterdir():
            path.unlink()
        take_in(at.library, [NEWER])
        report = at.write()
        assert report.refused == report.edited == ()
        assert properties(at.text("我的/人/林董.md"))["tags"] == ["dossier/person", "跟进"]
        assert at.text(CHAN_NOTE).endswith("我的结尾\n")
        assert not (at.root / LIN_NOTE).exists()


def test_two_who_were_united_keep_their_notes_and_one_leads_to_the_other(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit(CHAN_NOTE, "dossier:end -->\n", "dossier:end -->\n我的结尾\n")
        corrections = Corrections(at.library)
        corrections.make(Same(one="person/林晓月", other="person/陈茂林"))
        at.write()
        now = at.library.resolve("person/陈茂林")
        former = CHAN_NOTE if now == "person/林晓月" else LIN_NOTE
        kept = LIN_NOTE if former == CHAN_NOTE else CHAN_NOTE
        assert "One with [[" in at.text(former)
        assert "我的结尾" in at.text(CHAN_NOTE)
        assert {"林晓月", "陈茂林"} <= {kept.partition("/")[2].removesuffix(".md"), *_listed(at, kept)}
        assert properties(at.text(former))["type"] == "united"
        assert broken_links(at.root) == []
        corrections.undo()
        at.write()
        assert properties(at.text(former))["type"] == "person"
        assert "我的结尾" in at.text(CHAN_NOTE)


def _listed(at: Ground, path: str) -> list[str]:
    aliases = properties(at.text(path))["aliases"]
    assert isinstance(aliases, list)
    return aliases


def test_who_is_called_otherwise_keeps_the_file_and_has_the_former_name_as_an_alias(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        Corrections(at.library).make(Rename(which="organisation/远山银行", name="远山"))
        at.write()
        assert properties(at.text(BANK_NOTE))["name"] == "远山"
        assert "远山银行" in _listed(at, BANK_NOTE)
        assert "[[远山银行|远山]]" in at.text(LIN_NOTE)


def test_the_name_is_an_alias_where_the_file_has_got_another_one(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        assert "林晓月" not in _listed(at, LIN_NOTE)
        (at.root / LIN_NOTE).rename(at.root / "People/林董.md")
        at.write()
        assert "林晓月" in _listed(at, "People/林董.md")


def test_of_what_left_the_store_a_note_goes_unless_she_wrote_in_it(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit(CHAN_NOTE, "dossier:end -->\n", "dossier:end -->\n我的结尾\n")
        at.library.remove("article/2026-01-05-甲事", "article/undated-丙事", "article/2026-02-03-乙事")
        report = at.write()
        assert {LIN_NOTE, BANK_NOTE} < set(report.removed)
        assert "In the store no more" in at.text(CHAN_NOTE)
        assert at.text(CHAN_NOTE).endswith("我的结尾\n")
        assert broken_links(at.root) == []
        assert at.write().sentence == "nothing has changed."
        assert not any("林晓月" in path.read_text("utf-8") for path in (at.root / ".dossier").iterdir())
        take_in(at.library, [NEWER])
        assert at.write().deleted == 0, "what dossier took away was not deleted by her"
        assert (at.root / LIN_NOTE).exists()


def test_a_copy_of_a_note_is_left_and_told_of(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        copy = at.root / "People/林晓月 (conflict).md"
        copy.write_bytes((at.root / LIN_NOTE).read_bytes())
        take_in(at.library, [NEWER])
        assert at.write().doubles == ("People/林晓月 (conflict).md",)
        assert "还要投3亿元" in at.text(LIN_NOTE)
        assert "还要投3亿元" not in copy.read_text("utf-8")


def test_her_own_notes_are_not_touched_and_names_of_hers_are_left_to_her(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        (at.root / "日记").mkdir(parents=True)
        (at.root / "日记" / "林晓月.md").write_text("我的\n", encoding="utf-8")
        (at.root / "Dossier.md").write_text("我的\n", encoding="utf-8")
        (at.root / "People.base").write_text("我的\n", encoding="utf-8")
        at.write()
        assert {at.text(name) for name in ("日记/林晓月.md", "Dossier.md", "People.base")} == {"我的\n"}
        assert "[[林晓月 (2)|林晓月]]" in at.text(BANK_NOTE)
        (at.root / "日记" / "远山银行.md").write_text("我的\n", encoding="utf-8")
        at.write()
        assert "[[Organisations/远山银行|远山银行]]" in at.text("People/林晓月 (2).md"), "a name that came later, too"
        assert broken_links(at.root) == []


def test_new_notes_lie_where_she_has_moved_the_others(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        (at.root / "人物").mkdir()
        (at.root / "People").rename(at.root / "人物" / "全部")
        take_in(at.library, [story("丁事", "赵思远来了。", people=[Who("赵思远")], published="2026-05-01")])
        report = at.write()
        assert report.fresh == ("Articles/2026/2026-05-01 丁事.md", "人物/全部/赵思远.md")
        assert broken_links(at.root) == []


def test_a_base_that_she_changed_is_hers(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        at.edit("People.base", "articles", "rating")
        take_in(at.library, [NEWER])
        at.write()
        assert "rating" in at.text("People.base")


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("inside", ["People", ".dossier"])
def test_nothing_is_written_through_a_link_that_leads_out(tmp_path: Path, inside: str) -> None:
    from store.errors import ExportError

    out = tmp_path / "out"
    out.mkdir()
    with ground(tmp_path) as at:
        at.root.mkdir()
        (at.root / inside).symlink_to(out)
        with pytest.raises(ExportError, match="is a link"):
            at.write()
        assert list(out.iterdir()) == []


def test_a_note_in_the_place_of_which_a_link_was_put_is_not_followed(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        (tmp_path / "out.md").write_text(at.text(LIN_NOTE), encoding="utf-8")
        (at.root / LIN_NOTE).unlink()
        (at.root / LIN_NOTE).symlink_to(tmp_path / "out.md")
        before = (tmp_path / "out.md").read_bytes()
        take_in(at.library, [NEWER])
        assert at.write(Asked(restore=True)).fresh == ("Articles/2026/2026-05-01 丁事.md", "People/林晓月 (2).md")
        assert (tmp_path / "out.md").read_bytes() == before


def test_what_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        path = at.root / LIN_NOTE
        path.write_bytes(path.read_bytes().replace("行长".encode(), "行长".encode("gb18030")))
        before = path.read_bytes()
        take_in(at.library, [NEWER])
        report: Report = at.write()
        assert report.refused == (f"{LIN_NOTE} is not UTF-8; save it as that first.",)
        assert path.read_bytes() == before
