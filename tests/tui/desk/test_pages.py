"""Where a sentence stands in its file: the line that an editor opens, or why none does."""

from pathlib import Path

import pytest

from store.errors import DossierError
from store.workspace import Workspace
from tests.store.articles.documents_by_hand import pdf, set_lines, word
from tui.desk.mentions import Mentions
from tui.desk.pages import ArticlePages

SENTENCE = "远山银行行长林晓月表示，银行会增聘三百人。"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        (
            "a.pdf",
            pdf([set_lines("远山银行公布结果。"), set_lines(SENTENCE)]),
            r"a\.pdf is no text.*stands on its page 2\.",
        ),
        ("a.docx", word([(SENTENCE, "a")]), r"a\.docx is no text that an editor opens\.$"),
    ],
    ids=["pdf", "word"],
)
def test_no_editor_opens_a_document(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path / name])
        pages = ArticlePages(lambda: workspace, Mentions(lambda: workspace))
        with pytest.raises(DossierError, match=told):
            pages.line_at("person/林晓月", 0)


def test_an_editor_opens_a_text_at_the_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"# 结果\n\n{SENTENCE}\n", "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path / "a.md"])
        pages = ArticlePages(lambda: workspace, Mentions(lambda: workspace))
        assert pages.line_at("person/林晓月", 0) == (str(tmp_path / "a.md"), 3)
