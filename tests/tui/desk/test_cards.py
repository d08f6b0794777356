"""What the card of an entity says."""

from store.model import Article, Block, Link, Mention, Organisation, Person
from tui.desk.cards import Sources, card_of, groups_of

TEXT = "林晓月来了，林晓月又走了。林晓月没有说话。"
ARTICLE = Article(id="article/a", title="", text=TEXT, blocks=(Block(start=0, end=len(TEXT)),))


def mention(start: int, sentence: int) -> Mention:
    return Mention(
        start=start, end=start + 3, exact="林晓月", article="article/a", sentence=sentence, why="test", score=0.9
    )


def test_a_sentence_is_shown_once_however_often_it_names_somebody() -> None:
    places = (mention(0, 0), mention(6, 0), mention(13, 1))
    who = Person(id="person/林晓月", name="林晓月", mentions=(), mention_count=3)
    card = card_of(who, Sources(lambda _: who, lambda _: ARTICLE, (), places))
    assert [one.number for one in card.evidence] == [0, 2]
    assert [one.text for one in card.evidence] == ["林晓月来了，林晓月又走了。", "林晓月没有说话。"]


def test_a_name_is_not_told_twice_in_two_scripts() -> None:
    who = Organisation(
        id="organisation/远山银行", name="遠山銀行", aliases=("遠山", "遠山銀行"), also=("远山银行", "YSB")
    )
    card = card_of(who, Sources(lambda _: who, lambda _: ARTICLE, (), ()))
    assert card.aliases == ("遠山",)
    assert [field.value for field in card.fields if field.name == "also known as"] == ["YSB"]


def test_who_said_it_stands_under_a_heading_that_says_so_and_nothing_else_does() -> None:
    bank = Organisation(id="organisation/远山银行", name="远山银行")
    link = Link(target=bank.id, kind="said by")
    [group] = groups_of(Sources(lambda _: bank, lambda _: ARTICLE, (link,), ()), of_quote=True)
    assert (group.name, [one.detail for one in group.links]) == ("Said by", [""])
