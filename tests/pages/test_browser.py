"""The pages in a browser: a choice is followed, kept, reloaded; rows download; a mark opens its sentence."""

import shutil
import zipfile
from urllib.parse import unquote

import pytest

from fieldwords.pages.shell import Site
from fieldwords.pages.site import render_documents
from fieldwords.pages.target_page import render_targets

selenium = pytest.importorskip("selenium.webdriver", reason="needs selenium, of the dev extra")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,2000",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, tables, rows, series):
    site, folder = Site([("targets.html", "Targets")]), tmp_path_factory.mktemp("browser")
    pages = [*render_targets(site, rows, series)]
    pages += [(f"evidence/{name}", page) for name, page in render_documents(site, tables)]
    for href, page in pages:
        path = folder / unquote(href)
        path.parent.mkdir(exist_ok=True)
        path.write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs chromium and chromedriver")
    options = selenium.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    downloads = tmp_path_factory.mktemp("downloads")
    several = "profile.default_content_setting_values.automatic_downloads"
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads), several: 1})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = selenium.Chrome(options=options, service=selenium.ChromeService(DRIVER))
    driver.set_script_timeout(20)
    driver.downloads = downloads
    yield driver
    driver.quit()


def choose(browser, name, text):
    browser.execute_script(
        "const list = document.getElementById(arguments[0]);"
        "list.value = [...list.options].find((option) => option.textContent === arguments[1]).value;"
        "list.dispatchEvent(new Event('change', {bubbles: true}));",
        name,
        text,
    )


def wait_for(browser, expression):
    browser.execute_async_script(
        f"const done = arguments[0]; const look = () => ({expression}) ? done() : setTimeout(look, 20); look();"
    )


def test_a_choice_is_followed_kept_and_reloaded(browser, folder):
    browser.get(f"file://{folder}/targets.html")
    choose(browser, "place", "云溪县")
    choose(browser, "item", "cattle, stock")
    wait_for(browser, "document.querySelectorAll('#rows tbody tr').length === 3")
    assert "place=0" in browser.current_url and "item=" in browser.current_url
    assert "cattle, stock" in browser.execute_script("return document.querySelector('#charts h3').textContent")
    browser.refresh()
    wait_for(browser, "document.querySelectorAll('#rows tbody tr').length === 3")
    assert browser.execute_script("return document.getElementById('place').selectedOptions[0].textContent") == "云溪县"


def test_a_mark_opens_its_sentence(browser, folder):
    href = browser.execute_script("return document.querySelector('#charts svg a').getAttribute('href')")
    browser.get(f"file://{folder}/{href}")
    mark = browser.execute_script("return document.querySelector(':target mark')?.textContent")
    assert mark in ("3.4万头", "3.6万头", "3.7万头")
    browser.back()
    wait_for(browser, "document.querySelectorAll('#rows tbody tr').length === 3")


def test_a_row_opens_its_sentence_and_search_narrows(browser):
    browser.execute_script("document.querySelector('#rows tbody tr').click()")
    assert "牛存栏" in browser.execute_script("return document.querySelector('#rows tr.open blockquote').textContent")
    browser.execute_script(
        "const box = document.getElementById('search'); box.value = '3.7万'; box.dispatchEvent(new Event('input'));"
    )
    wait_for(browser, "document.querySelectorAll('#rows tbody tr').length === 1")


def test_every_verdict_of_a_bar_is_a_choice(browser, folder, tables):
    held = tables["outcomes"]["verdict"]
    for verdict, some in (("no+report", ["no report"]), ("held", ["undecided", "unjoined", "silent"])):
        browser.get("about:blank")
        browser.get(f"file://{folder}/targets.html#verdict={verdict}")
        wait_for(browser, "state.chosen.every((row) => row.v) && !document.getElementById('search').value")
        shown = browser.execute_script("return [...new Set(state.chosen.map((row) => row.v))]")
        assert set(shown) == set(held) & set(some)


def test_filtered_rows_download(browser):
    for button, begin in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        browser.execute_script("document.getElementById(arguments[0]).click()", button)
        wait_for(browser, "true")
        path = browser.downloads / f"fieldwords-targets.{button}"
        for _ in range(200):
            if path.exists() and path.stat().st_size:
                break
            browser.execute_async_script("setTimeout(arguments[0], 25)")
        assert path.read_bytes().startswith(begin)
    assert zipfile.ZipFile(browser.downloads / "fieldwords-targets.xlsx").testzip() is None


def test_nothing_is_asked_of_the_network_and_nothing_fails(browser):
    severe = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert severe == []
    asked = [
        entry["message"]
        for entry in browser.get_log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
    ]
    assert not [message for message in asked if '"url":"http' in message]
