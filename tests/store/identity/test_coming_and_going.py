"""Whatever comes, changes and goes, in whichever order: the store is what a fresh load of what is left would give."""

import random
import re
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.articles.reader import parse_article
from store.extraction.pipeline import extract
from store.identity.incoming import incoming
from store.identity.persons import PersonName
from store.identity.records import Place
from store.identity.tallies import form_key
from store.kinds import EntityKind
from store.library import Library
from store.library.loading import Loader
from store.library.reading import Read
from store.model import Person
from store.text.fold import fold
from tests.store.articles_by_hand import Org, Story, Who, state, story, take_in
from tests.thorough import volume

NAMED: tuple[EntityKind, ...] = ("organisation", "person")
ARCHIVE = Path(__file__).resolve().parents[4] / "shared" / "corpus" / "archive.tar.xz"
TWO_NAMES = re.compile(r"[（(]([A-Z][a-z]+ [A-Z][a-z]+)[)）]")

PEOPLE = (
    Who("李明"),
    Who("李明", title="主席", at="远山银行"),
    Who("林晓如", ("Nora Lam",), title="校长"),
    Who("Nora Lam"),
    Who("Nora Lam", also=("林晓如",)),
    Who("林曉如"),
    Who("林晓如", ("Nora Lam Hiu-yu",)),
    Who("Nora Lam Hiu-yu", ("Nora Lam",)),
    Who("奥拉·哈尔森", ("Ola Halsen",), title="总裁", at="远投公司"),
    Who("Ola Halsen", ("Nora Lam",)),
)
ORGANISATIONS = (
    Org("远山银行"),
    Org("远山投资管理有限公司", ("远投公司", "FHIC")),
    Org("遠山投資管理有限公司"),
    Org("远投公司"),
    Org("远投公司", also=("远山投资管理有限公司",)),
    Org("远海投资有限公司", ("远投公司",)),
    Org("远海投资"),
    Org("Farhill Investment Corporation", ("FHIC",)),
    Org("FHIC"),
    Org("远山银行", ("远海投资",)),
)

Recipe = tuple[tuple[int, ...], tuple[int, ...], bool, str]
"""An article's people and organisations by number, whether they stand in one sentence, and when it was published."""
Step = Mapping[int, Recipe | None]
"""What becomes of some files at once; None where they are taken out."""

EXAMPLES = volume(8, 200)

numbers = st.lists(st.integers(0, 9), max_size=2, unique=True).map(tuple)
recipes = st.tuples(numbers, numbers, st.booleans(), st.sampled_from(["2026-01-05", "2026-02-01"]))
steps = st.lists(st.dictionaries(st.integers(0, 5), st.none() | recipes, min_size=1), min_size=2, max_size=6)


def written(slot: int, recipe: Recipe) -> Story:
    """Return the article of a file."""
    people = list({PEOPLE[number].name: PEOPLE[number] for number in recipe[0]}.values())
    orgs = list({ORGANISATIONS[number].name: ORGANISATIONS[number] for number in recipe[1]}.values())
    said = [form for who in people for form in (who.name, *who.aliases)]
    said += [form for org in orgs for form in (org.name, *org.aliases)]
    body = ("，" if recipe[2] else "。").join(
        said
    ) + f"。她说：“好。”值3亿元。{recipe}"  # the same text is never another
    return story(f"第{slot}篇", body, people=people, orgs=orgs, published=recipe[3], path=path_of(slot))


def path_of(slot: int) -> str:
    return f"/clippings/{slot % 2}/{slot}.md"


def arrive(library: Library, reads: Iterable[Read]) -> None:
    """Take articles in at once, each in the place of what its file said before."""
    Loader(library.database, library.write).take_in(list(reads))


def by_hand(one: Story) -> Read:
    return Read(Place(path=one.article.path), incoming(*one))


def follow(library: Library, steps: Sequence[Step], kept: dict[str, set[str]] | None = None) -> dict[int, Story]:
    """Let articles come, change and go, and return those that are left.

    Args:
        library: the library.
        steps: what happens.
        kept: takes, of the ids that each step leaves, the digests of the articles that call somebody so.
    """
    left: dict[int, Story] = {}
    for step in steps:
        if kept is not None:
            keep_ids(library, left, kept)
        coming = {slot: written(slot, recipe) for slot, recipe in step.items() if recipe is not None}
        arrive(library, map(by_hand, coming.values()))
        left |= coming
        gone = {slot for slot, recipe in step.items() if recipe is None}
        for side in (0, 1):
            here = {slot for slot in left if slot % 2 == side}
            if here and here <= gone:
                library.remove(f"/clippings/{side}")
            else:
                for slot in sorted(here & gone):
                    library.remove(left[slot].article.id)
        left = {slot: one for slot, one in left.items() if slot not in gone}
    return left


def keep_ids(library: Library, left: Mapping[int, Story], kept: dict[str, set[str]]) -> None:
    """Note which ids there are, and which articles call somebody as an id says."""
    ids = {one.id for kind in NAMED for one in library.entities(kind)}
    for article, extraction in left.values():
        for entity in (*extraction.organisations, *extraction.people):
            if (identity := fold(entity.id)) in ids:
                kept.setdefault(identity, set()).add(article.digest)


def bearers(library: Library, identity: str) -> set[str]:
    """Return the ids of the people of the name in an id."""
    name = form_key(identity.partition("/")[2])
    people = (one for one in library.entities("person") if isinstance(one, Person))
    return {one.id for one in people if name in map(form_key, (one.name, *one.aliases))}


