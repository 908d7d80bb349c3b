import pandas as pd
import pytest

from fieldwords.outcomes.verdicts import RETOLD, UNLIKE, UNTOLD

TARGET = {"told": 2020, "year": 2020, "status": "target", "text": "100万吨", "value": 1e6}
ANSWER = {"told": 2021, "year": 2020, "text": "102万吨", "value": 1.02e6}


def only(tables):
    assert len(tables["outcomes"]) == 1
    return tables["outcomes"].iloc[0]


def test_a_target_and_its_answer(follow):
    row = only(follow({**TARGET, "comparator": "ge"}, ANSWER))
    assert (row["verdict"], row["basis"], row["target"], row["answer"]) == ("met", "ratio", 1e6, 1.02e6)
    assert (row["doc"], row["answer_doc"], row["answer_text"]) == ("青岚县2020", "青岚县2021", "102万吨")
    assert row["ratio"] == pytest.approx(1.02) and row["n_candidates"] == 1


@pytest.mark.parametrize(
    ("slots", "verdict"),
    [
        ({"value": 9e5, "text": "90万吨"}, "missed"),
        ({"comparator": "gt"}, "undecided"),
        ({"words": "垦区粮食产量达到"}, "undecided"),
        ({"change": "increase_by", "unit_base": "%", "text": "9%", "value": 9}, "unjoined"),
        ({"year": 2019}, "unjoined"),
        ({"measure": "面积", "unit_base": "亩"}, "unjoined"),
        ({"object": "玉米", "words": "玉米产量达到"}, "silent"),
        ({"object": "玉米", "words": "粮食稳产，玉米产量达到"}, "unjoined"),  # the sentence may be of both
        ({"place": "柳沟县"}, "no report"),
        ({"genre": "speech"}, "met"),  # towns have few reports
        ({"genre": "plan"}, "no report"),
        ({"told": 2020}, "no report"),
        ({"told": 2023}, "met"),
    ],
)
def test_only_a_later_report_or_speech_of_the_place_answers_the_same_figure(follow, slots, verdict):
    assert only(follow(TARGET, {**ANSWER, **slots}))["verdict"] == verdict


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"year": 2021, "status": "target"}, "only a later target is told"),
        ({"measure": "面积", "unit_base": "亩"}, "another measure is told"),
        ({"change": "increase_by", "unit_base": "%", "text": "9%", "value": 9}, "told as another kind of figure"),
        ({"words": "年均粮食产量达到"}, "only figures of several years are told"),
        ({"year": 2019}, "no figure is comparable"),
    ],
)
def test_why_a_report_that_speaks_of_the_item_does_not_answer(follow, slots, why):
    told = follow(TARGET, {**ANSWER, **slots})["outcomes"]
    assert told[told["year"].eq(2020)][["verdict", "why"]].to_numpy().tolist() == [["unjoined", why]]


def test_a_plan_answers_with_what_stands_under_the_heading_of_a_review(follow):
    told = {**ANSWER, "genre": "plan"}
    reviews = ["青岚县2021plan"]
    assert only(follow(TARGET, told, reviews=reviews))["verdict"] == "met"
    assert only(follow(TARGET, {**told, "value": 9e5, "text": "90万吨"}, reviews=reviews))["verdict"] == "missed"
    assert only(follow(TARGET, told, reviews=["青岚县2020"]))["verdict"] == "no report"  # only its lead tells it
    maize = {**told, "object": "玉米", "words": "玉米产量达到"}
    assert only(follow(TARGET, maize, reviews=reviews))["verdict"] == "silent"  # it reviews the year without it
    assert only(follow(TARGET, maize))["verdict"] == "no report"
    planned = {**maize, "year": 2021, "status": "target"}
    assert follow(TARGET, planned, reviews=reviews)["outcomes"]["verdict"].tolist() == ["no report"] * 2


def test_what_lacks_is_no_second_answer_and_no_second_target(follow):
    lack = {**ANSWER, "text": "5万吨", "value": 5e4, "words": "粮食欠账"}
    assert only(follow(TARGET, {**ANSWER, "text": "95万吨", "value": 9.5e5}, lack))["verdict"] == "missed"
    assert only(follow(TARGET, {**TARGET, "text": "5万吨", "value": 5e4, "words": "粮食少报"}, ANSWER))["target"] == 1e6


