"""Addresses: readable, and never two of the same."""

from hypothesis import given
from hypothesis import strategies as st

from fieldwords.figures.addresses import page_link, page_name, slug, subject_link


@given(st.text(), st.text())
def test_two_texts_have_two_names(one, other):
    assert (slug(one) == slug(other)) == (one == other)
    assert "/" not in slug(one) and len(slug(one)) <= 57


def test_a_name_can_be_read():
    assert page_name("青岚县/2016 报告.txt").startswith("青岚县-2016-报告-")


def test_links_are_quoted():
    assert page_link("青/a.txt").isascii() and subject_link("places", "青岚县").startswith("places/%E9")
