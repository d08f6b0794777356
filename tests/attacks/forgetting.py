"""Forgetting somebody: no byte of the store may hold any form of the name, and no later load brings it back."""

import random
import shutil
import signal
from collections.abc import Iterable, Sequence
from pathlib import Path

import opencc

from store.extraction.lexicon import rows
from store.library.searches import SEARCHES, Searches
from tests.attacks.articles import write_made_up
from tests.attacks.ground import Ground, log_of, shown
from tests.attacks.running import Said, dossier, finish, start, until, used
from tests.attacks.verdicts import Verdict
from tests.store.lines import lines_of

_TO_TRADITIONAL = opencc.OpenCC("s2t")
_NAMES = (("周启岚", "Karen Chow Kai-laam"), ("罗定坤", "Dennis Law Ting-kwan"), ("欧阳望舒", "Moon Au-Yeung"))


def _forms(number: int) -> tuple[str, ...]:
    """Return the forms of a name: invented, or one of those that the program knows beforehand."""
    known = [tuple(row[3].split("|")) for row in rows("people.tsv") if len(row) > 3 and "|" in row[3]]
    names = [row[0] for row in rows("people.tsv") if len(row) > 3 and "|" in row[3]]
    place = number // 2 % (len(names) if number % 2 else len(_NAMES))
    chinese, *english = (names[place], *known[place]) if number % 2 else _NAMES[place]
    return tuple(dict.fromkeys((chinese, _TO_TRADITIONAL.convert(chinese), *english)))


def _write(folder: Path, forms: Sequence[str], rng: random.Random) -> None:
    """Write articles in whose sentences somebody speaks under all known forms; no title and no quote names them."""
    chinese, traditional, english = forms[0], _TO_TRADITIONAL.convert(forms[0]), forms[-1]
    ways = (
        f"远山银行行长{chinese}（{english}）表示：“会继续。”",
        f"遠山銀行行長{traditional}表示：“會繼續。”",
        f"远山银行行长{chinese}指出，市场很好。",
        f"{traditional}（{english}）表示：“很好。”",
    )
    folder.mkdir()
    write_made_up(folder, 10, rng.randrange(1 << 20))
    for number, sentence in enumerate((ways[0], *rng.choices(ways, k=5))):
        (folder / f"who-{number}.md").write_text(f"# 第{number}天公布\n\n{sentence}\n\n第{number}号。\n", "utf-8")


def forget(ground: Ground, rng: random.Random, number: int) -> Verdict:
    """Forget somebody: undisturbed, on a full disk, or killed and then done again; then load them in other forms."""
    forms = _forms(number)
    folder, store = ground.place("named"), ground.place("store")
    _write(folder, forms, rng)
    dossier(store, "load", str(folder))
    dossier(store, "search", forms[0])
    _leave_traces(store, forms)
    named = rng.choice((forms[0], _TO_TRADITIONAL.convert(forms[0]), forms[-1]))
    known = [one for one in shown(store) or () if one.startswith("person/") and any(form in one for form in forms)]
    how = ("undisturbed", "on a full disk", "killed")[number % 3]
    said = [
        _disturbed(ground, store, named, how, rng),
        dossier(store, "forget", "--yes", named),
        dossier(store, "compact"),
    ]
    left = _left(store, forms)
    back = _reloaded(ground, store, forms, rng)
    ground.clear(folder, store)
    harm = "; ".join(filter(None, (left, back, "" if known else "was not known")))
    return Verdict(
        "lost" if harm else "harmless",
        stuck=any(one.stuck for one in said),
        crashed=any(one.crashed for one in said if one is not said[0] or how != "killed"),
        note=f"{named} of {'/'.join(forms)} {how}: {harm or 'gone'}; {'; '.join(map(str, said))}",
    )


def _leave_traces(store: Path, forms: Sequence[str]) -> None:
    """Leave the name where work before has left it: earlier and kept searches, files of a process that was killed."""
    searches = Searches(store / SEARCHES)
    for form in forms:
        searches.remember(form)
        searches.keep(f"of {form}", f"said-by:{form}")
    for name in ("rows.columns.new", "dossier.new", "searches.new", "dossier.new.jsonl", "dossier.rebuilt.jsonl"):
        (store / name).write_text(f"half of {forms[0]} and {forms[-1]}", "utf-8")
    shutil.copy2(log_of(store), store / "dossier.damaged-20260101-000000-000000.jsonl")


def _disturbed(ground: Ground, store: Path, named: str, how: str, rng: random.Random) -> Said:
    if how == "on a full disk":
        with ground.small_disk(store, rng.randrange(0, 120_000)) as (small, prefix):
            said = finish(start(small, "forget", "--yes", named, prefix=prefix))
            (small / "filler").unlink(missing_ok=True)
            if small != store:
                shutil.rmtree(store)
                shutil.copytree(small, store)
        return said
    process = start(store, "forget", "--yes", named)
    if how == "killed":
        goal = rng.randrange(150_000_000, 600_000_000)
        until(lambda: process.poll() is not None or used(process.pid) > goal, 30)
        process.send_signal(signal.SIGKILL)
    return finish(process)


def _left(store: Path, forms: Iterable[str]) -> str:
    """Return where a form of the name is left; the texts of articles stay, by what `forget` says of itself."""
    found = []
    for file in sorted(store.rglob("*")):
        if file.is_file():
            lines = [line for line in lines_of(file.read_bytes()) if not line.startswith(b'["texts",')]
            found += [f"{form} in {file.name}" for form in forms if any(form.encode() in line for line in lines)]
    return ", ".join(dict.fromkeys(found))


def _reloaded(ground: Ground, store: Path, forms: Sequence[str], rng: random.Random) -> str:
    """Load new articles in which the forgotten stand in each of their forms; return whether they are back."""
    folder = ground.place("named")
    folder.mkdir()
    for number, form in enumerate(forms):
        text = f"# 又第{number}天\n\n远山银行行长{form}表示：“还会继续。”{rng.randrange(10**9)}号。\n"
        (folder / f"again-{number}.md").write_text(text, "utf-8")
    dossier(store, "load", str(folder))
    back = [one for one in shown(store) or () if one.startswith("person/") and any(form in one for form in forms)]
    ground.clear(folder)
    return f"{', '.join(back)} back" if back else ""