@pytest.mark.parametrize(
    ("item", "measure", "said", "told", "verdict", "why"),
    [
        ("农产品加工", "产值", "规模以上农产品加工", "102", "undecided", "concept or part differs"),
        ("规模以上农产品加工", "产值", "农产品加工", "102", "undecided", "concept or part differs"),
        ("油菜", "面积", "油菜基地", "102", "undecided", "concept or part differs"),
        ("油菜", "产量", "油菜基地", "102", "unjoined", "no figure is comparable"),
        ("农产品加工", "产值", "农产品精深加工", "102", "undecided", "concept or part differs"),
        ("第一产业", "增加值", "农业", "102", "undecided", "concept or part differs"),
        ("农产品加工", "产值", "规模以上农产品加工", "40", "unjoined", "no figure is comparable"),
    ],
)
def test_a_figure_of_a_sort_is_shown_and_not_judged(follow, item, measure, said, told, verdict, why):
    unit = {"产值": "元", "增加值": "元", "面积": "亩", "产量": "吨"}[measure]
    slots = {"measure": measure, "unit_base": unit, "domain": "agri_economy"}
    target = {**TARGET, **slots, "object": item, "words": f"{item}{measure}达到"}
    words = f"{item}稳步发展，{said}{measure}达到"
    answer = {**ANSWER, **slots, "object": said, "words": words, "text": f"{told}万{unit}", "value": int(told) * 1e4}
    row = only(follow(target, answer))
    assert (row["verdict"], row["why"], row["n_candidates"]) == (verdict, why, 0)
    assert (row["answer"] == answer["value"]) == (verdict == "undecided")


@pytest.mark.parametrize(
    ("change", "told", "verdict"),
    [("increment", "9", "undecided"), ("increase_by", "9", "unjoined"), ("increment", "3", "unjoined")],
)
def test_land_that_is_added_is_shown_beside_land_that_there_is(follow, change, told, verdict):
    slots = {"object": "果园", "measure": "面积", "unit_base": "亩", "words": "实施果园"}
    target = {**TARGET, **slots, "text": "8万亩", "value": 8e4}
    growth = {"unit_base": "%"} if change == "increase_by" else {}
    answer = {**ANSWER, **slots, **growth, "change": change, "text": f"{told}万亩", "value": int(told) * 1e4}
    row = only(follow(target, answer))
    assert (row["verdict"], row["n_candidates"]) == (verdict, 0)


@pytest.mark.parametrize(
    ("told", "verdict", "candidates"),
    [
        ([{"place": "石磨镇"}], "met", 1),  # its own report
        ([{"place": "石磨镇", "home": "青岚县"}], "met", 1),  # the county's later report of it
        ([{"place": "石磨镇"}, {"place": "石磨镇", "home": "青岚县"}], "met", 2),
        ([{"place": "石磨镇", "words": "贫困户粮食产量达到"}], "undecided", 0),
        ([{"place": "石磨镇", "object": "玉米", "words": "玉米产量达到"}], "silent", 0),
        ([{}], "no report", 0),  # the county's total answers for no town
        ([{"place": "柳沟镇", "home": "青岚县"}, {"place": "柳沟镇"}], "no report", 0),
    ],
)
def test_what_a_county_wants_of_a_town_the_town_answers_or_the_county_for_it(follow, told, verdict, candidates):
    target = {**TARGET, "place": "石磨镇", "home": "青岚县"}
    row = only(follow(target, *({**ANSWER, **slots} for slots in told)))
    assert (row["place"], row["scope"]) == ("青岚县", "石磨镇")
    assert (row["verdict"], row["n_candidates"]) == (verdict, candidates)


def test_a_town_answers_for_no_county(follow):
    assert only(follow(TARGET, {**ANSWER, "place": "石磨镇", "home": "青岚县"}))["verdict"] == "unjoined"


def test_silence_needs_the_report_of_the_next_year(follow):
    assert only(follow(TARGET, reports=(2021,)))["verdict"] == "silent"
    assert only(follow(TARGET, reports=(2022,)))["verdict"] == "no report"


