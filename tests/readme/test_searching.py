"""README on searching: each query in it finds what it says, on the seed article that a reader has at first launch."""

import pytest

from tests.readme.claims import examples, says
from tests.readme.trying import CHAN, DIRECTOR, FUND, GOVERNMENT, LEE, SMART, Dossier

LANGUAGE = {
    "both": "| `陈茂波 港投` | both, anywhere |",
    "pinyin": (
        "| `chenmb` `cmb` | 陈茂波, without an input method; a guess at a typing error (`chenmoabo`) is marked `?` |"
    ),
    "cantonese": (
        "| `leekachiu` `leigaaciu` | 李家超 in Cantonese: syllables in full, the last one as far as you like |"
    ),
    "figures": "| `620亿` `>100亿` `10亿..100亿 USD` | figures of that value, above it, between the two |",
    "exact": '| `"初创界"` `港投 -思谋` `^香港` | exactly these characters; not the second; begins with |',
    "kinds": "| `person:陈茂波` `org:港投` `figure:620亿` `quote:起点` | one kind, and what refers to it |",
    "who": ("| `said-by:李家超` `about:港投` `from:钛媒体` | by a speaker; about somebody; from a publisher |"),
    "when": "| `after:2024-06` `before:2025` `kind:company` `cur:HKD` | by date, kind and currency |",
    "certainty": (
        "| `certainty:likely` `rule:person.` | by how sure it is that something is what it was found as, and by what "
        "found it |"
    ),
    "passages": "| `text:算力` | the sentences of the articles: `enter` reads one, `n` `N` go through them |",
}


@says(
    "**One name, all its forms.** 陳茂波, 陈茂波, `chenmaobo` and `cmb` are one person; 港投公司, HKIC and "
    "香港投資管理有限公司 one organisation."
)
@pytest.mark.parametrize(
    ("forms", "entity"),
    [(("陳茂波", "陈茂波", "chenmaobo", "cmb"), CHAN), (("港投公司", "HKIC", "香港投資管理有限公司"), FUND)],
)
def test_one_name_in_all_its_forms(seeded: Dossier, forms: tuple[str, ...], entity: str) -> None:
    kind = entity.partition("/")[0]
    for form in forms:
        assert [hit.id for hit in seeded.search(form) if hit.kind == kind] == [entity], form


@says("**Figures as numbers.** `620亿`, `62000000000` and `HK$62bn` find the same amount")
def test_an_amount_is_found_however_it_is_written(seeded: Dossier) -> None:
    found = [seeded.words(query, "figure") for query in ("620亿", "62000000000", "HK$62bn")]
    assert found[0] == found[1] == found[2]
    assert set(found[0]) == {"620亿港元"}


@says(
    "of a person also the Cantonese, as Hong Kong spells it (`lee ka chiu`) or in Jyutping (`lei gaa ciu`).",
)
@pytest.mark.parametrize("query", ["lee ka chiu", "lei gaa ciu", "李家超", "lijiachao", "ljc"])
def test_a_person_by_sound(seeded: Dossier, query: str) -> None:
    assert seeded.ids(query) == {LEE}


def test_english_is_found_where_an_article_gives_it(dossier: Dossier) -> None:
    (dossier.store.parent / "a.md").write_text(
        "# 事\n\n云岭智造董事长林晓月（Serena Lam）表示，公司会增聘三百人。", "utf-8"
    )
    dossier("load", "a.md")
    assert dossier.ids("Serena Lam") == {"person/林晓月"}


@says(LANGUAGE["both"])
def test_both_words_stand_there(seeded: Dossier) -> None:
    [query] = examples(LANGUAGE["both"])
    first, second = query.split()
    both = {hit.id for hit in seeded.search(query)}
    assert both
    assert both == {hit.id for hit in seeded.search(first)} & {hit.id for hit in seeded.search(second)}


@says(LANGUAGE["pinyin"])
def test_pinyin_and_a_typing_error(seeded: Dossier) -> None:
    pinyin, initials = examples(LANGUAGE["pinyin"])
    assert seeded.ids(pinyin) == seeded.ids(initials) == {CHAN}
    shown = seeded("search", "chenmoabo").out.splitlines()
    assert shown[0].startswith("person")
    assert shown[1].startswith("? 陈茂波")


