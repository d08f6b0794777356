"""A small shelf of entities to search in, made up around the names of Hong Kong's innovation scene."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from store.kinds import EntityKind
from store.model import AnyEntity, Figure, Organisation, Person, Quote, Role


@dataclass
class Shelf:
    """A source of entities."""

    all: dict[EntityKind, list[AnyEntity]] = field(default_factory=dict)

    def entities(self, kind: EntityKind) -> Iterable[AnyEntity]:
        return self.all.get(kind, [])


def organisation(
    name: str, *aliases: str, also: tuple[str, ...] = (), count: int = 1, seen: str = "2025-06-01"
) -> Organisation:
    return Organisation(
        id=f"organisation/{name}",
        name=name,
        aliases=aliases,
        also=also,
        mention_count=count,
        first_seen=seen,
        last_seen=seen,
    )


def person(
    name: str, *aliases: str, also: tuple[str, ...] = (), roles: tuple[Role, ...] = (), count: int = 1
) -> Person:
    return Person(id=f"person/{name}", name=name, aliases=aliases, also=also, roles=roles, mention_count=count)


def quote(
    number: str, speaker: str, text: str, about: tuple[str, ...] = (), figures: tuple[str, ...] = (), day: str = ""
) -> Quote:
    return Quote(
        id=f"quote/{number}",
        text=text,
        kind="direct",
        cue="表示",
        speaker=speaker,
        speaker_kind="person",
        speaker_id=f"person/{speaker}",
        about=about,
        figures=figures,
        mention_count=1,
        first_seen=day,
        last_seen=day,
    )


HKIC = "organisation/香港投资管理有限公司"


def small_shelf() -> Shelf:
    """Return the shelf that most tests search in."""
    organisations: list[AnyEntity] = [
        Organisation(
            id=HKIC,
            name="香港投资管理有限公司",
            aliases=("港投公司",),
            also=("HKIC", "Hong Kong Investment Corporation"),
            uncertain=("港投公诉",),
            mention_count=20,
            last_seen="2025-06-12",
        ),
        organisation("思谋集团", "思谋科技", "SmartMore", count=9),
        organisation("商汤科技", "商湯科技", also=("SenseTime",), count=7),
        organisation("香港特别行政区政府", "港府", "特区政府", count=15),
        organisation("创新科技及工业局", "創科局", count=6),
        organisation("香港科技大学", "科大", also=("HKUST",), count=5),
        organisation("重庆银行", count=2),
        organisation("钛媒体", "钛媒体AGI", count=3),
        organisation("长江实业", count=1),
    ]
    people: list[AnyEntity] = [
        person(
            "李家超",
            also=("John Lee Ka-chiu",),
            roles=(Role(title="行政长官", organisation_id="organisation/香港特别行政区政府"),),
            count=12,
        ),
        person("陈茂波", "陳茂波", also=("Paul Chan Mo-po",), roles=(Role(title="财政司司长"),), count=11),
        person(
            "孙东",
            "孫東",
            also=("Sun Dong",),
            roles=(Role(title="局长", organisation_id="organisation/创新科技及工业局"),),
            count=10,
        ),
        person("陈家齐", roles=(Role(title="行政总裁", organisation_id=HKIC),), count=8),
        person("贾佳亚", roles=(Role(title="创始人", organisation_id="organisation/思谋集团"),), count=6),
        person("单伟建", count=2),
        person("区璟智", count=2),
        person("曾国卫", "曾國衞", count=2),
        person("仇鸿", count=1),
        person("解振华", count=1),
        person("查毅超", count=1),
        person("盖茨", also=("Bill Gates",), count=1),
        person("尉迟恭", count=1),
        person("吕志和", count=1),
        person("李家诚", count=1),
    ]
    figures: list[AnyEntity] = [
        Figure(
            id="figure/1",
            text="620亿港元",
            kind="money",
            value=62e9,
            unit="HKD",
            about=(HKIC,),
            quote="quote/2",
            mention_count=1,
            last_seen="2025-06-12",
            first_seen="2025-06-12",
        ),
        Figure(
            id="figure/2",
            text="80亿美元",
            kind="money",
            value=8e9,
            unit="USD",
            about=(HKIC,),
            equals="figure/1",
            mention_count=1,
            last_seen="2025-06-12",
            first_seen="2025-06-12",
        ),
        Figure(
            id="figure/3",
            text="88%",
            kind="percent",
            value=88,
            unit="%",
            mention_count=1,
            last_seen="2025-03-01",
            first_seen="2025-03-01",
        ),
        Figure(
            id="figure/4",
            text="1.5亿元",
            kind="money",
            value=1.5e8,
            unit="CNY",
            about=("organisation/思谋集团",),
            mention_count=1,
        ),
        Figure(
            id="figure/5",
            text="近300家",
            kind="count",
            value=300,
            unit="家",
            counted="客户",
            about=("organisation/思谋集团",),
            mention_count=1,
        ),
        Figure(id="figure/6", text="数百家", kind="count", unit="家", mention_count=1),
        Figure(id="figure/7", text="20亿至30亿港元", kind="money", value=2e9, upper=3e9, unit="HKD", mention_count=1),
    ]
    quotes: list[AnyEntity] = [
        quote("1", "孙东", "我们会全力推动人工智能发展，算力是基础。", day="2025-06-10"),
        quote(
            "2", "陈家齐", "港投公司将以620亿港元做耐心资本。", about=(HKIC,), figures=("figure/1",), day="2025-06-12"
        ),
        Quote(
            id="quote/3",
            text="香港的优势在于背靠祖国。",
            kind="indirect",
            cue="认为",
            speaker="业内人士",
            mention_count=1,
            last_seen="2025-05-01",
            first_seen="2025-05-01",
        ),
    ]
    return Shelf({"organisation": organisations, "person": people, "figure": figures, "quote": quotes})
