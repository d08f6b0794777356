"""Whom a name means."""

from pathlib import Path

from store.library import Library
from store.links import Links
from store.search.index import Index
from store.search.naming import named
from tests.store.articles_by_hand import Org, story, take_in


def test_who_is_called_so_goes_before_whom_an_article_wrongly_writes_so(tmp_path: Path) -> None:
    wrong = [Org("远山选举管理委员会", aliases=("远山议事会",))]
    right, alone = [Org("远山议事会")], [Org("远山选举管理委员会")]
    with Library.open(tmp_path) as library:
        stories = [story(f"第{n}次会议", "远山议事会今日开会。", orgs=right) for n in range(3)]
        stories += [story(f"第{n}次选举", "远山选举管理委员会今日开会。", orgs=alone) for n in range(2)]
        take_in(library, [*stories, story("一次选举", "远山选举管理委员会即远山议事会。", orgs=wrong)])
        index = Index.open(library, Links.open(library))
        assert named(library, index, "远山议事会") == ["organisation/远山议事会"]
        assert named(library, index, "遠山選舉管理委員會") == ["organisation/远山选举管理委员会"]