@pytest.mark.parametrize(
    ("slots", "why"),
    [
        ({"object": "玉米", "words": "玉米产量达到"}, UNTOLD),
        ({"measure": "面积", "unit_base": "亩"}, UNLIKE),
        ({"genre": "plan"}, None),
        ({"told": 2022, "object": "玉米", "words": "玉米产量达到"}, None),
    ],
)
def test_without_a_report_a_speech_of_the_next_year_is_told(follow, slots, why):
    row = only(follow(TARGET, {**ANSWER, "genre": "speech", **slots}))
    assert row["verdict"] == "no report" and (row["why"] == why or why is None and pd.isna(row["why"]))


@pytest.mark.parametrize(("measure", "verdict"), [("产值", "unjoined"), ("数量", "silent")])
def test_a_report_that_tells_of_a_like_name_is_not_silent(follow, measure, verdict):
    target = {**TARGET, "object": "规模以上农产品加工", "measure": "产值", "unit_base": "元", "words": "产值达到"}
    growth = {"change": "increase_by", "unit_base": "%", "text": "8%", "value": 8, "measure": measure}
    answer = {**ANSWER, **growth, "object": "农产品加工", "words": "加工增长"}
    assert only(follow(target, answer))["verdict"] == verdict


def test_a_copy_answers_nothing(follow):
    assert only(follow(TARGET, ANSWER, copies={"青岚县2021": "另一份"}))["verdict"] == "no report"


def test_the_best_of_several_answers(follow):
    found = follow(TARGET, {**ANSWER, "comparator": "ge"}, {**ANSWER, "text": "99万吨", "value": 9.9e5})
    row = only(found)
    assert (row["verdict"], row["answer"], row["n_candidates"]) == ("missed", 9.9e5, 2)
    assert (row["candidates_low"], row["candidates_high"]) == (9.9e5, 1.02e6)
    apart = only(follow(TARGET, ANSWER, {**ANSWER, "text": "95万吨", "value": 9.5e5}))
    assert (apart["verdict"], apart["why"]) == ("undecided", "answers of one report differ")


def test_a_target_told_again_is_one_row(follow):
    row = only(follow({**TARGET, "year": 2025}, {**TARGET, "told": 2021, "year": 2025}, {**TARGET, "year": 2025}))
    assert (row["n_repeats"], row["docs"], row["told"]) == (3, "青岚县2020 | 青岚县2021", 2020)
    assert len(follow(TARGET, {**TARGET, "text": "105万吨", "value": 1.05e6})["outcomes"]) == 2
    assert only(follow(TARGET, {**TARGET, "comparator": "gt"}))["n_repeats"] == 2
    assert len(follow(TARGET, {**TARGET, "comparator": "le"})["outcomes"]) == 2


def test_two_targets_far_apart_decide_nothing(follow):
    far = follow(TARGET, {**TARGET, "text": "20万吨", "value": 2e5}, ANSWER)["outcomes"]
    assert far["why"].tolist() == ["targets of one report differ"] * 2
    near = follow(TARGET, {**TARGET, "text": "105万吨", "value": 1.05e6, "modality": "力争"}, ANSWER)["outcomes"]
    assert near["verdict"].tolist() == ["met", "missed"]


def test_what_is_to_be_given_up_is_one_target(follow):
    slots = {"object": "玉米", "measure": "面积", "unit_base": "亩", "change": "decrease_by", "words": "调减玉米面积"}
    target = {**TARGET, **slots, "text": "8万亩", "value": 8e4}
    less = {**ANSWER, **slots, "text": "5万亩", "value": 5e4}
    assert only(follow(target, less))["verdict"] == "missed"
    assert only(follow(target, {**less, "text": "9万亩", "value": 9e4}))["verdict"] == "met"


def test_growth_is_compared_in_points(follow):
    growth = {"change": "increase_by", "unit_base": "%", "text": "8%", "value": 8}
    row = only(follow({**TARGET, **growth}, {**ANSWER, **growth, "text": "6.5%", "value": 6.5}))
    assert (row["verdict"], row["basis"], row["points"]) == ("missed", "points", -1.5)
    assert pd.isna(row["ratio"])


