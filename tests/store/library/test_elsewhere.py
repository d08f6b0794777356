"""A name that many articles have is evidence in one that names it in passing, whatever came first, and not for ever."""

import random
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
import pytest

from store.corrections.asked import NotOne
from store.kinds import ENTITY_KINDS
from store.library import Library, making
from store.library.deciding import Corrections
from store.library.elsewhere import MANY
from tests.store.lines import in_version, lines_of

NAME = "管云鹤"
PASSING = "记者多次追问管云鹤一案，没有得到答复。"
OTHER = "远山银行昨日开业，首日存款达三亿元。"


def folder_of(place: Path, *, saying: int = MANY, passing: Iterable[str] = (PASSING,)) -> list[Path]:
    """Return the files of some articles: those that say whom they name, and those that name somebody in passing."""
    place.mkdir()
    texts = [f"海岬大学校长{NAME}表示，第{number}期校舍会如期动工。" for number in range(saying)]
    files = []
    for number, text in enumerate([*texts, *passing, OTHER]):
        file = place / f"{number:02}.md"
        file.write_text(f"---\ntitle: 第{number}篇\ndate: 2031-03-{number + 1:02}\n---\n\n{text}\n", "utf-8")
        files.append(file)
    return files


def said(library: Library) -> dict[str, str]:
    """Return all that is shown, but for when an article came."""
    shown = {
        one.id: msgspec.json.encode((library.article(one.id), library.in_article(one.id))).decode()
        for one in library.articles()
    }
    for kind in ENTITY_KINDS:
        for entity in library.entities(kind):
            shown[entity.id] = msgspec.json.encode((entity, library.mentions(entity.id))).decode()
    return shown


def in_passing(library: Library) -> list[str]:
    """Return the rules that found somebody where the name is said in passing."""
    passing = {one.id for one in library.articles() if PASSING in library.article(one.id).text}
    people = library.entities("person")
    return [one.why for person in people for one in library.mentions(person.id) if one.article in passing]


def test_a_name_of_many_articles_is_found_in_one_that_names_it_in_passing(tmp_path: Path) -> None:
    folder_of(tmp_path / "clippings")
    with Library.open(tmp_path / "store") as library:
        library.load([tmp_path / "clippings"], jobs=1)
        assert in_passing(library) == ["person.elsewhere"]
        assert library.entity(f"person/{NAME}").article_count == MANY + 1
        assert not library.check().problems


def test_too_few_articles_are_no_evidence(tmp_path: Path) -> None:
    folder_of(tmp_path / "clippings", saying=MANY - 1)
    with Library.open(tmp_path / "store") as library:
        library.load([tmp_path / "clippings"], jobs=1)
        assert in_passing(library) == []


def test_who_is_found_by_others_alone_is_no_evidence_for_others(tmp_path: Path) -> None:
    """Else a name would hold itself up once it was known."""
    files = folder_of(
        tmp_path / "clippings", passing=[PASSING.replace("多次", f"{number}次") for number in "一二三四五"]
    )
    with Library.open(tmp_path / "store") as library:
        library.load([tmp_path / "clippings"], jobs=1)
        assert library.entity(f"person/{NAME}").article_count == MANY + 5
        library.remove(str(files[0]))
        assert library.entity(f"person/{NAME}").article_count == MANY - 1
        assert not library.check().problems


