"""Speech in quotation marks whose speaker only its place shows, or which stands apart from a verb of saying."""

import pytest

from tests.store.extraction.quoting import quotes


def spoken(text: str) -> list[tuple[str, str, str]]:
    """Return the kind, the speaker and the words of each quote of an article."""
    return [(quote.kind, quote.speaker, quote.text) for quote in quotes(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("学生们整齐划一地喊：“{}”", "学生们"),
        ("学生们振臂高呼“{}”", "学生们"),
        ("海东的球迷们高兴地喊：“{}”", "海东的球迷们"),
        ("门外的保安笑着跟记者们说：“{}”", "门外的保安"),
        ("阿树开玩笑的表示：“{}”", "阿树"),
        ("“{}”树叔豪气地反问。", "树叔"),
        ("「{}」May姐在文章中寫道。", "May姐"),
        ("“{}”C说。", "C"),
        ("阿Ken笑着解释：「{}」", "阿Ken"),
        ("阿Ken了解店家的作风，「{}」", "阿Ken"),
        ("“{}”该男子得意洋洋地说。", "该男子"),
        ("“{}”一家合资公司副总向本报记者抱怨。", "一家合资公司副总"),
        ("周文静的一个室友说：“{}”", "周文静的一个室友"),
        ("书记连忙说：“{}”", "书记"),
    ],
)
def test_speech_in_marks_shows_who_speaks_though_no_name_is_known(text: str, speaker: str) -> None:
    words = "我们等了三年，今天总算开门了。"
    assert spoken(text.format(words)) == [("direct", speaker, words)]


@pytest.mark.parametrize(
    "text",
    [
        "他们就抓住了街上的孩子，牌子上说：“我们等了三年，今天总算开门了。”",
        "众人高喊「不要拆桥」、「還我海灘」等口號。",
    ],
)
def test_who_is_made_to_speak_a_board_and_slogans_are_nobodys_quotes(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("店里安静下来，“一开门就乱，谁也拦不住，”李志远说，“只好先关灯。”", "一开门就乱，谁也拦不住，"),
        ("“一开门就乱，谁也拦不住！”李志远吼着，不停摇头。", "一开门就乱，谁也拦不住！"),
        ("“先摸着石头，再过河”——李志远这样形容开店的办法。", "先摸着石头，再过河"),
        ("“客人收到面都很开心。”在李志远看来，外送还会更多。", "客人收到面都很开心。"),
        ("“还有五分钟，大家把灯关上。”李志远用英语提醒。", "还有五分钟，大家把灯关上。"),
        ("“什么时候才开门呢？”李志远问。", "什么时候才开门呢？"),
    ],
)
def test_who_is_named_behind_speech_in_marks_says_it(text: str, words: str) -> None:
    assert ("direct", "李志远", words) in spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "谈到海岸银行，李志远很开心：“{}”",
        "说到店租，李志远看了看身边的周文静：“{}”",
        "在上届大会言行出格的李志远则拒绝受访：“{}”",
        "夜里十点，三号艇艇长李志远：“{}”",
        "首席执行官周文静看好新店，李志远则有不同意见，“{}”",
    ],
)
def test_who_leads_the_clause_before_talk_in_marks_says_it(text: str) -> None:
    words = "不过我认为，这条街撑不过今年冬天吧。"
    assert spoken(text.format(words)) == [("direct", "李志远", words)]


def test_what_the_owner_of_a_farm_says_before_he_acts_is_his() -> None:
    text = "走进大棚，里面盖着薄膜。“果子怕冷，冬天保温很重要。”海岸银行的老总李志远撩开门帘，请大家进去。"
    assert spoken(text) == [("direct", "李志远", "果子怕冷，冬天保温很重要。")]


def test_a_row_of_marks_behind_a_verb_is_a_row_of_quotes_but_not_of_slogans() -> None:
    text = "有街坊留言：「整条街都唔肯等，大家早啲返屋企」、「豁免租金到底有咩意义」。"
    assert [words for _, _, words in spoken(text)] == ["整条街都唔肯等，大家早啲返屋企", "豁免租金到底有咩意义"]
    assert spoken("有街坊高喊「不要拆桥，还我海滩」、「释放街坊，马上开门」等口号。") == []


def test_in_a_headline_marks_stand_beside_the_person_of_a_body() -> None:
    line = "海岸银行李志远看好新店\u3000「他每天只睡四小时」"
    found = quotes(f"{line}\n李志远到店。", headings=(line,))
    assert [(quote.speaker, quote.text) for quote in found] == [("李志远", "他每天只睡四小时")]


def test_several_sentences_in_marks_that_end_together_are_all_somebodys() -> None:
    text = "李志远表示，菜单是别人写的。“因为我是代表整条街的店家，我只是综合起来讲”，“有些材料也是他们提供的”。"
    assert [words for kind, _, words in spoken(text) if kind == "direct"] == [
        "因为我是代表整条街的店家，我只是综合起来讲",
        "有些材料也是他们提供的",
    ]


def test_a_clause_with_a_verb_and_all_its_words_in_marks_is_a_quote_of_its_own() -> None:
    text = "李志远指出，审查要靠店家合作，质疑「而家事就出咗，係咪代表有人唔合作？」"
    assert spoken(text) == [
        ("indirect", "李志远", "审查要靠店家合作"),
        ("direct", "李志远", "而家事就出咗，係咪代表有人唔合作？"),
    ]


def test_a_pronoun_does_not_mean_somebody_of_the_other_sex() -> None:
    text = "女孩说：“我不买了，算了。”过了一会儿，他又把她喊住了：“你等等，我给你便宜点。”"
    assert [speaker for _, speaker, _ in spoken(text)] == ["女孩", "他"]


@pytest.mark.parametrize(
    "clause",
    [
        "李志远收到短信：",
        "学生在院子里玩耍，墙上写着：",
        "店主在门口挂出横幅：",
        "有的教授与学生结拜，强迫学生对自己说",
        "父母要求孩子对老师说：",
        "千禧年出生的小晴，想法与人不同：",
        "PPT上说：",
    ],
)
def test_what_is_only_read_asked_for_or_told_of_is_not_said_by_who_leads_the_clause(clause: str) -> None:
    assert spoken(f"李志远到店。{clause}“我们走吧，你也来。”") == []


def test_an_answer_of_somebody_is_his() -> None:
    words = "我们的成本高了，没有办法不涨价。"
    assert spoken(f"谈到涨价，李志远的解释是：“{words}”") == [("direct", "李志远", words)]


@pytest.mark.parametrize(
    ("line", "speakers"),
    [
        ("李志远谈新店：「他每天只睡四小时」", ["李志远"]),
        ("李志远遭批评：「他每天只睡四小时」", []),
        ("李志远新歌：「他每天只睡四小时」", []),
    ],
)
def test_before_a_colon_in_a_headline_somebody_has_to_speak(line: str, speakers: list[str]) -> None:
    found = quotes(f"{line}\n李志远到店。", headings=(line,))
    assert [quote.speaker for quote in found] == speakers