def test_what_is_to_be_kept_steady_is_vague(follow):
    steady = {**TARGET, "modality": "稳定"}
    assert only(follow(steady, {**ANSWER, "text": "98.4万吨", "value": 9.84e5}))["verdict"] == "undecided"


@pytest.mark.parametrize(
    ("genre", "slots", "delivered", "verdict"),
    [
        ("speech", {}, None, "met"),  # of the year before
        ("other", {}, None, "met"),  # whatever it is
        ("speech", {"year": 2021}, "2021-12-26", "met"),  # of a year that ends
        ("speech", {"year": 2021}, "2021-07-26", "no report"),  # so far
        ("communique", {"year": 2021}, None, "met"),
    ],
)
def test_who_retells_a_target_answers_it(follow, genre, slots, delivered, verdict):
    told = {"told": 2021, "genre": genre, "of_sentence": 0, "year": 2020, **slots}
    wanted = {**told, "status": "target", "text": "100万吨", "value": 1e6, "words": "去年说粮食要收"}
    found = follow(wanted, {**told, "text": "102万吨", "value": 1.02e6, "words": "，收了"}, delivered=delivered)
    row = only(found)
    assert row["verdict"] == verdict
    assert verdict != "met" or (row["answer_doc"], row["answer"]) == (row["doc"], 1.02e6)


@pytest.mark.parametrize(("delivered", "verdict"), [("2020-12-29", "met"), ("2020-09-10", "no report")])
def test_the_account_of_december_answers_what_was_said_in_spring(follow, delivered, verdict):
    told = {**ANSWER, "told": 2020, "genre": "speech"}
    rows = follow(TARGET, told, delivered=delivered)["outcomes"]
    assert rows["verdict"].tolist() == [verdict]


def test_a_figure_of_the_sentence_that_retells_a_target_is_its_answer(follow):
    retold = {**TARGET, "told": 2021, "of_sentence": 9, "words": "没有完成粮食"}
    beside = {**ANSWER, "of_sentence": 9, "text": "95万吨", "value": 9.5e5}
    row = only(follow(TARGET, ANSWER, retold, beside))
    assert (row["verdict"], row["answer"], row["n_candidates"]) == ("missed", 9.5e5, 2)


def test_what_is_left_of_a_target_is_no_second_answer(follow):
    rest = {**ANSWER, "text": "1.4万吨", "value": 1.4e4, "words": "粮食完成九成，其余"}
    assert only(follow(TARGET, {**ANSWER, "text": "98.6万吨", "value": 9.86e5}, rest))["verdict"] == "missed"


@pytest.mark.parametrize(
    ("answer", "behind", "verdict", "why"),
    [
        ("102万吨", "，占年度任务的95%", "undecided", "the text says otherwise"),
        ("95万吨", "，完成年度任务的101%", "undecided", "the text says otherwise"),
        ("95万吨", "，占年度任务的95%", "missed", None),
        ("1百万吨", "，完成任务100万吨的100%", "met", None),
    ],
)
def test_what_a_text_says_of_its_task_is_held_against_the_verdict(follow, answer, behind, verdict, why):
    value = {"102万吨": 1.02e6, "95万吨": 9.5e5, "1百万吨": 1e6}[answer]
    row = only(follow(TARGET, {**ANSWER, "text": answer, "value": value, "behind": behind}))
    assert row["verdict"] == verdict and (row["why"] == why or why is None and pd.isna(row["why"]))


def test_an_admission_settles_a_vague_target(follow):
    vague, answer = {**TARGET, "comparator": "approx"}, {**ANSWER, "text": "98.4万吨", "value": 9.84e5}
    assert only(follow(vague, answer))["why"] == "target is vague"
    assert only(follow(vague, {**answer, "behind": "，没有完成年初的目标"}))["verdict"] == "missed"


def test_a_target_told_when_its_year_was_over_says_so_where_nothing_answers(follow):
    retold = only(follow({**TARGET, "told": 2021}))
    assert (retold["verdict"], retold["why"]) == ("no report", RETOLD)
