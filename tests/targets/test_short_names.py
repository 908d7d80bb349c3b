"""Parts of a place by their short names."""

import pytest

from fieldwords.quantities.finding import find_quantities
from fieldwords.targets.owners import find_owners, read_home
from fieldwords.targets.short_names import shorten_names
from fieldwords.targets.views import view_sentence

COUNTY = {"place": "青岚县", "level": "county"}


def name(text, *told, report=False):
    view = view_sentence(text, find_quantities(text))
    owners = find_owners(view, read_home(COUNTY, report, [*told, text]), [False] * len(view.quantities))
    return [owner and owner.name for owner in owners]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("水口、大坪两个镇种烟300亩，去年200亩。", ["水口镇、大坪镇"] * 2),
        ("在水口、大坪两个镇种烟300亩，去年200亩。", ["水口镇、大坪镇", None]),
        ("我到水口、大坪两个镇走了一趟，烟才种了300亩。", [None]),
        ("水口、大坪三个镇种烟300亩。", [None]),
        ("烤烟、茶叶两个县级项目300亩。", [None]),
        ("重点放在水口、大坪两个镇，水口300亩，大坪200亩。", ["水口镇", "大坪镇"]),
    ],
)
def test_short_names_and_how_many_they_are_tell_places(text, names):
    assert name(text) == names


def test_short_names_that_open_the_pieces_of_a_list_are_places():
    told = "白鹭镇、柳林镇都要上。"
    assert name("任务是：白鹭还差400亩，柳林900亩。", told) == ["白鹭镇", "柳林镇"]
    assert name("白鹭400亩，柳林900亩，南晓300亩，其余500亩。", told) == ["白鹭镇", "柳林镇", "南晓", None]
    assert name("任务分到各镇：柳林900亩，全县3万亩。", told) == ["柳林镇", None]


def test_one_short_name_alone_is_none():
    assert name("坡上有柳林400亩，柳林300亩。", "柳林镇要上。") == [None, None]
    assert name("白鹭400亩，柳林900亩。") == [None, None]
    assert name("白鹭400亩，柳林900亩。", "白鹭镇、柳林镇都要上。", report=True) == [None, None]


def test_shorten_names():
    texts = ["白鹭镇和柳林村、柳林镇。", "各乡镇、示范村、我镇。", "水口、大坪两个镇。"]
    home = read_home(COUNTY, False)
    assert shorten_names(texts, home) == {"白鹭": "白鹭镇", "柳林": "柳林镇", "水口": "水口镇", "大坪": "大坪镇"}
