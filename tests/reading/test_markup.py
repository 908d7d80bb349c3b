import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading_samples import SPEECH

from fieldwords.reading.markup import cut_apart, find_markup, is_note, raise_digits, show_markup, show_part


@pytest.mark.parametrize("text", ["[1]", "［2］", "①", "(3)", "注1", " * ", "〔12〕"])
def test_signs_of_notes(text):
    assert is_note(text)


@pytest.mark.parametrize("text", ["2", "3", "-4", "th", "亩", ""])
def test_exponents_and_words_are_none(text):
    assert not is_note(text)


def test_raised_digits():
    assert "10" + raise_digits("-4") == "10⁻⁴"


def shown(text):
    """What shows of a text."""
    pieces, begin, whole = [], 0, show_markup(text)
    for start, end, sign in find_markup(text):
        pieces.append(whole[begin : start + len(sign)])
        begin = end
    return "".join([*pieces, whole[begin:]])


def test_a_part_shows_what_the_whole_shows_there():
    text = "达到**12**万亩，10<sup>4</sup>头"
    assert show_part(text, 0, len(text), find_markup(text)) == "达到12万亩，10⁴头"
    assert show_part(text, 4, 9, find_markup(text)) == "12万"  # the stars before it are not of the part


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("达到**12**万亩", "达到12万亩"),
        ("达到*12*万亩，`30`万头", "达到12万亩，30万头"),
        ("达到__12__万亩", "达到12万亩"),
        ("达到***12***万亩", "达到12万亩"),
        ("繁荣**县域**经济，管好**市场**", "繁荣县域经济，管好市场"),
        ("~~18~~12万亩", "12万亩"),
        (r"30\~50万头、30\-50万头、8\.5\%", "30~50万头、30-50万头、8.5%"),
        (r"$12.5$万亩，$8 . 5 \%$，$3\mathrm{万}$头", "12.5万亩，8.5%，3万头"),
        (r"$5\times10^{4}$亩，\(12.5\)万亩", "5×10⁴亩，12.5万亩"),
        ("[12万亩](http://a/b_c)和![图](a.png)", "12万亩和"),
        ("达到![12](a.png)万亩", "达到□万亩"),
        ("12[^1]万亩", "12万亩"),
        ("<u>12</u>万亩<font color=red>增</font>", "12万亩增"),
        ("12<sup>[1]</sup>万亩，10<sup>4</sup>亩", "12万亩，10⁴亩"),
        ("<del>18</del>12万亩<br/>羊", "12万亩\n羊"),
        ("12&nbsp;万亩&#20892;&#x6c11;12&#46;5", "12\xa0万亩农民12.5"),
        ("9．**30公里**绿道\n**8.**5座", "9． 30公里绿道\n8. 5座"),
        ("12&frac12;亩，3km&sup2;，4&amp;nbsp;万吨", "12½亩，3km²，4\xa0万吨"),
        (
            r"$7.2\,$万亩，$\mathbf{9.4}$万亩，3<!---->.9万亩，8<!-- 核 -->万<!-- 核 -->亩，5<sub>2</sub>万亩",
            "7.2万亩，9.4万亩，3.9万亩，8万亩，5₂万亩",
        ),
        ("<td>小麦</td><td>12万亩</td></tr>", "小麦12万亩\n"),
    ],
)
def test_what_shows_of_markup(text, plain):
    assert shown(text) == plain


@pytest.mark.parametrize(
    "text",
    [
        "***镇、**县**镇的干部",
        "3*.6万头，5*6，2*3*4",
        "____万亩，a_b_c",
        "价格从$12.5到$13，$1.$2%",
        "增长<5%，产量>3万吨，x<y>z",
        "A&B公司，R&D投入&nbsp",
        "第[12]号，（[3]）",
        "**万亩、**万头",
        "养牛**，养羊**，养驴**",
        "经**镇村两级和**县同意",
        SPEECH,
    ],
)
def test_masks_and_signs_are_no_markup(text):
    assert find_markup(text) == ()
    assert show_markup(text) is text


@given(st.text(alphabet="12万亩*_~`$\\[](){}<>/bsup&#;! \n", max_size=60))
def test_markup_is_in_order_and_what_shows_fits(text):
    reached = 0
    for start, end, sign in find_markup(text):
        assert reached <= start < end <= len(text) or start == end
        assert len(sign) <= max(end - start, 0)
        reached = max(reached, end)
    assert len(show_markup(text)) == len(text)


def test_overlaps_are_cut():
    assert cut_apart([(5, 9, "mask"), (0, 7, "glossary"), (1, 3, "comment")]) == [(0, 7, "glossary"), (7, 9, "mask")]


@pytest.mark.parametrize(
    "sign", ["*a", "_a", "`a", "~~a", "$1", "[a", "![a", "<a ", "\\(1", "&a", "[^", "**a", "<sup>"]
)
def test_no_pattern_grows_faster_than_its_text(sign):
    find_markup.__wrapped__(sign * 20_000)
