"""The rules by which words before a head of organisations are a name, and how sure each is."""

from store.extraction.engine.rule import Example, Rule

_LISTS = ("suffixes.tsv", "places.tsv", "not_organisations.tsv", "organisation_characters.tsv")
BRAND_HEAD = Rule(
    "organisation.brand-head",
    0.85,
    finds=Example("由云岫集团投资兴建。", "云岫集团"),
    leaves=Example("各大集团都在裁员。", "大集团"),
    lists=_LISTS,
    cases={"strong": 0.85, "weak": 0.75, "body": 0.75, "place": 0.45, "leader": 0.6, "single": 0.45},
)
"""A proper name and a word for organisations; also the man who leads a government, and heads of one character."""
BRAND_INDUSTRY = Rule(
    "organisation.brand-industry",
    0.6,
    finds=Example("他在芮橡资本工作。", "芮橡资本"),
    leaves=Example("他一直关注资本市场。", "资本"),
    lists=_LISTS,
    cases={"industry": 0.6, "field": 0.4, "financial": 0.4, "apart": 0.15},
)
"""A proper name and a line of business, which must stand right beside it."""
PLACE_HEAD = Rule(
    "organisation.place-head",
    0.85,
    finds=Example("意大利法院驳回了上诉。", "意大利法院"),
    leaves=Example("法院驳回了上诉。", "法院"),
    lists=_LISTS,
    cases={
        "place": 0.85,
        "learned": 0.6,
        "media": 0.7,
        "strong": 0.4,
        "body": 0.4,
        "scope": 0.2,
        "financial": 0.2,
        "other": 0.15,
    },
)
"""A place and a head alone: 沙特政府 is a name, 香港公司 is not."""
PLACE_FIELD_HEAD = Rule(
    "organisation.place-field-head",
    0.9,
    finds=Example("广东省工业和信息化厅召开会议。", "广东省工业和信息化厅"),
    leaves=Example("香港科技公司都在裁员。", "香港科技公司"),
    lists=_LISTS,
    cases={"strong": 0.85, "weak": 0.6, "body": 0.9, "place": 0.8},
)
"""A place, a field of work and a head."""
PLACE_FIELD_INDUSTRY = Rule(
    "organisation.place-field-industry",
    0.25,
    finds=Example("他曾在浙江民生能源任职。", "浙江民生能源"),
    leaves=Example("能源供应紧张。", "能源"),
    lists=_LISTS,
    cases={"industry": 0.25, "field": 0.2},
)
"""A place, words of the dictionary and a line of business."""
FIELD_HEAD = Rule(
    "organisation.field-head",
    0.6,
    finds=Example("会议由环境及水务局召开。", "环境及水务局"),
    leaves=Example("有关部门要落实政策。", "有关部门"),
    lists=_LISTS,
    cases={
        "strong": 0.6,
        "weak": 0.25,
        "body": 0.6,
        "place": 0.3,
        "fields": 0.5,
        "single": 0.35,
        "part": 0.4,
    },
)
"""Words of the dictionary and a head; two fields make a bureau, a college may be part of a university."""
FIELD_INDUSTRY = Rule(
    "organisation.field-industry",
    0.25,
    finds=Example("他在远大资本工作。", "远大资本"),
    leaves=Example("他买了科技股票。", "科技"),
    lists=_LISTS,
    cases={"industry": 0.2, "field": 0.1, "fund": 0.25},
)
"""Words of the dictionary and a line of business."""
GENERIC = Rule(
    "organisation.generic",
    0.1,
    finds=Example("本地网络安全公司都在裁员。", "网络安全公司"),
    leaves=Example("云岫公司裁员。", "云岫公司"),
    lists=_LISTS,
)
"""Only generic modifiers before a head: nearly never a name."""
SITE = Rule(
    "organisation.site",
    0.4,
    finds=Example("他到访云岫中心。", "云岫中心"),
    leaves=Example("他住在市中心。", "市中心"),
    lists=_LISTS,
    cases={"brand": 0.4, "place": 0.35, "plain": 0.1},
)
"""A head that sites have too."""
UNIT = Rule(
    "organisation.unit",
    0.45,
    finds=Example("他加入云岫事业部。", "云岫事业部"),
    leaves=Example("他走进事业部。", "事业部"),
    lists=_LISTS,
    cases={"brand": 0.45, "place": 0.4, "plain": 0.0},
)
"""A head of parts of organisations."""
LEVEL = Rule(
    "organisation.level",
    0.65,
    finds=Example("县公安局通报，两人被捕。", "县公安局"),
    leaves=Example("县城公安部门通报，两人被捕。", "县城公安部门"),
    lists=("suffixes.tsv", "organisation_characters.tsv"),
)
"""The level of a division of a state and a public body of it, as its own papers write (市教育局, 省委宣传部)."""
