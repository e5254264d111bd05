"""The pages in a real browser: what loads, what the eye and the keyboard find, and that no script is needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from kg.ids import local_quote
from tests.e2e.conftest import Server
from tests.unit.api import articles
from tests.unit.api.store import KEY

pytestmark = pytest.mark.needs_browser

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
CONTRAST = """() => {
  const channel = value => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const parsed = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const scaled = text => text.startsWith('color(') ? parsed(text) : parsed(text).map((v, i) => i < 3 ? v / 255 : v);
  const light = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const background = element => {
    for (let at = element; at; at = at.parentElement) {
      const color = scaled(getComputedStyle(at).backgroundColor);
      if (color.length === 3 || color[3] > 0) return color;
    }
    return [1, 1, 1];
  };
  const found = [];
  for (const element of document.querySelectorAll('p, a, mark, h1, h2, h3, li, summary, dt, dd, span, label')) {
    if (!element.innerText || element.closest('.sr, .skip')) continue;
    const pair = [light(scaled(getComputedStyle(element).color)), light(background(element))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) found.push(`${element.className || element.tagName}: ${ratio.toFixed(2)}`);
  }
  return [...new Set(found)];
}"""
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def browser(browser_path: str) -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def opened(browser: Any, server: Server) -> Iterator[Open]:
    """Opens an address of the server; at the end nothing may have been refused, missing, or asked of elsewhere."""
    contexts: list[Any] = []
    complaints: list[str] = []

    def open_page(path: str, **options: Any) -> Any:
        context = browser.new_context(**({"viewport": {"width": 1240, "height": 900}} | options))
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on(
            "request", lambda request: None if request.url.startswith(server.url) else complaints.append(request.url)
        )
        page.on("requestfailed", lambda request: complaints.append(f"failed: {request.url}"))
        assert page.goto(server.url + path).ok
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def waits_for(subject: Any) -> Any:
    """Assertions that wait: a click returns before the page that it asks for has come."""
    from playwright.sync_api import expect

    return expect(subject)


def test_the_article_page_marks_every_quote_in_the_text(opened: Open) -> None:
    page = opened(f"/articles/{KEY}?lang=id")
    for quote in articles.QUOTES:
        pieces = page.locator(
            f"mark[data-quotes~='{local_quote(quote)}'][class*=t-{quote.type.value}]"
        ).all_inner_texts()
        content = "".join(pieces)
        assert content
        assert content in quote.text or quote.text in content or quote is articles.OUTER
    assert page.locator(".card").count() == len(articles.QUOTES)


def test_the_text_of_the_page_is_the_text_of_the_article(opened: Open) -> None:
    page = opened(f"/articles/{KEY}")
    page.evaluate("() => document.querySelectorAll('.ref').forEach(element => element.remove())")
    shown = page.locator(".annotated > p").all_inner_texts()
    assert shown == [line for line in articles.TEXT.split("\n")[1:] if line]


def test_a_number_in_the_text_leads_to_its_card_and_back(opened: Open) -> None:
    page = opened(f"/articles/{KEY}")
    name = local_quote(articles.ANONYMOUS)
    page.locator(f".ref[href='#{name}']").click()
    waits_for(page).to_have_url(re.compile(f"#{name}$"))
    assert page.locator(".card:target").get_attribute("id") == name
    page.locator(".card:target .number").click()
    assert page.locator(".ref:target").get_attribute("href") == f"#{name}"


def test_a_permalink_opens_at_the_quote(opened: Open) -> None:
    page = opened(f"/articles/{KEY}#{local_quote(articles.COLLECTIVE)}")
    card = page.locator(".card:target")
    assert "sumber kolektif" in card.inner_text() or "collective source" in card.inner_text()
    box = card.bounding_box()
    assert 0 <= box["y"] < 900


def test_a_card_stands_beside_its_paragraph(opened: Open) -> None:
    page = opened(f"/articles/{KEY}")
    name = local_quote(articles.DIRECT)
    card = page.locator(f"#{name}").bounding_box()
    paragraph = page.locator(f".annotated > p:has(.ref[href='#{name}'])").bounding_box()
    assert card["x"] > paragraph["x"] + paragraph["width"]
    assert abs(card["y"] - paragraph["y"]) < 20


def test_what_a_card_says_is_text_and_not_colour_only(opened: Open) -> None:
    page = opened(f"/articles/{KEY}?lang=id")
    direct = page.locator(f"#{local_quote(articles.DIRECT)}").inner_text()
    for words in ("Ratna Wibisana", "langsung", "ujar", "Radio Samudra", "Harian Cakrawala", "4 Maret 2025", "0,98"):
        assert words in direct
    anonymous = page.locator(f"#{local_quote(articles.ANONYMOUS)}").inner_text()
    assert "sumber anonim" in anonymous
    assert "perlu diperiksa" in anonymous


def test_the_keyboard_reaches_content_first_and_sees_where_it_is(opened: Open) -> None:
    page = opened(f"/articles/{KEY}")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("element => element === document.activeElement")
    assert skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    waits_for(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    outline = page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["/", f"/articles/{KEY}", "/search?q=type:direct", "/docs"])
def test_words_have_enough_contrast_in_light_and_dark(opened: Open, path: str, scheme: str) -> None:
    page = opened(path, color_scheme=scheme)
    dark = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert (dark == "rgb(21, 24, 27)") is (scheme == "dark")
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("path", ["/", f"/articles/{KEY}", "/search?q=type:direct", "/docs", "/search?q=xyzxyz"])
def test_a_phone_needs_no_sideways_scrolling(opened: Open, path: str) -> None:
    page = opened(path, viewport={"width": 360, "height": 740})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_search_by_typing_and_by_following_a_name(opened: Open) -> None:
    page = opened("/?lang=en", java_script_enabled=False)
    page.locator("#q").fill("type:direct")
    page.locator("form button").click()
    waits_for(page.locator(".result")).to_have_count(2)
    waits_for(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".result .who").first.click()
    waits_for(page.locator(".filters li")).to_have_count(2)
    page.locator(".filters a").first.click()
    waits_for(page.locator(".filters li")).to_have_count(1)


def test_everything_can_be_read_without_scripts(opened: Open) -> None:
    page = opened(f"/articles/{KEY}", java_script_enabled=False)
    assert page.locator(".card").count() == 7
    assert page.locator("script").count() == 0


def test_each_language_marks_itself_and_the_quoted_words(opened: Open) -> None:
    page = opened(f"/articles/{KEY}?lang=en")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("article").get_attribute("lang") == "id"
    assert page.locator(".notes").first.get_attribute("lang") == "en"
    page.locator(".languages a[hreflang=id]").click()
    waits_for(page.locator("html")).to_have_attribute("lang", "id")
