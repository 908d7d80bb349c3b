"""The pages in a browser: a choice is followed, kept, reloaded; rows download; a mark opens its sentence.

With scripts off every page, figure, table and sentence is reached by its links.
"""

import base64
import shutil
import zipfile
from urllib.parse import unquote, urldefrag, urljoin

import pypdfium2
import pytest

from fieldwords.outcomes.verdicts import tell_shown
from fieldwords.pages.site import write_pages

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
def folder(tmp_path_factory, processed):
    """All pages but the notebooks'."""
    folder = tmp_path_factory.mktemp("browser")
    shutil.copytree(processed, folder / "tables", ignore=shutil.ignore_patterns("*[!v]"))
    write_pages(folder, processed, {}, None)
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
    mark = browser.execute_script("return document.querySelector('mark:target')?.textContent")
    assert mark in ("3.4万头", "3.6万头", "3.7万头")
    browser.execute_script("document.querySelector('mark:target a').click()")
    wait_for(browser, "document.querySelector('dl:target').closest('details').open")
    browser.back()
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
    held = tell_shown(tables["outcomes"])
    for verdict, some in (("no+report", ["no report"]), ("held", ["undecided", "unjoined", "silent", "untold"])):
        browser.get("about:blank")
        browser.get(f"file://{folder}/targets.html#verdict={verdict}")
        wait_for(browser, "state.chosen.every((row) => row.v) && !document.getElementById('search').value")
        shown = browser.execute_script("return [...new Set(state.chosen.map((row) => row.v))]")
        assert set(shown) == set(held) & set(some)


def test_print_shows_rows_and_gaps_and_no_controls(browser, folder):
    browser.get("about:blank")
    browser.get(f"file://{folder}/targets.html#item=all")
    wait_for(browser, "document.querySelectorAll('#rows tbody tr').length > 3")
    document = pypdfium2.PdfDocument(base64.b64decode(browser.print_page()))
    told = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "3.7万头" in told and "+2.8" in told and "Targets and reports by year" in told and "Download" not in told


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


def test_on_a_phone_nothing_lies_beyond_the_edge_and_years_are_read_whole(browser, folder):
    browser.set_window_size(390, 1000)
    for page in ("targets", "terms", "index"):
        browser.get(f"file://{folder}/{page}.html")
        browser.execute_script(
            "document.querySelectorAll('.spark .how').forEach((rate) => (rate.textContent = '106.4 → 148.7'));"
        )
        assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth"), page
    browser.get(f"file://{folder}/targets.html")
    assert browser.execute_script("return document.getElementById('from').clientWidth") > 80
    browser.set_window_size(1200, 2000)


def test_nothing_is_asked_of_the_network_and_nothing_fails(browser):
    severe = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert severe == []
    asked = [
        entry["message"]
        for entry in browser.get_log("performance")
        if '"Network.requestWillBeSent"' in entry["message"]
    ]
    assert not [message for message in asked if '"url":"http' in message]


# What a reader without scripts sees: words, figures, and where links lead. Folded parts open without a script.
SEEN = """
document.querySelectorAll('details').forEach((part) => (part.open = true));
const seen = (part) => part.getClientRects().length > 0;
const all = (what) => [...document.querySelectorAll(what)].filter(seen);
return {
  text: document.body.innerText,
  links: all('a[href]').map((link) => link.href.baseVal ?? link.href),
  figures: all('svg[aria-label]').map((figure) => figure.getAttribute('aria-label')),
  rows: all('.rows a').map((link) => link.href),
  marks: all('.speech mark').map((mark) => [mark.id, mark.textContent]),
  idle: all('button, select, input, form').length,
};
"""


@pytest.fixture(scope="module")
def seen(browser, folder):
    """Each page that links lead to from the first, as it is seen with scripts off, by its path in the folder."""
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    base, found, waiting = f"file://{folder}/", {}, ["index.html"]
    while waiting:
        here = waiting.pop()
        browser.get(base + here)
        found[unquote(here)] = page = browser.execute_script(SEEN)
        for link in page["links"]:
            name = urldefrag(urljoin(base + here, link))[0].removeprefix(base)
            assert (folder / unquote(name)).is_file(), link
            if name.endswith(".html") and unquote(name) not in found and name not in waiting:
                waiting.append(name)
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    return found


def test_without_scripts_every_page_and_table_is_reached(seen, folder):
    assert set(seen) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    linked = {unquote(link).rsplit("/", 1)[-1] for link in seen["index.html"]["links"]}
    assert {path.name for path in (folder / "tables").iterdir()} | {"targets.xlsx"} <= linked


def test_without_scripts_every_figure_is_drawn(seen, series, tables):
    drawn = {label for page in seen.values() for label in page["figures"]}
    assert {one.svg.split('aria-label="')[1].split('"')[0] for one in series} <= drawn
    terms = tables["term_counts"].query("layer == 'phrase' and count > 0")["term"]
    assert set(terms) <= drawn


def test_without_scripts_every_sentence_stands_on_a_page(seen, rows, tables):
    marks = {(name, *mark) for name, page in seen.items() for mark in page["marks"]}
    assert len(marks) == len(tables["targets"])
    listed = {unquote(link).rsplit("/", 2)[-1] for page in seen.values() for link in page["rows"]}
    assert {unquote(link).rsplit("/", 1)[-1] for link in rows["href"]} <= listed
    words = "".join(page["text"] for page in seen.values())
    assert all(sentence.strip() in words for sentence in rows["before"] + rows["hit"] + rows["after"])


def test_without_scripts_nothing_stands_there_that_does_nothing(seen):
    assert {name: page["idle"] for name, page in seen.items() if page["idle"]} == {}
