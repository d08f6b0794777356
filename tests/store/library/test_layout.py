"""Which columns the panes have and what was chosen last, kept beside the store."""

from pathlib import Path

from store.library.layout import Layout


def test_columns_are_kept_in_their_order_and_the_usual_ones_are_nothing(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    Layout(path).arrange("person", ("name", "last", "role"))
    assert Layout(path).columns == {"person": ("name", "last", "role")}
    Layout(path).arrange("person", ())
    assert Layout(path).columns == {}


def test_what_was_chosen_last_is_kept_and_forgets_a_folder_of_somebody(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    Layout(path).choose({"folder": "/notes/林晓月", "format": "csv"})
    Layout(path).choose({"shape": "apa"})
    assert [Layout(path).chosen(what) for what in ("folder", "format", "shape")] == ["/notes/林晓月", "csv", "apa"]
    Layout(path).drop_where(lambda text: "林晓月" in text)
    assert [Layout(path).chosen(what) for what in ("folder", "format", "shape")] == ["", "csv", "apa"]


def test_a_file_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    path.write_text('{"columns": {"nobody": 1}}', "utf-8")
    assert Layout(path).columns == {}


def test_a_broken_file_goes_where_somebody_is_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "layout.json"
    path.write_text("{", "utf-8")
    Layout(path).drop_where(lambda _: True)
    assert [one.name for one in tmp_path.iterdir() if "broken" in one.name] == []
