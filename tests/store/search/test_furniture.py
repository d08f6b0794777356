"""Names that stand only in by-lines and credits are hidden, those that articles speak of are not."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from store.identity.records import Local, Sighting, Span
from store.library import Library
from store.model import Article
from store.search.furniture import Furniture, furniture, is_beside
from store.search.index import Index
from store.search.results import Listing
from store.search.verdicts import Earlier, Named, Verdicts
from store.views.links import Links
from store.workspace import Workspace
from store.workspace.vaults import ToWrite
from tests.store.articles_by_hand import Who, story, take_in
from tests.tui.driving import explorer
from tui.desk.desk import Desk


@pytest.mark.parametrize(
    ("text", "name", "beside"),
    [
        ("記者林曉月", "林曉月", True),
        ("特約記者林曉月\n", "林曉月", True),
        ("新樓昨日啟用。（林曉月攝）", "林曉月", True),
        ("新樓昨日啟用。林曉月攝", "林曉月", True),
        ("新樓昨日啟用。林曉月攝。", "林曉月", True),
        ("林曉月當選。", "林曉月", False),
        ("銀行行長林曉月表示，分行會關閉。", "林曉月", False),
        ("銀行（行長林曉月）表示，分行會關閉。", "林曉月", False),
        ("林曉月昨日表示，分行會關閉", "林曉月", False),
    ],
)
def test_what_stands_beside_an_article_is_told_from_what_it_says(text: str, name: str, beside: bool) -> None:
    start = text.index(name)
    assert is_beside(text, start, start + len(name)) is beside


DONE = (
    "北湾的两间分行下月关闭，客户可到邻近分行办事",
    "今年会增聘三百人，多数在数据中心工作",
    "与青石基金的合约到期，双方不再续约",
    "新的手机程序已经上架，旧程序年底停用",
)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Four articles by one reporter about one bank."""
    folder = tmp_path / "clippings"
    folder.mkdir()
    for day, done in enumerate(DONE, 1):
        (folder / f"2031-05-0{day}.md").write_text(
            f"# 远山银行第{day}次公告\n\n记者林晓月\n\n远山银行行长陈大文表示：“{done}。”记者林晓月\n",
            "utf-8",
        )
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder], jobs=1)
    return tmp_path / "store"


def test_who_only_signs_is_listed_when_asked_for(store: Path) -> None:
    with Workspace.open(store) as workspace:
        quiet, whole = Listing(), Listing(furniture=True)
        shown, every = (
            set(workspace.catalogue.search("", listing=listing).panes["person"].ids) for listing in (quiet, whole)
        )
        assert every - shown == {"person/林晓月"}
        assert "person/陈大文" in shown
        assert "person/林晓月" in workspace.catalogue.search("林晓月", listing=quiet).panes["person"].ids


def test_who_signs_a_single_article_is_hidden_and_who_speaks_in_it_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 远山银行公告\n\n记者林晓月\n\n远山银行行长陈大文表示：“新楼启用。”\n", "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path], jobs=1)
        shown = workspace.catalogue.search("", listing=Listing()).panes["person"].ids
        assert list(shown) == ["person/陈大文"]
        assert workspace.index.beside() == {"person/林晓月"}


IDLE = """
# 码头工程

工程花了八十万元。停工拖了几天，开了三次会，用了两个方案。有四岁孩子在场。数百名工人停工。两名工人受伤。
海关署长陈大文表示，通道会关闭三天。码头有3个泊位。
"""


