"""What the user writes among the properties of notes is read as corrections, and nothing that is so already."""

from pathlib import Path

import pytest

from store.corrections.asked import Alias, Tag
from store.export.vault.reading import Wish
from store.export.vault.vault import Vault
from store.library.deciding import Corrections
from store.workspace import Workspace
from store.workspace.vaults import ToWrite
from tests.store.articles_by_hand import take_in
from tests.store.export.vault.ground import BANK_NOTE, CHAN_NOTE, LIN_NOTE, STORIES, Ground, ground

LIN, CHAN = "person/林晓月", "person/陈茂林"


def wishes(at: Ground) -> list[Wish]:
    found = Vault(at.root).read(at.library)
    assert found.unread == ()
    return list(found.found)


def test_a_vault_as_it_was_written_asks_for_nothing(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        Corrections(at.library).make(Tag(which=LIN, tags=("跟进", "a:b")))
        at.write()
        assert wishes(at) == []


def test_tags_aliases_and_whom_one_is_the_same_as(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        Corrections(at.library).make(Tag(which=LIN, tags=("跟进", "旧的")))
        at.write()
        at.edit(LIN_NOTE, '  - "旧的"\n', "  - 待核实\n")
        at.edit(LIN_NOTE, "aliases:\n", "aliases:\n  - 林姐\n  - 林曉月\n")
        at.edit(CHAN_NOTE, "roles: []", "roles: []\nsame-as: '[[people/林晓月#^q-1|她]]'")
        assert wishes(at) == [
            Wish("tag", LIN, "待核实", LIN_NOTE),
            Wish("untag", LIN, "旧的", LIN_NOTE),
            Wish("alias", LIN, "林姐", LIN_NOTE),
            Wish("same", CHAN, LIN, CHAN_NOTE),
        ]
        at.write()
        assert len(wishes(at)) == 4, "they wait until they are taken, also when the notes were written again"


@pytest.mark.parametrize("value", ["林晓月", "person/林晓月", "[[林晓月]]", "\n  - [[林晓月]]", "['[[林晓月.md]]']"])
def test_whom_one_is_the_same_as_in_any_form(tmp_path: Path, value: str) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        take_in(workspace._library, STORIES)
        vault = workspace.vault(tmp_path / "vault")
        vault.write(ToWrite())
        note = tmp_path / "vault" / CHAN_NOTE
        note.write_text(note.read_text("utf-8").replace("roles: []", f"roles: []\nsame-as: {value}"), "utf-8")
        (wish,) = vault.read().found
        assert (wish.what, wish.which, workspace.find(wish.value)) == ("same", CHAN, LIN)


def test_what_is_taken_is_in_the_notes_and_is_asked_for_no_more(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        take_in(workspace._library, STORIES)
        vault = workspace.vault(tmp_path / "vault")
        vault.write(ToWrite())
        note = tmp_path / "vault" / BANK_NOTE
        text = (
            note.read_text("utf-8")
            .replace("aliases:\n", "aliases:\n  - 远行\n")
            .replace("tags:\n", "tags:\n  - 跟进\n")
        )
        note.write_text(text, "utf-8")
        bank = "organisation/远山银行"
        assert vault.read().found == (Wish("tag", bank, "跟进", BANK_NOTE), Wish("alias", bank, "远行", BANK_NOTE))
        workspace.corrections.make(Tag(which=bank, tags=("跟进",)))
        workspace.corrections.make(Alias(which=bank, form="远行"))
        assert vault.read().found == ()
        vault.write(ToWrite())
        assert vault.read().found == ()
        workspace.corrections.undo()
        workspace.corrections.undo()
        vault.write(ToWrite())
        assert "跟进" not in note.read_text("utf-8"), "what was taken is the store's, and goes where it is taken back"
