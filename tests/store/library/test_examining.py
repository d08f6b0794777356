"""What is found in files without a store."""

from pathlib import Path

import pytest

from store.errors import DossierError
from store.library.examining import examine


@pytest.mark.parametrize("elsewhere", [{}, {"林晓月": 60}])
def test_a_folder_is_what_its_files_are_one_by_one_and_each_fault_is_told(
    tmp_path: Path, elsewhere: dict[str, int]
) -> None:
    (tmp_path / "a.md").write_text("# 远山银行增聘\n\n远山银行董事长林晓月表示，今年投资3亿元。\n", "utf-8")
    (tmp_path / "b.md").write_bytes(b"")
    (tmp_path / "c.md").write_text("# 新港电机\n\n新港电机总裁陈家齐说：“我们会增聘三百人。”\n", "utf-8")
    (tmp_path / "d.md").write_text("---\ntype: person\ndossier: person/lin-xiaoyue\n---\n# 林晓月\n", "utf-8")
    (tmp_path / "e.md").write_text("# 开幕\n\n看林晓月笑。\n", "utf-8")
    together = list(examine(tmp_path, elsewhere=elsewhere))
    alone = [one for path in sorted(tmp_path.iterdir()) for one in examine(path, elsewhere=elsewhere)]
    assert [_told(one) for one in together] == [_told(one) for one in alone]
    assert [one.name for one in together if not isinstance(one, DossierError)] == ["a", "c", "e"]
    (last,) = (one for one in together if not isinstance(one, DossierError) and one.name == "e")
    assert [one.name for one in last.extraction.people] == list(elsewhere)


def _told(found: object) -> object:
    return (type(found), str(found)) if isinstance(found, DossierError) else found
