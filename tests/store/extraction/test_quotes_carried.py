"""Who speaks where a sentence, a paragraph or a page goes on: turns, carried subjects, signatures, short lines."""

import pytest

from tests.store.extraction.quoting import quotes


def _found(text: str) -> list[tuple[str, str]]:
    return [(quote.speaker, quote.text) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("周文静批评收费过高，不过李志远反驳有关说法，指收费五年没有调整。", "李志远", "收费五年没有调整"),
        ("周文静表示，收费五年没有调整；有职员接受电视访问，更称他每年都要多付。", "职员", "他每年都要多付"),
        ("周文静已呼吁公司暂停收费，但启明科技没有理会，只呼吁客户留在家中。", "启明科技", "客户留在家中"),
        ("周文静坚持收费由客户分担更加公平，呼吁客户留在家中。", "周文静", "客户留在家中"),
        ("周文静昨日会见记者，表明仍有过百间分店受影响。", "周文静", "仍有过百间分店受影响"),
        ("周文静承认六百个名额中，只有一百个派出。", "周文静", "六百个名额中，只有一百个派出"),
        ("身为大律师的李志远在网上为公司辩护，指公司无权作出停业决定。", "李志远", "公司无权作出停业决定"),
        ("城市规划署昨晚7时10分宣布取消所有收费。", "城市规划署", "取消所有收费"),
        ("城市规划署称为确保安全，所有分店今日不会开门。", "城市规划署", "为确保安全，所有分店今日不会开门"),
        ("启明科技及海岸银行等已呼吁城市规划署暂停收费。", "启明科技及海岸银行", "城市规划署暂停收费"),
        ("上班族大骂公司没有体察民情，仍不肯停工。", "上班族", "公司没有体察民情，仍不肯停工"),
        ("一份由最高法院于去年出具的传票显示，案件下月开庭审理。", "最高法院", "案件下月开庭审理"),
        ("城市规划署出具的通知书显示，这幢楼有结构问题。", "城市规划署", "这幢楼有结构问题"),
        ("研究团队测量了三年。\n研究发现，冬天的污染比以往严重。", "研究团队", "冬天的污染比以往严重"),
        ("新店开张。\n警：失物应当交出\n案件仍在调查。", "警", "失物应当交出"),
    ],
)
def test_who_is_carried_on_speaks(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in _found(text)


def test_what_came_of_an_appeal_is_the_articles_own() -> None:
    found = _found("启明科技呼吁客户留在家中，结果队伍越来越长。")
    assert found == [("启明科技", "客户留在家中")]


def test_going_on_with_something_is_no_statement() -> None:
    assert not _found("周文静坚持要求取消这项安排。")


def test_the_body_of_who_speaks_is_meant_before_one_of_a_heading() -> None:
    found = _found("海岸银行表示，利率会下调。\n启明科技首席执行官周文静批评，收费过高，该公司谴责银行没有评估市场。")
    assert found[-1] == ("启明科技", "银行没有评估市场")


def test_marks_with_a_name_behind_a_dash_are_signed() -> None:
    found = _found("李志远到会。\n“三年之内，这个市场会大一倍。”\n— 周文静（项目负责人）")
    assert found == [("周文静", "三年之内，这个市场会大一倍。")]


def test_a_line_with_a_sentence_behind_its_dash_is_no_signature() -> None:
    assert not _found("李志远到会。\n“三年之内，这个市场会大一倍。”\n— 周文静走进会场，没人说话。")


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("周文静在庭外批评，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("周文静作供时确认，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("周文静接收查询时也批评，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("周文静医生解释，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("周文静作结案陈词提到，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("学生代表周文静批评，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("李志远的对手周文静回应，收费五年没有调整。", "周文静", "收费五年没有调整"),
        ("同样支持李志远的一名女选民也直言，收费五年没有调整。", "一名女选民", "收费五年没有调整"),
        ("周文静否认控罪。其律师陈词时指出，收费五年没有调整。", "其律师", "收费五年没有调整"),
        ("周文静（Wendy Zhou）的办公室表示，收费五年没有调整。", "周文静（Wendy Zhou）的办公室", "收费五年没有调整"),
        ("调查人员指出，收费五年没有调整。", "调查人员", "收费五年没有调整"),
        ("申请方指收费五年没有调整，应当取消。", "申请方", "收费五年没有调整，应当取消"),
        ("法人表示，高息股受到买盘青睐。", "法人", "高息股受到买盘青睐"),
        ("东湾市人民法院一审判决，被告赔偿二千元。", "东湾市人民法院", "被告赔偿二千元"),
        ("启明科技表示，2021年，公司坚持“稳中求进”，业绩良好。", "启明科技", "2021年，公司坚持“稳中求进”，业绩良好"),
    ],
)
def test_what_stands_between_a_speaker_and_the_verb_leaves_him_its_speaker(text: str, speaker: str, words: str) -> None:
    assert (speaker, words) in _found(text)


@pytest.mark.parametrize(
    "text",
    [
        "周文静不服判决，提出上诉。",
        "启明科技昨日发布了公告，引起关注。",
        "调查显示机构投资者看好市场。",
    ],
)
def test_documents_and_judgments_that_are_things_say_nothing(text: str) -> None:
    assert _found(text) == []
