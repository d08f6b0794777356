"""Attack every pattern of the store, and print as JSON what does not stand it: run by `tests/test_patterns.py`.

    python -m tests.patterns [PART OF A FILE'S NAME]

Time is the processor's own, and its growth is judged: four times the length may take nine times as long, where a square
takes sixteen times as long. What takes more than a second is ended and counts as lasting for ever. Half a dozen attacks
are made on each pattern, all there are with DOSSIER_THOROUGH=1.
"""

import gc
import json
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.patterns.attacking import attacks, parsed
from tests.patterns.collecting import Pattern, Recorder, Site, Source, Used, build, collected
from tests.thorough import volume

LENGTH = 1_000
QUICK = 0.0005
"""Seconds in which an attack of that length is done by whatever is linear and simple."""
FOR_EVER = 1.0
GROWTH = 9.0
SHARE = 6
"""How many attacks on a pattern are made where not all are asked for."""
ENDS = ("\x00", "，\n。")

SAMPLES = (
    "<html><script>字</script><p>远山银行（下称远山）行长陈大文表示，会继续。陈说：「好。」据《港岛邮报》报道，东海公司亏损3亿元。</p>",
    "<html><p>这两家公司连续停工15日，三人被捕。</p>",
    "<html><p>远山银行行长安娜·伯格表示会继续。东海公司主席汤姆·伯格离任。伯格其后说话。</p>",
    "<html><p>Far Hill Bank chief executive Anna Berg said the bank lost 3 million dollars. Berg left.</p>",
    "<html><p>本报专访远山银行行长陈大文。</p>"
    "<p>您今年怎么看？</p><p>我觉得会好。</p><p>您明年怎么看？</p><p>我觉得更好。</p><p>您后年呢？</p><p>我不知道。</p></html>",
)
"""What is read and explained so that the patterns are built that are made of an article's own names and elements."""


class _TooLongError(Exception):
    """An attack lasts for ever."""


def seconds(attack: Callable[[str], object], text: str) -> float:
    """Return the processor's time for an attack; at most `FOR_EVER`."""
    signal.setitimer(signal.ITIMER_PROF, FOR_EVER)
    began = time.thread_time()
    try:
        attack(text)
        return time.thread_time() - began
    except _TooLongError:
        return FOR_EVER
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _end(*_: object) -> None:
    raise _TooLongError


def methods(used: Used) -> list[Callable[[str], object]]:
    """Return the methods of a pattern by which it is attacked, taking text whatever the pattern takes."""
    return [partial(_call, used.pattern, name) for name in sorted(used.methods)]


def _call(pattern: Pattern, name: str, text: str) -> None:
    getattr(pattern, name)(text if isinstance(pattern.pattern, str) else text.encode())


def chosen(every: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those attacks on a pattern that are made: the same each time, all of them where all are asked for."""
    return random.Random(20261126).sample(every, min(len(every), volume(SHARE, len(every))))


def grows(short: float, long: float) -> bool:
    """Return whether an attack four times as long took too many times as long, or for ever."""
    return long > GROWTH * short or long >= FOR_EVER


def attacked(used: Used) -> str:
    """Return what a pattern does not stand, "" where it stands everything."""
    for before, pump in chosen(sorted(attacks(parsed(used.pattern.pattern, used.pattern.flags)))):
        many = before + pump * (LENGTH // len(pump))
        more = before + pump * (4 * LENGTH // len(pump))
        for end in ENDS:
            for method in methods(used):
                short = seconds(method, many + end)
                if short < QUICK or not grows(short, seconds(method, more + end)):
                    continue
                short = min(short, *(seconds(method, many + end) for _ in range(2)))
                long = min(seconds(method, more + end) for _ in range(2))
                if grows(short, long):
                    return f"{before!r} + {pump!r} * n + {end!r}: {short:.4f} s, four times as long {long:.4f} s"
    return ""


def read_samples() -> None:
    """Have patterns built that are made of what is read."""
    from store.articles import parse_article
    from store.articles.dates import is_time
    from store.corrections.wording import Forms
    from store.extraction.explain import explain
    from store.extraction.pipeline import extract
    from store.search.amounts import find_amount

    for sample in SAMPLES:
        article = parse_article(sample.encode(), "a.html")
        list(explain(article, extract(article)))
    find_amount("3亿元")
    is_time("10:30")
    Forms(["远山"]).are_in("远山银行")


def main() -> None:
    """Print what breaks, one line of JSON, and how many patterns there are."""
    gc.disable()  # the syntax of all files is kept to the end; to look through it again and again took a seventh
    recorder = Recorder()
    import store

    build(store)
    read_samples()
    signal.signal(signal.SIGPROF, _end)
    part = sys.argv[1] if len(sys.argv) > 1 else ""
    unknown: list[str] = []
    broken: list[str] = []
    count = 0
    for found in collected(Source(Path(store.__path__[0])), recorder):
        site = found if isinstance(found, Site) else found.site
        where = f"{site.file}:{site.line}"
        if part not in where:
            continue
        if isinstance(found, Site):
            unknown.append(where)
            continue
        count += 1
        if trouble := attacked(found):
            broken.append(f"{where}: {found.pattern.pattern!r:.60} takes too long for {trouble}")
    print(json.dumps({"patterns": count, "unknown": unknown, "broken": broken}, ensure_ascii=False))


main()
