"""Whom a name means."""

from pathlib import Path

import pytest

from store.corrections.asked import Separate
from store.errors import SeveralError
from store.library import Library
from store.library.deciding import Corrections
from store.search.index import Index
from store.search.naming import dominant, meant, named
from store.views.links import Links
from tests.store.articles_by_hand import Org, Who, story, take_in


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


@pytest.mark.parametrize(("mentions", "stands_out"), [(20, True), (5, False)])
def test_of_several_of_a_name_the_one_nearly_all_mentions_are_of_stands_out(
    tmp_path: Path, mentions: int, stands_out: bool
) -> None:
    bearer = "person/张翔"
    with Library.open(tmp_path) as library:
        take_in(library, [story("一事", "张翔来了。" * mentions, people=[Who("张翔", title="校长", at="大学")])])
        last = library.mentions(bearer)[-1]
        with library.writing():
            Corrections(library).make(
                Separate(which=bearer, article=last.article, start=last.start, name="张翔", mark="abc12")
            )
        index = Index.open(library, Links.open(library))
        with pytest.raises(SeveralError, match=rf"{bearer} \({mentions - 1} mentions\)") as several:
            meant(library, index, "张翔")
        assert set(several.value.ids) == {bearer, f"{bearer}~abc12"}
        assert dominant(library, several.value.ids) == (bearer if stands_out else None)