@pytest.mark.parametrize("hub", [2, 8])
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=steps)
def test_an_id_that_was_leads_on_while_an_article_calls_somebody_so(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, hub: int, steps: list[Step]
) -> None:
    monkeypatch.setattr("store.identity.uniting.HUB", hub)
    kept: dict[str, set[str]] = {}
    with Library.open(tmp_path_factory.mktemp("store")) as library:
        left = {one.article.digest: one for one in follow(library, steps, kept).values()}
        for identity in {identity for identity, digests in kept.items() if digests & left.keys()}:
            if identity.startswith("person/") and len(bearers(library, identity)) > 1:
                continue  # ids of namesakes change places
            callers = {left[digest].article.id for digest in kept[identity] & left.keys()}
            assert callers <= {mention.article for mention in library.mentions(identity)}
        former = library.former_ids()
        assert former.keys().isdisjoint(former.values())
        library.check(repair=True)
        assert library.former_ids() == former


@pytest.mark.parametrize(("kept", "hub"), [(10_000, 2), (0, 8)], ids=["kept in mind, small hubs", "read again"])
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=steps)
def test_the_store_is_what_a_fresh_load_of_what_is_left_gives(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, kept: int, hub: int, steps: list[Step]
) -> None:
    monkeypatch.setattr("store.identity.persons._IN_MIND", kept)
    monkeypatch.setattr("store.identity.uniting.HUB", hub)
    folder = tmp_path_factory.mktemp("store")
    with Library.open(folder / "one") as library, Library.open(folder / "other") as fresh:
        left = follow(library, steps)
        take_in(fresh, [left[slot] for slot in sorted(left)])
        assert state(library) == state(fresh)
        assert library.check().problems == ()


def bridged() -> tuple[Story, Story]:
    """Return an article that gives two names for somebody, and one that knows only the second."""
    both = story("甲篇", "校长林晓如（Nora Lam）说：“好。”", people=[Who("林晓如", ("Nora Lam",))])
    one = story("乙篇", "Nora Lam说，很好。", people=[Who("Nora Lam")])
    return both, one


def test_what_a_bridge_between_names_joined_comes_apart_with_it(tmp_path: Path) -> None:
    both, one = bridged()
    with Library.open(tmp_path) as library:
        take_in(library, [both, one, story("丙篇", "林晓如到了。", people=[Who("林晓如")])])
        library.remove(both.article.id)
        assert {entity.id for entity in library.entities("person")} == {"person/Nora Lam", "person/林晓如"}
        assert library.check().sound


def test_what_an_older_store_tells_of_nobody_stops_no_change(tmp_path: Path) -> None:
    """Names may say that somebody bears them of whom nothing stands where they say."""
    both, one = bridged()
    with Library.open(tmp_path) as library:
        take_in(library, [both, one])
        with library.database.transaction() as transaction:
            for name in ("林晓如", "noralam"):
                people = {"person/无此人": 2, "person/林晓如": 1}
                transaction.put("names", f"person/{name}", PersonName(people=people))
        assert not library.check().sound
        take_in(library, [story("丙篇", "林晓如到了。", people=[Who("林晓如")])])
        library.remove(both.article.id)
        assert {entity.id for entity in library.entities("person")} == {"person/Nora Lam", "person/林晓如"}
        assert library.check().sound


def real_articles(wanted: int) -> list[tuple[str, str]]:
    """Return the beginnings of real articles as (name, what the file says), those of people with two names first."""
    with tarfile.open(ARCHIVE) as archive:
        streams = ((member.name, archive.extractfile(member)) for member in archive if member.isfile())
        texts = [(name, stream.read().decode()[:1000]) for name, stream in streams if stream]
    second = {name for _, text in texts for name in TWO_NAMES.findall(text)}
    return sorted(texts, key=lambda one: second.isdisjoint(re.findall(r"[A-Z][a-z]+ [A-Z][a-z]+", one[1])))[:wanted]


def read(number: int, name: str, text: str) -> Read:
    """Return an article as read; those that give somebody two names lie in a folder of their own."""
    article = parse_article(text.encode(), name)
    folder = 0 if TWO_NAMES.search(text) else 1 + number % 2
    return Read(Place(path=f"/archive/{folder}/{number}.md"), incoming(article, extract(article)))


@pytest.mark.skipif(not ARCHIVE.exists(), reason="the archive is not here")
def test_real_articles_come_change_and_go(tmp_path: Path) -> None:
    wanted = volume(64, 520)
    texts = real_articles(wanted)
    reads = [read(number, *one) for number, one in enumerate(texts)]
    as_read = list({one.arriving.summary.id: one for one in reads if one.arriving}.values())  # of one name only one
    edited = [
        read(number, name, re.sub(r"[（(][^（）()\n]*[)）]", "", text))
        for number, (name, text) in enumerate(texts)
        if number % 8 == 0 and reads[number] in as_read
    ]
    shuffled = random.Random(1).sample(as_read, len(as_read))
    left: dict[str, Read] = {}
    with Library.open(tmp_path / "one") as library, Library.open(tmp_path / "other") as fresh:
        for coming, folder in (
            (shuffled[: wanted * 3 // 4], "/archive/0"),
            (edited, "/archive/1"),
            (shuffled[wanted * 3 // 5 :], "/archive/2"),
        ):
            arrive(library, coming)
            library.remove(folder)
            left |= {one.place.path: one for one in coming}
            left = {path: one for path, one in left.items() if not path.startswith(folder)}
        arrive(library, edited)
        left |= {one.place.path: one for one in edited}
        arrive(fresh, [left[path] for path in sorted(left)])
        assert len(as_read) > 0.9 * wanted
        assert len(left) > 0.25 * wanted
        assert state(library) == state(fresh)
        assert library.check().problems == ()
