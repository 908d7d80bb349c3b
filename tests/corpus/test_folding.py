"""Folding: one way to write a thing, and the way back to what was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwords.corpus import folding
from fieldwords.corpus.cleaning import count_han, counted_text, mark_spans
from fieldwords.corpus.folding import fold_signs, fold_text, is_traditional, source_span, to_simplified
from fieldwords.reading.characters import count_points

SIGNS = "种稻一二３％．＋－x×﹡X*#-<!>：。\n \u3000\u200b\ufeffＡ"
TEXTS = st.text(alphabet=SIGNS, max_size=200)


def test_full_width_digits_fold_one_to_one():
    folded = fold_text("亩产１２．５％，增长＋３，比－４好")
    assert folded == ("亩产12.5%，增长+3，比-4好", None)


def test_chinese_punctuation_and_numerals_stay():
    assert fold_text("（一）“二十大”：﹡﹡镇，第３组").text == "（一）“二十大”：﹡﹡镇，第3组"


def test_unseen_characters_go_and_offsets_lead_back():
    folded = fold_text("高\u200b标\u00ad准农田")
    assert folded.text == "高标准农田"
    assert list(folded.offsets) == [0, 2, 4, 5, 6, 7]
    assert source_span(folded, 0, 3) == (0, 5)


BY_NEIGHBOURS = ".。·—0〇"  # points, dashes and zeros are read by what stands beside them


@given(TEXTS)
def test_folded_offsets_rise_and_end_at_the_source(source):
    folded = fold_text(source)
    if folded.offsets is None:
        assert len(folded.text) == len(source)
    else:
        assert len(folded.offsets) == len(folded.text) + 1
        assert all(one < other for one, other in zip(folded.offsets, folded.offsets[1:], strict=False))
        assert folded.offsets[-1] == len(source)
    for place, sign in enumerate(folded.text):
        if sign not in BY_NEIGHBOURS:
            start, end = source_span(folded, place, place + 1)
            assert fold_text(source[start:end]).text == sign


@given(st.text(max_size=100))
def test_signs_fold_one_for_one_and_once(source):
    shown = fold_signs(source)
    assert len(shown) == len(source)
    assert fold_signs(shown) == shown


@pytest.mark.parametrize("sign", "·・‧․∙⋅•﹒．。｡点")
def test_points_of_every_kind_are_decimal_points_in_a_figure(sign):
    assert fold_text(f"马存栏3{sign}7万匹").text == "马存栏3.7万匹"


@pytest.mark.parametrize(
    "text", ["种了5。3个村没种", "名列第1。88%的村有水渠", "8点30人到会", "第一·三农网", "三点意见"]
)
def test_points_elsewhere_stay(text):
    assert fold_text(text).text == text


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("共4〇5亩，共〇.5亩，二〇三一年", "共405亩，共〇.5亩，二〇三一年"),
        ("共48ʹ250亩", "共48250亩"),
        ("共4.5/1.2/9万吨", "共4.5、1.2、9万吨"),
        ("共4.5 / 1.2 / 9万吨", "共4.5、1.2、9万吨"),
        ("分别为4.5／1.2万吨", "分别为4.5、1.2万吨"),
        ("4.5万吨/1.2万吨，30斤/45公斤", "4.5万吨、1.2万吨，30斤、45公斤"),
        ("羊“4.5”万只、牛4.5“万”头、猪4.5（万）头", "羊4.5万只、牛4.5万头、猪4.5万头"),
    ],
)
def test_strokes_of_a_list_and_quoted_figures(source, folded):
    assert fold_text(source).text == folded


@pytest.mark.parametrize("text", ["1/3万亩", "分别为254.6/10万", "2031/7/5只", "4.5/1.2万吨", "“三农”，（1）万亩"])
def test_strokes_and_quotes_that_stay(text):
    assert fold_text(text).text == text


def test_a_point_that_shows_of_an_entity_is_one():
    assert fold_text("共4&middot;5万吨、4&amp;#xb7;5万吨").text == "共4.5万吨、4.5万吨"


RANGES = {"〜": "~", "∼": "~", "‐": "-", "‑": "-", "−": "-", "﹣": "-", "－": "-"}
RANGES |= {"─": "—", "━": "—", "ー": "—", "–": "–", "～": "～", "—": "—", "⸺": "—", "⸻": "—"}


@pytest.mark.parametrize("sign", RANGES)
def test_range_signs(sign):
    assert fold_text(f"4{sign}6万只").text == f"4{RANGES[sign]}6万只"


@pytest.mark.parametrize("blank", ["\u00a0", "\u2009", "\u202f", "\u3000", " ", "\u2003", "\u2005"])
def test_blanks_between_thousands(blank):
    assert fold_text(f"旱地有48{blank}250亩").text == "旱地有48250亩"


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("纯收入1 6 5 4元", "纯收入1654元"),
        ("增长10. 95%", "增长10.95%"),
        ("达到7 3 . 2 万 只", "达到73.2万只"),
        ("收了八 万 四 千 斤", "收了八万四千斤"),
        ("２ ５头", "2 5头"),  # nothing Chinese before it: two cells may be two figures
        ("2003 年 10 万亩", "2003年10万亩"),
        ("到 2027 年末", "到2027年末"),
        ("到\u00a02027\u00a0年末", "到2027年末"),
        ("养\u3000猪\u3000致\u3000富", "养猪致富"),
        ("撂 荒 地 复 耕。", "撂荒地复耕。"),
        ("一、总则 二、附则", "一、总则 二、附则"),
        ("6'500亩", "6500亩"),
        ("6’500亩", "6500亩"),
        ("27²万亩", "27万亩"),
        ("27⑤万亩", "27万亩"),
        ("3×10⁴亩", "3×10⁴亩"),
        ("40m²大棚", "40m²大棚"),
        ("二O三O年", "二〇三〇年"),
        ("2O3O年", "2030年"),
        ("二0二四年", "二〇二四年"),
        ("五．六万吨", "五·六万吨"),
        ("1.三农工作", "1.三农工作"),
        ("20一30万头", "20—30万头"),
        ("20万一30万头", "20万—30万头"),
    ],
)
def test_figures_are_mended(source, folded):
    found = fold_text(source)
    assert found.text == folded
    start, end = source_span(found, 0, len(folded))
    assert source[start:end] == source


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("⽜⽺满圈，⿂⽶之乡", "牛羊满圈，鱼米之乡"),
        ("⺠⻅⻓⻄⻋⻛", "民见长西车风"),
        ("\ufa1e毛", "羽毛"),
        ("玉\ufe00米\U000e0101地", "玉米地"),
        ("\U0001d7d5\U0001d7d6万斤", "78万斤"),
        ("鷄鴨成羣", "鸡鸭成群"),
        ("收粮︐卖粮︒", "收粮，卖粮。"),
        ("收粮▁▁‗万斤", "收粮＿＿＿万斤"),
    ],
)
def test_characters_in_disguise(source, folded):
    assert fold_text(source).text == folded


@pytest.mark.parametrize("end", ["\r", "\u2028", "\u0085", "\x0b", "\x0c", "\u2029", "\n"])
def test_line_ends_of_every_kind(end):
    assert fold_signs(f"一、备耕{end}抓紧") == "一、备耕\n抓紧"


def test_traditional_characters_are_read_as_simplified():
    source = "今年種植水稻五萬畝，養豬三萬隻，收糧八萬噸，農民增收。"
    assert is_traditional(source)
    assert fold_signs(source) == "今年种植水稻五万亩，养猪三万只，收粮八万吨，农民增收。"


def test_what_mainland_texts_print_too_is_converted_in_a_traditional_text_only():
    assert fold_signs("乾隆年間") == "乾隆年间"
    assert not is_traditional("乾县种麦")
    assert fold_signs("乾县种麦") == "乾县种麦"
    assert fold_signs("麥田乾旱，乾隆舊渠待修，後年續建") == "麦田干旱，乾隆旧渠待修，后年续建"


@pytest.mark.parametrize("width", [20, 33, 47, 60])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("apart", [1, 2])
def test_a_wrapped_text_is_counted_as_the_text_itself(width, end, apart):
    paragraph = (
        "今年要抓好春耕备耕，水稻扩种到34.6万亩，油菜再增加一万二千亩，农业社会化服务覆盖到百分之八点五以上的村。"
    )
    whole = [paragraph + "要把种子、化肥、农机一样一样备齐，谁也不许误了农时。" * n for n in (2, 3, 1, 4)]
    lines = [end.join(text[at : at + width] for at in range(0, len(text), width)) for text in whole]
    wrapped = (end * apart).join(lines)
    counted = counted_text(wrapped, mark_spans(wrapped))
    assert "".join(counted.text.split()) == "".join(whole)
    assert counted.text.count("34.6万亩") == 4 and counted.text.count("春耕备耕") == 4
    assert count_han(counted.text) == count_han("".join(whole))


def test_to_simplified_is_as_long():
    assert len(to_simplified("糧食\n鬱金香" * 5)) == 30


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("麦田？万亩", "麦田□万亩"),
        ("黄牛2.4?头", "黄牛2.4□头"),
        ("黄牛2.4??头", "黄牛2.4□□头"),
        ("增产?%", "增产□%"),
        ("麦田二O万亩", "麦田二〇万亩"),
        ("好不好？万众一心", "好不好？万众一心"),
        ("怎么办？只有干", "怎么办？只有干"),
    ],
)
def test_a_question_mark_in_place_of_a_figure(source, folded):
    assert fold_text(source).text == folded


@pytest.mark.parametrize(
    ("source", "folded"),
    [
        ("棉田31&nbsp;800亩", "棉田31800亩"),
        ("棉田31, 800亩", "棉田31,800亩"),
        ("渠道218。8公里", "渠道218.8公里"),
        ("上升3.8。93户没通水", "上升3.8。93户没通水"),
    ],
)
def test_blanks_and_points_of_one_figure(source, folded):
    assert fold_text(source).text == folded


def test_a_tab_parts_the_figures_of_two_cells():
    assert fold_text("养鸭31\t8万羽").text == "养鸭31 8万羽"
    assert fold_text("养鸭 31\t万羽").text == "养鸭31万羽"


def test_half_width_marks_of_a_chinese_sentence_are_its_own():
    assert fold_signs("牛6200头,羊3.1万只;增长8%,共1,280吨:如下") == "牛6200头，羊3.1万只；增长8%，共1,280吨：如下"
    assert fold_signs("产粮 5 800 吨 , 养羊 40 只") == "产粮 5 800 吨 ， 养羊 40 只"
    assert fold_signs("10:30 see e.g., http://a.b") == "10:30 see e.g., http://a.b"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("羊存栏下降16%.粮食总产1.5万吨.新建梯田3万亩.\n", "羊存栏下降16%。粮食总产1.5万吨。新建梯田3万亩。\n"),
        ("牛11万头(其中母牛5万头).建园1个", "牛11万头(其中母牛5万头)。建园1个"),
        ("一.总体要求\n(二).养牛\n1.养羊", "一.总体要求\n(二).养牛\n1.养羊"),
        ("加快发展...壮大; 见a.例", "加快发展...壮大；见a.例"),
    ],
)
def test_half_width_full_stops(written, read):
    assert fold_signs(written).replace(" ", "") == read


@pytest.mark.parametrize(
    ("pattern", "around"), [(folding._UNSEEN, "{}"), (folding._NOTE, "1{}亩"), (folding._APOSTROPHE, "1{}234")]
)
def test_no_sign_that_is_rarely_looked_for_is_passed_over(pattern, around):
    found = [sign for sign in map(chr, range(0x110000)) if pattern.search(around.format(sign))]
    assert found and all(count_points(sign, folding._RARE) for sign in found)
