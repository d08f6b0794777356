"""A vault is whole: each link leads somewhere, each property is of a type Obsidian knows, nothing is written twice."""

import datetime
import random
import shutil
from functools import partial
from pathlib import Path

import msgspec
import pytest
import yaml
from markdown_it import MarkdownIt

from store.export.vault import run as running
from store.export.vault.kept import Wanted
from store.export.vault.making import Making
from store.export.vault.run import Asked
from store.views.links import Links
from tests.store.articles_by_hand import Org, Story, Who, story, take_in
from tests.store.export.vault.ground import (
    BANK,
    BANK_NOTE,
    CHAN_NOTE,
    LIN_NOTE,
    broken_links,
    files_of,
    ground,
    links_in,
    made_up,
    properties,
)

HOSTILE = (
    "---\ntags: [x]\n---", "[[林晓月]]", "%%隐藏%%", "<% tp.file.delete() %>", "`= this.x`", "```dataview\nLIST\n```",
    "<script>x</script>", "![[a]]", "^q-1", "a::b", "{{x}}", "<!-- dossier:end -->", "con", "a/b\\c:d?", "..", "$x$",
    "甲" * 200, "e\u0301", "\u202ex", "ſ", "=1+1", "#标签", "| a | b |", "dossier: person/x",
)  # fmt: skip


