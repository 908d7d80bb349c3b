"""The shell: style and script allowed by their hash, nothing from elsewhere, JSON that ends no script."""

import base64
import hashlib
import re

from fieldwords.pages.shell import embed_json


def test_style_and_script_have_the_hash_that_the_policy_allows(site):
    page = site.render("page.html.j2", "a.html", "A", body="")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    for tag in ("style", "script"):
        text = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[-1]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"sha256-{digest}" in policy
    assert "unsafe" not in policy and "http" not in policy


def test_no_page_has_a_style_attribute(site):
    assert not re.search(r"<[^>]+ style=", site.render("page.html.j2", "a.html", "A", body=""))


def test_json_ends_no_script():
    assert "<" not in embed_json({"title": "</script><script>alert(1)</script>"})


def test_links_of_the_menu_fit_the_folder(site):
    assert 'href="../targets.html"' in site.render("page.html.j2", "items/a.html", "A", body="")
