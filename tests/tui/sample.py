"""A small article with its mentions, for the widgets that show one."""

from store.model import Article, Block
from tui.desk.models import CardField, CardLink, CardModel, CardSentence, LinkGroup, PageMention

TITLE = "云岭智造获80亿元注资 [/foo] [red]x"
BODY = "云岭智造董事长林晓月表示，公司将投入约80亿元。「我们会一步一步来。」她说。"
TEXT = (
    f"{TITLE}\n{BODY}\n"
    + "\n".join(f"第{number}段讲的是别的事情，与此无关。" for number in range(60))
    + "\n林晓月最后说：再见。"
)


def spans(text: str = TEXT) -> tuple[PageMention, ...]:
    """Every mention of the sample, ascending."""
    found: list[PageMention] = []
    for kind, forms in (("organisation", ["云岭智造"]), ("person", ["林晓月"]), ("figure", ["80亿元"])):
        for form in forms:
            start = text.find(form)
            while start >= 0:
                if kind == "organisation":
                    found.append(PageMention(start, start + len(form), "organisation", f"organisation/{form}"))
                elif kind == "person":
                    found.append(PageMention(start, start + len(form), "person", f"person/{form}"))
                else:
                    found.append(PageMention(start, start + len(form), "figure", f"figure/x/{form}"))
                start = text.find(form, start + 1)
    quote = text.index("我们会")
    found.append(PageMention(quote, quote + len("我们会一步一步来。"), "quote", "quote/x/我们会"))
    return tuple(sorted(found))


def article() -> Article:
    """The sample as an article whose blocks are its lines."""
    blocks: list[Block] = []
    start = 0
    for line in TEXT.split("\n"):
        blocks.append(Block(start=start, end=start + len(line), kind="paragraph" if blocks else "title"))
        start += len(line) + 1
    return Article(
        id="article/2031-02-03-云岭智造获80亿元注资",
        title=TITLE,
        text=TEXT,
        published="2031-02-03",
        publisher="山间日报",
        url="https://example.org/a",
        authors=("周远",),
        blocks=tuple(blocks),
    )


def card() -> CardModel:
    """A person's card."""
    return CardModel(
        subject="person/林晓月",
        kind="person",
        title="林晓月",
        subtitle="董事长 · 云岭智造",
        aliases=("林曉月", "Lin Xiaoyue"),
        fields=(CardField("Roles", "董事长 · 云岭智造"),),
        groups=(
            LinkGroup("Said", (CardLink("quote/x/我们会", "quote", "我们会一步一步来", "说"),), 3),
            LinkGroup("Organisations", (CardLink("organisation/云岭智造", "organisation", "云岭智造", "", 4),), 1),
        ),
        evidence=(CardSentence(0, BODY, (7, 10), "山间日报", "2031-02-03", "person.title-before", 0.95),),
        mention_count=2,
        counts="2 mentions in 1 article",
    )