def test_there_is_a_note_of_each_and_every_link_leads_to_one(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        report = at.write()
        names = {str(path.relative_to(at.root)) for path in files_of(at.root)}
        assert {LIN_NOTE, CHAN_NOTE, BANK_NOTE, "Articles/2026/2026-02-03 乙事.md", "Articles/丙事.md"} <= names
        assert {"Dossier.md", "People.base", "Organisations.base", "Figures.base"} <= names
        assert len(report.fresh) == len(names) == 10
        assert broken_links(at.root) == []
        assert links_in(at.root) > 20


def test_properties_are_of_the_types_that_obsidian_knows(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        person, article = properties(at.text(LIN_NOTE)), properties(at.text("Articles/2026/2026-01-05 甲事.md"))
        assert (person["type"], person["dossier"]) == ("person", "person/林晓月")
        assert person["aliases"] == ["林曉月"], "in both scripts, so that they are found where nobody linked them"
        assert person["organisations"] == ["[[远山银行|远山银行]]"]
        assert person["first_seen"] == datetime.date(2026, 1, 5)
        assert (person["articles"], person["quotes"]) == (2, 1)
        assert person["tags"] == ["dossier/person"]
        assert article["published"] == datetime.date(2026, 1, 5)
        assert article["people"] == ["[[林晓月|林晓月]]", "[[陈茂林|陈茂林]]"]
        assert (article["amounts"], article["figures"]) == (["3亿元"], 1)
        for path in files_of(at.root):
            if path.suffix == ".md":
                for value in properties(path.read_text("utf-8")).values():
                    assert not isinstance(value, dict)
                    assert not isinstance(value, list) or all(isinstance(one, str) for one in value)


def test_bases_are_tables_of_properties_that_notes_have(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        has = {"file.name"}
        for path in files_of(at.root):
            has |= properties(path.read_text("utf-8")).keys() if path.suffix == ".md" else set()
        for path in files_of(at.root):
            if path.suffix == ".base":
                for view in yaml.safe_load(path.read_text("utf-8"))["views"]:
                    assert set(view["order"]) <= has
                    assert view["sort"][0]["property"] in has


def test_the_text_of_an_article_is_there_only_if_wanted_and_its_names_are_links(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write()
        note = "Articles/2026/2026-02-03 乙事.md"
        assert "没有来" not in at.text(note)
        at.write(Asked(Wanted(with_text=True)))
        assert "[[林晓月|林晓月]]没有来。[[远山银行|远山银行]]行长缺席。" in at.text(note)
        assert broken_links(at.root) == []


def test_a_run_that_changes_nothing_touches_no_file_and_makes_no_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ground(tmp_path) as at:
        at.write()
        before = {path: path.stat().st_mtime_ns for path in at.root.rglob("*")}
        monkeypatch.setattr(Making, "text", lambda *_: pytest.fail("it was made all the same"))
        report = at.write()
        assert report.sentence == "nothing has changed."
        assert {path: path.stat().st_mtime_ns for path in at.root.rglob("*")} == before


def test_only_what_changed_is_made_and_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with ground(tmp_path) as at:
        at.write()
        made: list[str] = []
        text = Making.text

        def noted(making: Making, identity: str) -> str:
            made.append(identity)
            return text(making, identity)

        monkeypatch.setattr(Making, "text", noted)
        take_in(at.library, [story("丁事", "陈茂林又一人在场。", people=[Who("陈茂林")], published="2026-03-01")])
        report = at.write()
        assert sorted(made) == ["article/2026-03-01-丁事", "person/陈茂林"]
        assert report.fresh == ("Articles/2026/2026-03-01 丁事.md",)
        assert sorted(report.renewed) == ["Dossier.md", CHAN_NOTE]


def test_what_another_version_of_the_program_would_say_otherwise_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ground(tmp_path) as at:
        at.write()
        monkeypatch.setattr(Links, "version", -1)
        assert at.write().same == 7, "and nothing is written that is what it was"


@pytest.mark.parametrize("seed", range(6))
def test_a_vault_that_was_kept_up_is_as_one_made_at_once(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with ground(tmp_path, [made_up(chance, number) for number in range(6)]) as at:
        at.write()
        for _ in range(4):
            take_in(at.library, [made_up(chance, number) for number in chance.sample(range(9), 2)])
            if chance.random() < 0.5:
                gone = chance.choice([one.id for one in at.library.articles()])
                at.library.remove(gone)
            at.write()
            whole = at._replace(root=tmp_path / f"whole{chance.random()}")
            whole.write()
            assert broken_links(at.root) == []
            assert {path: text.decode() for path, text in at.texts().items()} == {
                path: text.decode() for path, text in whole.texts().items()
            }


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_no_title_and_no_text_breaks_a_note_or_leaves_the_vault(tmp_path: Path, words: str) -> None:
    odd = story(words, f"{words}远山银行说。{words}", orgs=[Org("远山银行"), Org(words)], published="2026-04-01")
    with ground(tmp_path, [odd]) as at:
        at.write(Asked(Wanted(with_text=True)))
        assert broken_links(at.root) == []
        assert {one.name for one in tmp_path.iterdir()} == {"store", "vault"}
        parser = MarkdownIt()
        for path in files_of(at.root):
            assert len(path.name.encode()) <= 255
            if path.suffix == ".md":
                text = path.read_text("utf-8")
                assert properties(text)["dossier"]
                kinds = {token.type for token in parser.parse(text.split("---\n", 2)[2])}
                assert not kinds & {"html_inline", "fence", "code_block", "table_open"}
        before = at.stamps()
        at.write(Asked(Wanted(with_text=True)))
        assert at.stamps() == before, "and none of it was taken for something of hers"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "obsidian://open?vault=x"])
def test_an_address_that_starts_a_program_is_no_link(tmp_path: Path, url: str) -> None:
    article, found = story("甲事", f"远山银行见{url}。", orgs=[Org("远山银行")])
    with ground(tmp_path, [Story(msgspec.structs.replace(article, url=url), found)]) as at:
        at.write(Asked(Wanted(with_text=True)))
        text = at.text("Articles/2026/2026-01-05 甲事.md")
        assert "url" not in properties(text)
        assert f"]({url[:5]}" not in text
        assert "://" not in text.replace("\\://", "")
        assert not [token for token in MarkdownIt().parse(text) if "href" in token.attrs]


def test_names_that_a_system_takes_for_one_do_not_collide(tmp_path: Path) -> None:
    names = ("Acme", "ACME", "acme", "Ａcme", "Café", "Cafe\u0301", "CAFÉ", "Aux", "aux.", "Ac\u200bme")
    orgs = [Org(name) for name in names]
    with ground(tmp_path, [story("甲事", "、".join(names), orgs=orgs)]) as at:
        at.write()
        stems = [path.stem.casefold() for path in (at.root / "Organisations").iterdir()]
        assert len(stems) == len(set(stems)) == sum(1 for _ in at.library.entities("organisation"))
        assert not {"aux", "con"} & set(stems)
        assert broken_links(at.root) == []


def test_of_namesakes_each_is_called_by_what_tells_them_apart(tmp_path: Path) -> None:
    here = story("甲事", "远山银行行长张翔在场。", orgs=[BANK], people=[Who("张翔", title="行长", at="远山银行")])
    there = story("乙事", "张翔在另一处。", people=[Who("张翔", title="教授")], published="2026-02-03")
    with ground(tmp_path, [here, there]) as at:
        at.write()
        tails = {one.id.partition("~")[2] for one in at.library.entities("person")}
        assert {path.stem for path in (at.root / "People").iterdir()} == {
            f"张翔 ({one})" if one else "张翔" for one in tails
        }
        assert len(tails) == 2


def test_notes_are_of_whom_is_wanted_and_that_is_remembered(tmp_path: Path) -> None:
    with ground(tmp_path) as at:
        at.write(Asked(Wanted(at_least=2)))
        assert {path.name for path in (at.root / "People").iterdir()} == {"林晓月.md", "陈茂林.md"}
        at.write(Asked(Wanted(), frozenset()))
        assert (at.root / LIN_NOTE).exists(), "who has a note keeps it"
    with ground(tmp_path / "b") as other:
        other.write(Asked(Wanted(query="陈茂林"), frozenset({"person/陈茂林"})))
        assert [path.name for path in (other.root / "People").iterdir()] == ["陈茂林.md"]
        assert not (other.root / "Articles/2026/2026-02-03 乙事.md").exists(), "he does not stand in it"
        assert broken_links(other.root) == []


def test_a_run_that_was_stopped_goes_on_and_comes_to_the_same(tmp_path: Path) -> None:
    with ground(tmp_path) as at, ground(tmp_path / "b") as whole:
        whole.write()
        for steps in range(4):
            asked = iter([False] * steps)
            assert at.write(stop=partial(next, asked, True)).interrupted
        at.write()
        assert at.texts() == whole.texts()


@pytest.mark.parametrize("batch", [1, 3, 200])
def test_a_run_that_is_killed_anywhere_and_run_again_is_as_if_it_had_not_been(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(running, "_BATCH", batch)
    with ground(tmp_path) as at, ground(tmp_path / "b") as whole:
        whole.write()
        wanted, steps = whole.texts(), 0
        while at.dies_after(steps):
            assert at.texts().items() <= wanted.items(), "what is there is whole"
            steps += 1
            if steps % 4 == 0:
                at.write()
                shutil.rmtree(at.root)
        assert steps > 5
        assert at.texts() == wanted