def test_figures_that_state_nothing_are_listed_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(IDLE, "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path], jobs=1)
        hidden, counts = set[str](), list[int]()
        for listing in (Listing(furniture=True), Listing()):
            hits = workspace.catalogue.search("", listing=listing).panes["figure"]
            hidden ^= {identity.rpartition("/")[2] for identity in hits.ids}
            counts.append(hits.total - len(hits.ids))
        assert hidden == {"几天", "三次", "两个", "四岁"}
        assert counts == [0, 4]
        [found] = workspace.catalogue.search("几天", listing=Listing()).panes["figure"].ids
        assert found in workspace.catalogue.search("", focus=found, listing=Listing()).panes["figure"].ids
        assert len(workspace.catalogue.search("kind:duration", listing=Listing()).panes["figure"].ids) == 3


async def test_a_key_shows_them_and_hides_them_again(store: Path) -> None:
    async with explorer(desk=Desk(store)) as driver:
        assert driver.labels("person") == ["陈大文"]
        await driver.press(".")
        assert set(driver.labels("person")) == {"陈大文", "林晓月"}
        await driver.press("。")
        assert driver.labels("person") == ["陈大文"]


def test_who_only_signs_is_not_missed_among_who_is_quoted(store: Path) -> None:
    with Workspace.open(store) as workspace:
        assert [one.id for one in workspace.views.silent().unheard] == ["organisation/远山银行"]


class Shelf:
    """Articles of one publisher, in which a name is looked for."""

    def __init__(self, *texts: str, publisher: str = "山间日报") -> None:
        self.asked: list[str] = []
        self.ahead = set[str]()  # of which it was said beforehand that they would be asked for
        self._articles = {
            f"article/{number}": Article(id=f"article/{number}", title="", text=text, publisher=publisher)
            for number, text in enumerate(texts)
        }

    def article(self, article_id: str, /) -> Article:
        assert article_id in self.ahead
        self.asked.append(article_id)
        return self._articles[article_id]

    def read_articles_ahead(self, ids: Iterable[str], /) -> None:
        self.ahead.update(ids)

    def read_sightings_ahead(self, pairs: Iterable[tuple[str, str]], /) -> None:
        self.ahead.update(f"{entity}@{slug}" for entity, slug in pairs)

    def sighting(self, entity: str, slug: str, /) -> Sighting:
        assert f"{entity}@{slug}" in self.ahead
        text = self._articles[f"article/{slug}"].text
        name = entity.partition("/")[2]
        starts = [place for place in range(len(text)) if text.startswith(name, place)]
        spans = tuple(Span(start, start + len(name), 0, 1.0, "test.hand", name) for start in starts)
        return Sighting(entity=entity, article=slug, locals=(Local(id=entity, name=name, spans=spans),))

    def told(self, name: str, earlier: Earlier | None = None, row: int = 7) -> Furniture:
        slugs = tuple(one.partition("/")[2] for one in self._articles)
        return furniture(self, [[Named(row, f"person/{name}", slugs)]], earlier)

    def places(self, name: str) -> tuple[list[int], list[int], list[str]]:
        found = self.told(name)
        return found.only, found.beside, found.beside_in


FOOT = "欢迎投稿，请联系编辑林晓月女士。\n版权所有"


def test_the_same_words_in_the_same_place_of_one_publishers_articles_are_furniture() -> None:
    bodies = ["远山银行增聘三百人。", "北湾船坞易手。\n船坞开门。", "青石基金有新总裁。", "极岚发布手机。"]
    assert Shelf(*(f"{body}\n{FOOT}" for body in bodies)).told("林晓月").only == [7]
    elsewhere = [f"{'远山银行。' * 9}\n" * n + FOOT + "\n极岚。" * n for n in range(4)]
    assert Shelf(*elsewhere).places("林晓月") == ([], [], []), "each in another place"


def test_who_is_spoken_of_too_is_counted_where_they_are() -> None:
    bodies = ["远山银行增聘三百人。", "林晓月当选会长，任期两年。", "青石基金有新总裁。", "极岚发布手机。"]
    assert Shelf(*(f"{body}\n{FOOT}" for body in bodies)).places("林晓月") == ([], [7, 7, 7], ["0", "2", "3"])


@pytest.mark.parametrize("body", ["林晓月当选会长，任期两年。", "北湾船坞易手。"])
def test_of_a_name_whose_articles_are_as_they_were_nothing_is_read_again(body: str) -> None:
    shelf = Shelf(*(f"{one}\n{FOOT}" for one in (body, "远山银行增聘三百人。", "青石基金有新总裁。", "极岚发布手机。")))
    before = shelf.told("林晓月")
    verdicts = Verdicts.of(before.told)
    shelf.asked.clear()
    again = shelf.told("林晓月", Earlier(verdicts, frozenset({"另一篇"})), row=9)
    assert not shelf.asked
    assert Verdicts.of(again.told).by_name() == verdicts.by_name()
    assert (again.only, again.beside) == ([9] * len(before.only), [9] * len(before.beside))
    assert again.beside_in == before.beside_in


def test_a_name_is_looked_at_again_where_one_of_its_articles_was_written_or_it_stands_in_others() -> None:
    bodies = ["远山银行增聘三百人。", "北湾船坞易手。", "青石基金有新总裁。", "极岚发布手机。"]
    verdicts = Verdicts.of(Shelf(*(f"{body}\n{FOOT}" for body in bodies)).told("林晓月").told)
    spoken = Shelf(*(f"林晓月说，{body}" for body in bodies))
    assert spoken.told("林晓月", Earlier(verdicts, frozenset())).only == [7], "nobody says that anything was written"
    assert spoken.told("林晓月", Earlier(verdicts, frozenset({"2"}))).only == []
    more = Shelf(*(f"林晓月说，{body}" for body in (*bodies, "林晓月到会。")))
    assert more.told("林晓月", Earlier(verdicts, frozenset())).only == []


def test_one_more_article_leaves_the_same_as_all_of_them_read_at_once(store: Path, tmp_path: Path) -> None:
    more = tmp_path / "more.md"
    more.write_text("# 远山银行新公告\n\n林晓月当选记者协会会长，任期两年。\n\n林晓月说：“我会增聘三百人。”\n", "utf-8")
    with Workspace.open(store) as workspace:
        assert workspace.catalogue.index.beside() == {"person/林晓月"}
        workspace.load([more], jobs=1)
    for _ in range(2):
        with Workspace.open(store) as workspace:
            index = workspace.catalogue.index
            told = index.beside(), index.printed_in("person/林晓月"), index.sources("person/林晓月")
            assert told == (frozenset(), 4, 1)
        (store / "facts.columns").unlink()


def test_words_said_many_times_in_one_article_are_no_furniture() -> None:
    bodies = [f"林晓月{n}说，林晓月{n}次，林晓月{n}时到过。" for n in range(4)]
    assert Shelf(*bodies).places("林晓月") == ([], [], [])


def test_counts_leave_out_where_somebody_only_signs(tmp_path: Path) -> None:
    stories = [
        story(f"{n}号", f"{done}。\n记者林晓月", people=[Who("林晓月")], published=f"2031-05-0{n}")
        for n, done in enumerate(DONE, 1)
    ]
    stories += [
        story(f"奖{n}", f"林晓月当选第{n}届会长，任期两年。", people=[Who("林晓月")], published=f"2031-06-0{n}")
        for n in range(1, 3)
    ]
    with Library.open(tmp_path) as library:
        take_in(library, stories)
        index = Index.build(library, Links.build(library))
        assert index.sources("person/林晓月") == 2
        assert index.printed_in("person/林晓月") == 4
        counted = index.search("after:2031-05-03").counts
        assert counted is not None
        assert counted.of("person/林晓月") == (2, 2, 0, "2031-06-01", "2031-06-02")


def test_the_index_of_a_vault_names_nobody_who_only_signs(store: Path, tmp_path: Path) -> None:
    with Workspace.open(store, begin=False) as workspace:
        workspace.vault(tmp_path / "vault").write(ToWrite())
    index = (tmp_path / "vault/Dossier.md").read_text("utf-8")
    assert "## People in most independent articles\n\n- [[陈大文|陈大文]] — 4\n- and 1 more\n" in index
    assert (tmp_path / "vault/People/林晓月.md").exists()
