"""Whom 他 and 她 mean where somebody without a name leads the sentence before, and when 说 says nothing."""

import pytest

from tests.store.extraction.quoting import quotes


def _found(text: str) -> list[tuple[str, str]]:
    return [(quote.speaker, quote.text) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("有人认为收费合理。\n叶太昨日在茶楼，穿一件黑色外套。她指，收费会再升。", "叶太", "收费会再升"),
        ("有人认为收费合理。\n小董刚读完高中，在店里当保安。他说，收费会再升。", "小董", "收费会再升"),
        ("周文静说收费合理。\n护士长接了一个电话。她说，病房明日关闭。", "护士长", "病房明日关闭"),
        ("李志远说收费合理。\n第三被告当日走进大楼。他承认自己推开了铁门。", "第三被告", "自己推开了铁门"),
        ("一名店员说，收费合理。\n多名邻居认为收费过高。他指，收费会再升。", "一名店员", "收费会再升"),
        (
            "李志远说收费合理。\n不过，南方一位基金经理看不懂行情，虽然他预计下月会回升。",
            "南方一位基金经理",
            "下月会回升",
        ),
        ("李志远说收费合理。\n邻居们都来了。他指，收费会再升。", "李志远", "收费会再升"),
        ("李志远说收费合理。\n妈妈认为太贵。他指，收费会再升。", "李志远", "收费会再升"),
        ("一名男子说收费合理。\n店里的阿姨收拾东西。她说，收费会再升。", "店里的阿姨", "收费会再升"),
        ("李志远说收费合理。\n老师把他叫到门外。他说，收费会再升。", "李志远", "收费会再升"),
    ],
)
def test_whom_a_pronoun_means(text: str, speaker: str, words: str) -> None:
    assert _found(text)[-1] == (speaker, words)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("圈内同行对他也另眼相看，认为这种做法会省钱。", "圈内同行", "这种做法会省钱"),
        ("班长宣读了上级的通知，称四月的工资会照发。", "班长", "四月的工资会照发"),
        ("要求加薪的工友昨日静坐，指公司没有交代原因。", "要求加薪的工友", "公司没有交代原因"),
        ("本科生丁同学发帖表示自己会申请公开记录。", "丁同学", "自己会申请公开记录"),
    ],
)
def test_who_without_a_name_leads_a_sentence_speaks_in_it(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in _found(text)


@pytest.mark.parametrize(
    "clause",
    [
        "说罢，他便走进休息室等候",
        "说完便回到店里去了",
        "说到这里，店里的灯都熄了",
        "从客户的感受来说，收费还是太高",
        "可以这么说，收费还是太高",
        "虽然说收费还是太高，客人倒不少",
        "进一步说，如果收费再升，客人会减少",
        "假如说收费再升，客人会减少",
    ],
)
def test_saying_that_says_nothing_is_no_quote(clause: str) -> None:
    assert len(_found(f"李志远表示，收费合理。{clause}。")) == 1


def test_a_verb_that_is_no_set_phrase_is_one_of_saying() -> None:
    assert _found("李志远表示，收费合理。又说得知加价后大吃一惊。")[-1] == ("李志远", "得知加价后大吃一惊")


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("周文静，今早到两个分店接受访问时表示，收费会再升。", "周文静", "收费会再升"),
        ("周文静中午会见传媒时，否认选择同日开店是巧合。", "周文静", "选择同日开店是巧合"),
        ("海岸银行罕有发表公开信，点名批评议员没有尽责。", "海岸银行", "议员没有尽责"),
        ("周文静不点名批评，有人把收费抬得太高。", "周文静", "有人把收费抬得太高"),
        ("周文静记得，当年公司只有三个人。", "周文静", "当年公司只有三个人"),
        ("周文静坦诚自己以前对这一行没有信心。", "周文静", "自己以前对这一行没有信心"),
        ("周文静答称没有时间表。", "周文静", "没有时间表"),
        ("感化官认为，第三被告表现合作。", "感化官", "第三被告表现合作"),
        ("周文静的助手表示，会议明日举行。", "周文静的助手", "会议明日举行"),
        ("还有的邻居认为，收费太高了。", "有的邻居", "收费太高了"),
        ("上海一家银行系基金公司基金经理表示，收费太高了。", "上海一家银行系基金公司基金经理", "收费太高了"),
        ("一家公司解雇的员工表示，收费太高了。", "一家公司解雇的员工", "收费太高了"),
    ],
)
def test_what_is_said_between_small_words(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in _found(text)


def test_what_somebody_still_knows_without_a_pause_is_told_by_the_article() -> None:
    assert not _found("周文静记得当年的店。")


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("周文静到庭。控方传召东海交通警员李志远作供。他供称，当日没有下雨。", "李志远", "当日没有下雨"),
        ("周文静的舅父称，店里很冷清。他说，客人少了一半。", "周文静的舅父", "客人少了一半"),
        ("女儿的老师走进店里。他说，收费会再升。", "女儿的老师", "收费会再升"),
        ("一名女司机走进店里。他说，收费会再升。", "他", "收费会再升"),
        ("本身女儿患有重病的李志远，称收费太高。", "李志远", "收费太高"),
    ],
)
def test_whom_a_pronoun_or_a_clause_that_only_tells_of_somebody_means(text: str, speaker: str, words: str) -> None:
    assert _found(text)[-1] == (speaker, words)


def test_what_is_announced_later_is_said_by_nobody_yet() -> None:
    text = "李志远表示，会考虑开店，并会在收集到意见后正式宣布，若人数不足未必会开。"
    assert _found(text) == [("李志远", "会考虑开店，并会在收集到意见后正式宣布，若人数不足未必会开")]