@pytest.mark.parametrize("seed", range(4))
def test_what_an_article_yields_follows_from_the_articles_and_not_from_their_order(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    files = folder_of(tmp_path / "clippings", saying=MANY + 1)
    with Library.open(tmp_path / "fresh") as library:
        library.load(files, jobs=1)
        wanted = said(library)
    rng.shuffle(files)
    with Library.open(tmp_path / "store") as library:
        for file in files:
            library.load([file], jobs=1)
            if rng.random() < 0.3:
                library.remove(str(rng.choice(files[: files.index(file) + 1])))
                library.load(files[: files.index(file) + 1], jobs=1)
        assert said(library) == wanted
        assert not library.check().problems


def test_removing_takes_back_what_the_removed_article_proved(tmp_path: Path) -> None:
    files = folder_of(tmp_path / "clippings")
    with Library.open(tmp_path / "fresh") as library:
        library.load(files[1:], jobs=1)
        wanted = said(library)
    with Library.open(tmp_path / "store") as library:
        library.load(files, jobs=1)
        library.remove(str(files[0]))
        assert said(library) == wanted
        assert not library.check().problems


def test_a_name_that_is_none_by_the_users_word_is_no_evidence(tmp_path: Path) -> None:
    folder_of(tmp_path / "clippings")
    with Library.open(tmp_path / "store") as library:
        library.load([tmp_path / "clippings"], jobs=1)
        before = said(library)
        corrections = Corrections(library)
        corrections.make(NotOne(which=f"person/{NAME}"))
        assert in_passing(library) == []
        assert not library.check().problems
        corrections.undo()
        assert said(library) == before
        assert not library.check().problems


def test_who_is_forgotten_is_found_nowhere_and_kept_in_no_file(tmp_path: Path) -> None:
    folder_of(tmp_path / "clippings")
    with Library.open(tmp_path / "store") as library:
        library.load([tmp_path / "clippings"], jobs=1)
        library.forget(f"person/{NAME}")
        library.load([tmp_path / "clippings"], jobs=1)
        assert in_passing(library) == []
        assert not library.check().problems
    lines = lines_of((tmp_path / "store" / "dossier.jsonl").read_bytes())
    assert any(NAME.encode() in line for line in lines), "the texts stay"
    assert not [line for line in lines if NAME.encode() in line and not line.startswith((b'["texts"', b'["articles"'))]


def test_a_store_made_anew_reads_its_articles_likewise(tmp_path: Path) -> None:
    files = folder_of(tmp_path / "clippings")
    with Library.open(tmp_path / "store") as library:
        library.load(files, jobs=1)
        wanted = said(library)
    for file in files:
        file.unlink()  # it has their texts
    store = tmp_path / "store" / "dossier.jsonl"
    data = in_version(2, store.read_bytes())
    assert b"person.elsewhere" in data
    store.write_bytes(data.replace(b"person.elsewhere", b"person.elsewhese"))
    with Library.open(tmp_path / "store") as library:
        library.check(repair=True)
        assert not library.check().problems
        assert said(library) == wanted


def test_what_older_rules_have_read_is_no_problem_where_they_did_not_ask_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path / "store") as library, monkeypatch.context() as before:
        before.setattr(making.Making, "missed", lambda *_: frozenset[str]())
        library.load(folder_of(tmp_path / "clippings"), jobs=1)
    with Library.open(tmp_path / "store") as library:
        assert len(library.check().problems) == 1
        monkeypatch.setattr("store.library.checking.RULES", 99)
        assert not library.check().problems


def test_only_articles_are_read_again_in_which_a_name_stands_unfound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = folder_of(tmp_path / "clippings")
    with Library.open(tmp_path / "store") as library:
        library.load(files[:-2], jobs=1)
        read = counted(monkeypatch)
        library.load(files[-1:], jobs=1)
        assert read == []
        library.load(files[-2:-1], jobs=1)
        assert len(read) == 1
        within = tmp_path / "within.md"
        within.write_text(f"---\ntitle: 新片\n---\n\n影片由莱恩·{NAME}执导。\n", "utf-8")
        library.load([within], jobs=1)
        assert len(read) == 1


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list in which it is noted which articles are read again from their texts."""
    read: list[str] = []
    before: Callable[..., object] = making.extracted

    def noted(identity: str, *rest: object) -> object:
        read.append(identity)
        return before(identity, *rest)

    monkeypatch.setattr(making, "extracted", noted)
    return read


def test_a_decision_does_not_wait_for_what_a_stopped_load_has_left_to_be_read_again(tmp_path: Path) -> None:
    first, *others = folder_of(tmp_path / "clippings", saying=MANY + 1)
    files = [*others, first]
    decision = NotOne(which="organisation/远山银行")
    with Library.open(tmp_path / "fresh") as library:
        library.load(files, jobs=1)
        Corrections(library).make(decision)
        wanted = said(library)
    done = [0]
    with Library.open(tmp_path / "store") as library:
        report = library.load(
            files,
            jobs=1,
            progress=lambda number, *_: done.append(number),
            stop=lambda: done[-1] == len(files) - 1,
        )
        assert report.interrupted
        Corrections(library).make(decision)
        assert in_passing(library) == []
        library.load(files, jobs=1)
        assert in_passing(library) == ["person.elsewhere"]
        assert said(library) == wanted
        assert not library.check().problems
