"""`dossier --store URL`: the same commands over an archive on a real server, and by the real executable."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.text.addresses import Address
from tests.store.archive.server import address_for, begin, needs_a_server
from tui.cli import main

pytestmark = needs_a_server

ARTICLE = "# 远山银行公布业绩\n\n远山银行行长陈大文表示：“今年增长8%。”远山银行总部设在云岭市。\n"


class Dossier:
    """The executable, with one's own files in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *words: str, store: str = "", status: int = 0) -> str:
        """Return what it says on both its streams."""
        environment = os.environ | {"XDG_DATA_HOME": str(self.folder), "DOSSIER_STORE": store}
        done = subprocess.run(
            [sys.executable, "-m", "tui", *words],
            capture_output=True,
            text=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    return Dossier(tmp_path)


@pytest.fixture
def address(server: str, tmp_path: Path) -> Address:
    address = address_for(server, str(tmp_path))
    begin(address)
    return address


def test_each_command_asks_the_archive_that_is_named(
    dossier: Dossier,
    address: Address,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    url = address.conninfo

    def said(*words: str, status: int = 0) -> str:
        """Return what a command says, in this process: what the executable makes of an address is tried once."""
        capsys.readouterr()
        assert main(["--store", url, *words]) == status
        told = capsys.readouterr()
        return told.out + told.err

    assert "is as this dossier has it" in dossier("archive", "init", url)
    assert "1 added" in dossier("load", str(tmp_path / "a.md"), store=url)
    assert "1 unchanged" in dossier("--store", url, "load", str(tmp_path / "a.md"))
    assert "陈大文" in said("search", "cdw")
    assert "今年增长8%" in said("export", "陈大文")
    said("correct", "rename", "陈大文", "陈达文")
    listed = said("corrections", "list", "--format", "json")
    assert '"by": "postgres"' in listed
    assert "陈达文" in said("show", "陈达文")
    assert "all is as it should be" in said("check")
    said("forget", "陈达文", "--yes")
    assert "all is as it should be" in said("check")
    assert "Nothing found" in said("search", "cdw", status=1)
    assert "Removed article" in said("remove", str(tmp_path / "a.md"), "--yes")
    assert not list(tmp_path.rglob("dossier.jsonl")), "nothing of it lies in a file"


def test_no_password_is_said_or_kept(dossier: Dossier, address: Address, tmp_path: Path) -> None:
    url = address.conninfo.replace("://postgres:@", "://postgres:verysecret@")
    said = dossier("--store", url, "-v", "load", str(tmp_path / "a.md"))
    said += dossier("--store", url, "-v", "search", "cdw")
    said += dossier("--store", "postgresql://postgres:verysecret@127.0.0.1:1/x", "search", "cdw", status=1)
    assert "verysecret" not in said
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"verysecret" not in kept


def test_an_empty_archive_shows_no_example(dossier: Dossier, address: Address) -> None:
    assert "example" not in dossier("--store", address.conninfo, "search", "李家超", status=1)
    assert "There is no store in" in dossier("--store", address.conninfo, "check", status=1)


@pytest.mark.parametrize(
    "store",
    ["postgresql:/lin:verysecret@db.example/news", "postgres:news", "mysql://lin:verysecret@db.example/news"],
)
def test_what_is_nearly_an_address_makes_no_folder_of_that_name(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: str
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    for said in (dossier("--store", store, "search", "a", status=2), dossier("search", "a", store=store, status=1)):
        assert "begins with postgresql://" in said
        assert "verysecret" not in said
        assert "Traceback" not in said
    assert sorted(tmp_path.iterdir()) == before
