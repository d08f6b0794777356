"""The formats of the table: each is read by a program of its field, loses nothing, and runs nothing an article says."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from store.errors import ExportError
from store.export import formats
from store.export.addresses import readable, urn
from store.export.formats import FORMATS, asked_by, format_called, format_of
from store.export.json_lines import schema
from store.export.selection import Exported, Selection
from store.export.tables import COLUMNS, cell
from tests.store.export.ground import ADDRESS, SAID, figure_of, selected, texts

pytestmark = pytest.mark.over_both

ROOT = Path(__file__).resolve().parents[3]
NAMES = [one.name for one in FORMATS]


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Selection]:
    with selected(tmp_path_factory.mktemp("store")) as selection:
        yield selection


@pytest.fixture(scope="module")
def records(chosen: Selection) -> list[Exported]:
    return list(chosen.records())


def checker(name: str) -> ModuleType:
    """Return a library that is needed for checks alone."""
    pytest.importorskip(name, reason=f"{name} is one of the extra `dev`")
    return import_module(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_format_is_deterministic_and_ends_a_line(chosen: Selection, name: str) -> None:
    form = format_called(name)
    again = Selection(chosen.library, chosen.links, chosen.ids, chosen.most)
    text = form.writer(chosen)
    assert text == form.writer(again)
    assert text.endswith("\n")


@pytest.mark.parametrize("name", [one for one in NAMES if one != "markdown"])
def test_of_nothing_a_format_says_nothing_and_fails_at_nothing(chosen: Selection, name: str) -> None:
    assert "林晓月" not in format_called(name).writer(Selection(chosen.library, chosen.links, ()))


@pytest.mark.parametrize("form", FORMATS, ids=NAMES)
def test_the_ending_of_a_file_asks_for_its_format(form: formats.Format) -> None:
    assert asked_by(f"林晓月{form.suffix.upper()}") is form


def test_of_a_file_without_an_ending_the_usual_format_is_meant_and_of_another_none() -> None:
    assert format_of(Path("a.b/林晓月")) is FORMATS[0]
    with pytest.raises(ExportError, match=r"end in \.docx\. There are \.md \(Markdown\), \.csv \(CSV\), .*\.gexf"):
        format_of(Path("林晓月.docx"))


def test_every_place_is_looked_up_by_what_its_record_says(chosen: Selection, records: list[Exported]) -> None:
    every = texts(chosen)
    places = [place for record in records for place in record.mentions]
    assert len(places) == sum(record.mention_count for record in records)
    for place in places:
        assert every[place.article][place.start : place.end] == place.exact
        assert " ".join(place.exact.split()) in place.sentence
        assert place.url == "https://example.org/远山?a=1&b=%B9%E3#{x}"


def test_with_a_name_go_the_figures_and_quotes_of_its_note(chosen: Selection) -> None:
    alone = Selection(chosen.library, chosen.links, ["person/林晓月"])
    assert {one.partition("/")[0] for one in alone.with_statements().ids} == {"person", "figure", "quote"}


def test_what_stands_for_several_is_written_with_all_of_them(chosen: Selection) -> None:
    quotes = [one for one in chosen.ids if one.startswith(("quote/", "figure/"))]
    first, second = quotes[:2]

    def records_of(identity: str) -> list[tuple[str, str | None]]:
        selection = Selection(chosen.library, chosen.links, [identity])
        selection.alike = lambda _: (first, second)
        return [(record.id, record.lead) for record in selection.with_occurrences().records()]

    assert records_of(first) == [(first, first), (second, first)]
    assert records_of(second) == [(second, first)]


def test_who_writes_many_is_told_how_far_it_is_and_can_end_it(chosen: Selection) -> None:
    told: list[tuple[int, int]] = []
    some = Selection(chosen.library, chosen.links, chosen.ids)
    some.tell = lambda done, total: told.append((done, total))
    format_called("csv").writer(some)
    assert told == [(done, len(chosen.ids)) for done in range(len(chosen.ids))]

    def stop(*_: int) -> None:
        raise InterruptedError

    some.tell = stop
    with pytest.raises(InterruptedError):
        format_called("gexf").writer(some)


def test_it_is_known_whether_a_list_was_cut(chosen: Selection) -> None:
    for most, cut in ((1, True), (None, False)):
        for name in ("jsonl", "graphml"):
            some = Selection(chosen.library, chosen.links, chosen.ids, most)
            format_called(name).writer(some)
            assert some.is_cut is cut
        assert Selection(chosen.library, chosen.links, ["person/林晓月"], most).with_statements().is_cut is False


# JSON lines


def test_json_lines_are_as_the_published_schema_says(chosen: Selection, records: list[Exported]) -> None:
    published = json.loads((ROOT / "docs" / "export.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(schema())), "python -m tests.schema writes it anew"
    validator = checker("jsonschema").Draft202012Validator(published)
    lines = [json.loads(line) for line in format_called("jsonl").writer(chosen).splitlines()]
    assert len(lines) == len(records)
    for line in lines:
        validator.validate(line)
        assert list(line) == list(Exported.__struct_fields__)
    assert not validator.is_valid(lines[0] | {"mention_count": "many"})


# Tables


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_a_table_has_a_row_for_each_place_and_always_the_same_columns(
    chosen: Selection, records: list[Exported], name: str, delimiter: str
) -> None:
    header, *rows = csv.reader(io.StringIO(format_called(name).writer(chosen), newline=""), delimiter=delimiter)
    assert tuple(header) == COLUMNS
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == sum(max(1, len(record.mentions)) for record in records)
    figure = next(dict(zip(header, row, strict=True)) for row in rows if row[0] == "figure")
    assert (figure["value"], figure["unit"], figure["inferred"]) == ("300000000", "CNY", "true")
    assert not any(value.startswith(("=", "+", "-", "@")) for row in rows for value in row)
    assert "'=cmd|' /C calc'!A0" in {row[header.index("title")] for row in rows}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        (" \t@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        (("-a", "b"), "'-a | b"),
        ("a\n=b", "a =b"),
        (-5.0, "-5"),
        (6.2e10, "62000000000"),
        (True, "true"),
        (None, ""),
        ("3-5", "3-5"),
    ],
)
def test_no_cell_is_run_and_numbers_stay_numbers(value: object, written: str) -> None:
    assert cell(value) == written


# Web Annotation


def test_an_annotation_is_found_again_by_its_words_and_by_its_place(chosen: Selection, records: list[Exported]) -> None:
    page = json.loads(format_called("annotation").writer(chosen))
    every = texts(chosen).values()
    assert len(page["items"]) == sum(len(record.mentions) for record in records)
    assert len({one["id"] for one in page["items"]}) == len(page["items"])
    for one in page["items"]:
        words, place = one["target"]["selector"]
        around = words["prefix"] + words["exact"] + words["suffix"]
        (text,) = (text for text in every if around in text)
        assert text[place["start"] : place["end"]] == words["exact"]
        assert text.index(around) + len(words["prefix"]) == place["start"]
        assert one["target"]["source"]["id"].startswith("https://example.org/远山")
    guesses = [one for one in page["items"] if any("guess" in str(body.get("value")) for body in one["body"])]
    assert len(guesses) == 1


# JSON-LD


def test_json_ld_is_expanded_to_the_words_of_schema_org(chosen: Selection) -> None:
    document = json.loads(format_called("jsonld").writer(chosen))
    expanded = checker("pyld").jsonld.expand(document)
    by_id = {node["@id"]: node for node in expanded}
    assert set(map(urn, chosen.ids)) <= set(by_id)
    org = "https://schema.org/"
    figure = by_id[urn(figure_of(chosen).id)]
    assert figure["@type"] == [f"{org}MonetaryAmount"]
    assert figure[f"{org}value"] == [{"@value": 300000000}]
    assert "guess" in figure[f"{org}description"][0]["@value"]
    (quote,) = (node for node in expanded if node["@type"] == [f"{org}Quotation"])
    assert quote[f"{org}text"] == [{"@value": SAID[1:-1]}]
    assert quote[f"{org}creator"] == [{"@id": urn("person/林晓月")}]
    articles = [node for node in expanded if node["@type"] == [f"{org}NewsArticle"]]
    assert len(articles) == 2
    told = {str(one["@id"]) for node in expanded for one in node.get(f"{org}subjectOf", ())}
    assert told <= {node["@id"] for node in articles}


# References


def test_references_are_rendered_as_citations(chosen: Selection) -> None:
    source, citeproc = checker("citeproc.source.json"), checker("citeproc")
    listed = json.loads(format_called("csl").writer(chosen))
    style = citeproc.CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = citeproc.CitationStylesBibliography(style, source.CiteProcJSON(listed), citeproc.formatter.plain)
    for one in listed:
        bibliography.register(citeproc.Citation([citeproc.CitationItem(one["id"])]))
    rendered = "\n".join(map(str, bibliography.bibliography()))
    assert "甲事{</script>}" in rendered
    assert "张三 & 李四" in rendered
    first = next(one for one in listed if "issued" in one)
    assert first["issued"] == {"date-parts": [[2026, 1, 5]]}
    assert first["accessed"] == {"date-parts": [[2026, 2, 1]]}


def test_bibtex_is_read_back_with_what_an_article_says(chosen: Selection) -> None:
    parser = checker("citeproc.source.bibtex.bibparse")
    entries = parser.BibTeXParser(io.StringIO(format_called("bibtex").writer(chosen)))
    assert len(entries) == len({one["id"] for one in json.loads(format_called("csl").writer(chosen))}) == 2
    first = next(entry for entry in entries.values() if entry.get("year") == "2026")
    assert first["title"] == r"{甲事\textbraceleft{}</script>\textbraceright{}}"
    assert first["author"] == r"{张三 \& 李四} and {O'Neil, \textbraceleft{}A}"
    assert first["url"] == "https://example.org/远山?a=1&b=%B9%E3#%7Bx%7D"
    assert (first["date"], first["urldate"]) == ("2026-01-05", "2026-02-01")


# GraphML


def test_graphml_is_read_as_who_stands_with_whom(chosen: Selection) -> None:
    text = format_called("graphml").writer(chosen)
    graph = checker("networkx").parse_graphml(text)
    assert set(graph.nodes) == set(chosen.ids)
    kinds = {data["kind"] for _, _, data in graph.edges(data=True)}
    assert {"said by", "holds a role at"} <= kinds
    assert all(data["count"] >= 1 for _, _, data in graph.edges(data=True))
    assert graph.nodes[figure_of(chosen).id]["inferred"] is True


def test_gexf_is_read_as_the_same_network(chosen: Selection) -> None:
    networkx = checker("networkx")
    graph = networkx.read_gexf(io.BytesIO(format_called("gexf").writer(chosen).encode()))
    other = networkx.parse_graphml(format_called("graphml").writer(chosen))
    assert set(graph.nodes) == set(other.nodes)
    assert graph.nodes["person/林晓月"]["label"] == "林晓月"
    assert graph.nodes[figure_of(chosen).id]["inferred"] is True

    def told(edges: Iterable[tuple[str, str, Mapping[str, object]]]) -> list[tuple[object, ...]]:
        return sorted((*sorted((one, two)), data["kind"], data["count"], data["url"]) for one, two, data in edges)

    assert told(graph.edges(data=True)) == told(other.edges(data=True))


def test_a_table_of_links_has_the_names_of_both_ends(chosen: Selection) -> None:
    rows = list(csv.DictReader(io.StringIO(format_called("links").writer(chosen), newline="")))
    (role,) = (row for row in rows if row["kind"] == "holds a role at")
    assert (role["source_name"], role["target_name"], role["target_kind"]) == ("远山银行", "林晓月", "person")
    assert role["url"].startswith("https://example.org/远山")
    assert len(rows) == len(checker("networkx").parse_graphml(format_called("graphml").writer(chosen)).edges)


def test_graphml_has_whom_the_chosen_one_stands_with(chosen: Selection) -> None:
    one = Selection(chosen.library, chosen.links, ["person/林晓月"])
    nodes = ElementTree.fromstring(format_called("graphml").writer(one)).iter(
        "{http://graphml.graphdrawing.org/xmlns}node"
    )
    assert {node.get("id") for node in nodes} == {"person/林晓月", "organisation/远山银行"}


# FollowTheMoney


def test_follow_the_money_names_nobody_who_is_not_there(chosen: Selection) -> None:
    alone = Selection(chosen.library, chosen.links, ["person/林晓月"]).with_statements()
    lines = [json.loads(line) for line in format_called("ftm").writer(alone).splitlines()]
    known = {line["id"]: line["schema"] for line in lines}
    assert len(known) == len(lines)
    assert {"Article", "Person", "Company", "Mention", "Employment", "Note", "Documentation"} == set(known.values())
    for line in lines:
        assert all(isinstance(value, str) and value for values in line["properties"].values() for value in values)
        for name in ("document", "entity", "resolved", "employer", "employee", "proof"):
            assert set(line["properties"].get(name, ())) <= set(known)
    assert {*(line["properties"]["publisher"][0] for line in lines if line["schema"] == "Article")} == {
        "山间日报 <&> 祝"
    }
    (money,) = (line for line in lines if line["properties"].get("name") == ["3亿元"] and line["schema"] == "Note")
    assert "300000000 CNY" in money["properties"]["description"][0]
    assert "guess" in money["properties"]["description"][0]


def test_nothing_that_follow_the_money_is_given_is_lost_there(chosen: Selection) -> None:
    model = checker("followthemoney").model
    for line in format_called("ftm").writer(chosen).splitlines():
        given = json.loads(line)
        taken = model.get_proxy(given, cleaned=False).to_dict()
        kept = {name: sorted(values) for name, values in taken["properties"].items()}
        assert kept == {name: sorted(values) for name, values in given["properties"].items()}


# Addresses


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        (ADDRESS, "https://example.org/远山?a=1&b=%B9%E3#{x}"),
        ("https://example.org/a%20b%2Fc", "https://example.org/a%20b%2Fc"),
        ("https://example.org/%E2%80%AEa", "https://example.org/%E2%80%AEa"),
        ("https://example.org/%E2%80", "https://example.org/%E2%80"),
        ("https://example.org/%C3%A9t%C3%A9", "https://example.org/été"),
    ],
)
def test_an_address_is_written_as_it_is_read(url: str, shown: str) -> None:
    assert readable(url) == shown
    assert readable(shown) == shown
