"""Examples of each command, as its help and the manual show them."""

from collections.abc import Mapping

from store.text.language import later, tr

EXAMPLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "open": (
        ("dossier", "the explorer, where it was left"),
        ("dossier ~/clippings", "reads a folder first"),
        ("dossier open --fresh", "begins anew"),
    ),
    "load": (
        ("dossier load ~/clippings cuttings.md", "a folder and a file"),
        ("dossier load - < article.md", "an article from standard input"),
        ("dossier load ~/clippings --no-wait --format json", "for a script: what became of each file"),
    ),
    "extract": (
        ("dossier extract article.md", "what is found in it, as JSON"),
        ("dossier extract article.md --explain", "and why"),
        ("dossier extract ~/clippings --out found/", "of each article of a folder a file"),
    ),
    "rules": (
        ("dossier rules title-before", "the rules with this in their name"),
        ("dossier rules --made 李家超", "those that found him, and what else they found"),
    ),
    "search": (
        ("dossier search ljc", "李家超, by the initials of his name"),
        ("dossier search '>100亿' --kind figure --format csv", "a table of amounts"),
        ("dossier search 'text:算力' --kind passage", "sentences"),
    ),
    "show": (
        ("dossier show 李家超", "what is known of him"),
        ("dossier show person/李家超 --format json", "the same for programs"),
    ),
    "export": (
        ("dossier export 李家超 -o notes/", "a note for Obsidian"),
        ("dossier export --query 'said-by:李家超' --format csv -o said.csv", "a table of all that he said"),
        ("dossier search 李家超 --format ids | dossier export - -o notes/", "several at once"),
    ),
    "vault": (
        ("dossier vault ~/vault", "writes a vault, or what has changed of one"),
        ("dossier vault ~/vault --min-articles 3", "of who stands in three articles or more"),
        ("dossier vault ~/vault --read", "takes what was written in notes as corrections"),
    ),
    "articles": (("dossier articles", "all, the newest first"), ("dossier articles 李家超 --format csv", "a table")),
    "new": (
        ("dossier new", "since the last visit"),
        ("dossier new --since 2025-03-01", "since a day"),
    ),
    "timeline": (
        ("dossier timeline 李家超 --only said", "what he said, by date"),
        ("dossier timeline 李家超 --about 港投公司", "what he said on one subject"),
    ),
    "compare": (("dossier compare 港投公司", "its amounts"), ("dossier compare --format json", "all that there are")),
    "near": (
        ("dossier near 李家超 --depth 2", "who stands near him"),
        ("dossier near 李家超 陈茂波", "how the two meet"),
    ),
    "silent": (("dossier silent", "who is never quoted"), ("dossier silent --only about", "who speaks about whom")),
    "facets": (("dossier facets 港投公司 --of publisher", "who published what that finds"),),
    "correct": (
        ("dossier correct same 思谋集团 SmartMore", "two rows are one"),
        ("dossier correct not-one 创科", "no organisation, nowhere"),
        ("dossier correct rename 林晓月 林晓悦", "another name"),
    ),
    "corrections": (
        ("dossier corrections list", "all that was corrected"),
        ("dossier corrections undo", "takes the last one back"),
        ("dossier corrections export -o corrections.jsonl", "for a colleague"),
    ),
    "check": (
        ("dossier check", "says what is wrong, if anything is"),
        ("dossier check --repair", "mends it"),
    ),
    "remove": (
        ("dossier remove old.md cuttings/", "says what goes, and asks"),
        ("dossier remove old.md --yes", "does not ask"),
    ),
    "forget": (
        ("dossier forget 李家超", "out of the store and of every later load"),
        ("dossier forget 李家超 --yes", "does not ask"),
    ),
    "compact": (("dossier compact", "without what was taken out"),),
    "serve": (("dossier serve", "prints the address that a browser of this machine opens"),),
    "archive": (
        ("dossier archive init 'postgresql://db.example/news?sslmode=verify-full'", "makes its tables in a database"),
        ("dossier archive init", "tries one, with a server of its own"),
        ("dossier --store service=news", "the explorer on an archive, named in a service file"),
    ),
    "config": (
        ("dossier config", "what is in effect, and who says so"),
        ("dossier config --init", "writes a file that explains each"),
        ("dossier config --set theme=nord --format json", "how it would be"),
    ),
    "keys": (("dossier keys", "the keys of the explorer"), ("dossier keys --format json", "for programs")),
    "completion": (
        ("dossier completion bash > ~/.local/share/bash-completion/completions/dossier", "for bash"),
        ("dossier completion zsh > ~/.zfunc/_dossier", "for zsh, in a folder of its fpath"),
        ("dossier completion fish > ~/.config/fish/completions/dossier.fish", "for fish"),
    ),
}
"""By the name of the command: what is typed, and what that does."""

STATUS = later("exit status: 0 done, 1 nothing found or some files failed, 2 wrong use, 128 + n ended by signal n")


def shown(name: str) -> str:
    """Return the end of the help of a command: its examples and exit statuses; "" is that of all."""
    lines = [f"  {typed}\n      {tr(does)}" for typed, does in EXAMPLES.get(name, ())]
    if not lines:
        return tr(STATUS)
    return "\n".join([tr("examples:"), *lines, "", tr(STATUS)])
