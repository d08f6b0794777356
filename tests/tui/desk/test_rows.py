"""What rows say: names as the article of the row writes them."""

from store.errors import NotFoundError
from store.model import AnyEntity, Mention, Organisation, Person, Quote
from tui.desk.rows import Lit, called, row_of, short_name

WHO = Person(id="person/何颖文", name="何颖文", aliases=("何穎文", "Ho Wing-man"))
FUND = Organisation(id="organisation/霜岭投资有限公司", name="霜岭投资有限公司", aliases=("霜岭投资", "霜嶺投資"))


def entity(which: str) -> AnyEntity:
    if which != WHO.id:
        raise NotFoundError(f"{which} is gone.")
    return WHO


def test_a_name_stands_in_the_script_of_its_article_if_an_article_writes_it_so() -> None:
    assert [short_name(WHO, language) for language in ("", "zh-Hans", "zh-Hant", "en")] == [
        *("何颖文", "何颖文", "何穎文", "何颖文")
    ]
    assert short_name(FUND, "zh-Hant") == "霜嶺投資"
    assert short_name(Person(id="person/陈文", name="陈文"), "zh-Hant") == "陈文"


def test_who_is_gone_is_called_what_the_id_says() -> None:
    assert called(WHO.id, entity, "zh-Hant") == "何穎文"
    assert called("person/林晓月~2", entity) == "林晓月"


def test_what_a_query_finds_is_lit_in_either_script() -> None:
    quote = Quote(id="quote/a/1", text="會擴充", kind="indirect", cue="說", speaker="何穎文", speaker_id=WHO.id)
    lit = Lit((("何颖文", ((0, 2),)),))
    row = row_of(quote, lit, lambda one: called(one, entity, "zh-Hant"), lambda _: "")
    assert (row.label, row.label_lit) == ("何穎文", ((0, 2),))
    assert "會擴充" in row.detail


def test_a_doubtful_quote_is_marked_behind_its_speaker() -> None:
    def label(score: float) -> str:
        mention = Mention(start=0, end=3, exact="會擴充", why="quote.cue", score=score)
        quote = Quote(id="quote/a/1", text="會擴充", kind="indirect", cue="說", speaker="他", mentions=(mention,))
        return row_of(quote, None, str, lambda _: "").label

    assert [label(0.95), label(0.7), label(0.69)] == ["他", "他", "他?"]


def test_beside_an_organisation_stands_its_full_name_or_of_what_kind_it_is() -> None:
    bank = Organisation(id="organisation/远山银行", name="远山银行", kind="financial")
    details = [row_of(one, None, lambda which: which, lambda _: "").detail for one in (FUND, bank)]
    assert details == ["霜岭投资有限公司", "financial"]
