"""The gazetteer, which reads of its list what begins as an article has it."""

from store.extraction.engine.document import prepare
from store.extraction.engine.gazetteer import gazetteer_of
from store.model import Article

LINES = (
    "海岬银行\tfinancial\t海岬銀行\tCape Bank|CAPEBK\t岬银|岬行?",
    "海岬新闻\tmedia\t海岬新聞\tCape News",
    "港科会\tother\t港科會\t\t科会|岬银",
    "K岬之家\tcompany\t\tKapehaus\t",
    "远洲\tcompany\t遠洲\t\t\tambiguous",
)


def found_in(text: str, *, asked: str = "") -> list[str]:
    """Return the known forms of a text, after another was asked for."""
    gazetteer = gazetteer_of(LINES)
    assert asked not in gazetteer.known or asked
    return [found.form for found in gazetteer.find(prepare(Article(id="a", title="", text=text)))]


def test_forms_are_found_in_either_script_and_as_they_are_set() -> None:
    assert found_in("海岬銀行與岬銀，海岬新聞；K 岬之家，KAPEHAUS，Cape Bank。遠洲") == [
        "海岬银行",
        "岬银",
        "海岬新闻",
        "K 岬之家",
        "KAPEHAUS",
        "Cape Bank",
        "远洲",
    ]


def test_what_was_asked_for_before_an_article_is_found_in_it() -> None:
    assert found_in("海岬银行与海岬新闻", asked="海岬银行") == ["海岬银行", "海岬新闻"]


def test_articles_one_after_another_find_what_each_finds_alone() -> None:
    gazetteer = gazetteer_of(LINES)
    texts = ("港科会", "海岬新闻", "海岬银行、港科会", "岬行、Cape News")
    alone = [found_in(text) for text in texts]
    assert [
        [found.form for found in gazetteer.find(prepare(Article(id="a", title="", text=text)))] for text in texts
    ] == alone


def test_a_form_has_its_rows_in_the_order_of_the_list() -> None:
    known = gazetteer_of(LINES).known
    assert [row.name for row in known["岬银"]] == ["海岬银行", "港科会"]
    assert {"科会", "岬行", "capebk", "K岬之家"} & set(known) == {"科会", "岬行", "K岬之家"}
    assert len(known) == len(set(known)) == len(list(known.values()))
    assert "海" not in known


def test_what_is_doubtful_is_marked_or_flagged() -> None:
    gazetteer = gazetteer_of(LINES)
    assert [gazetteer.is_ambiguous(form) for form in ("岬行", "远洲", "岬银")] == [True, True, False]