@says(LANGUAGE["cantonese"])
@pytest.mark.parametrize("query", [*examples(LANGUAGE["cantonese"]), "leekac", "leigaac"])
def test_cantonese(seeded: Dossier, query: str) -> None:
    assert seeded.ids(query) == {LEE}


@says(LANGUAGE["figures"])
def test_amounts(seeded: Dossier) -> None:
    exactly, above, between = examples(LANGUAGE["figures"])
    assert set(seeded.words(exactly, "figure")) == {"620亿港元"}
    assert set(seeded.words(above, "figure")) == {"620亿港元"}
    assert set(seeded.words(between, "figure")) == {"80亿美元", "10亿美元以上"}


@says(LANGUAGE["exact"])
def test_exact_words_without_words_and_beginnings(seeded: Dossier) -> None:
    exact, without, beginning = examples(LANGUAGE["exact"])
    characters = exact.strip('"')
    [words] = seeded.words(exact, "quote")
    assert characters in words
    kept, dropped = without.split(" -")
    everything, left = ({hit.id for hit in seeded.search(query) if hit.kind != "figure"} for query in (kept, without))
    assert left
    assert left == everything - {hit.id for hit in seeded.search(dropped)}  # a fact may stand with and without it
    begins = {hit.words for hit in seeded.search(beginning) if hit.kind == "organisation"}
    assert {"香港投资管理有限公司", "香港个人资料私隐专员公署"} <= begins
    assert "思谋集团" not in begins


@says(LANGUAGE["certainty"])
def test_how_sure_it_is_and_what_found_it(seeded: Dossier) -> None:
    likely, by_rule = examples(LANGUAGE["certainty"])
    found = {hit.id for hit in seeded.search(likely)}
    assert found
    assert found.isdisjoint(hit.id for word in ("sure", "doubtful") for hit in seeded.search(f"certainty:{word}"))
    assert {hit.kind for hit in seeded.search(by_rule)} == {"person"}


@says(LANGUAGE["kinds"])
def test_one_kind_and_what_refers_to_it(seeded: Dossier) -> None:
    person, organisation, figure, quote = examples(LANGUAGE["kinds"])
    assert seeded.ids(person) == {CHAN, GOVERNMENT}
    assert seeded.ids(organisation) == {FUND, DIRECTOR}
    assert set(seeded.words(figure, "figure")) == {"620亿港元"}
    assert FUND in seeded.ids(figure)
    assert ["起点" in words for words in seeded.words(quote, "quote")] == [True]
    assert CHAN in seeded.ids(quote)


@says(LANGUAGE["who"])
def test_speakers_subjects_and_publishers(seeded: Dossier) -> None:
    speaker, subject, publisher = examples(LANGUAGE["who"])
    assert LEE in seeded.ids(speaker)
    assert CHAN not in seeded.ids(speaker)
    assert len(seeded.words(speaker, "quote")) == 3
    assert "88%" not in seeded.words(subject, "figure")
    assert "620亿港元" in seeded.words(subject, "figure")
    assert seeded.words(publisher, "figure")
    assert seeded("search", "from:山间日报").status == 1


@says(LANGUAGE["when"])
def test_dates_sorts_and_currencies(seeded: Dossier) -> None:
    after, before, sort, currency = examples(LANGUAGE["when"])
    assert seeded.words(after, "quote") == seeded.words(before, "quote") != []
    assert seeded("search", "after:2024-07").status == seeded("search", "before:2024-05").status == 1
    assert {FUND, SMART} <= seeded.ids(sort)
    assert GOVERNMENT not in seeded.ids(sort)
    assert set(seeded.words(currency, "figure")) == {"620亿港元"}


def test_passages(seeded: Dossier) -> None:
    [query] = examples(LANGUAGE["passages"])[:1]
    sentences = seeded.words(query, "passage")
    assert len(sentences) == 2
    assert all("算力" in sentence for sentence in sentences)


@says("`dossier search` speaks the same language, and does nothing where it is not understood.")
def test_headless(seeded: Dossier) -> None:
    answer = seeded("search", "ljc after:soon")
    assert (answer.status, answer.out) == (2, "")
    assert "soon is no date" in answer.err
    assert seeded("search", "nijiachao").status == 1
    assert seeded.ids("nijiachao", "--fuzzy-pinyin") == {LEE}
