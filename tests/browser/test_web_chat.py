"""The web chat with the real bot behind it: what a visitor does at 127.0.0.1:8080."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import HELD, Visit
from tests.browser.phone import Phone


async def test_a_person_starts_finds_a_number_copies_it_and_closes(visit: Visit) -> None:
    phone = await visit.phone()
    await expect(phone.root.locator(".about")).to_contain_text(
        "A guide for people who work in another country"
    )

    await phone.starts()
    await phone.shows("What would you like to know?")
    await phone.presses("☎ Help")
    await phone.shows("Phone numbers")
    await phone.presses("Cambodia")
    await phone.shows("Phone numbers · Cambodia")
    await phone.presses("Copy 117")

    await expect(phone.root.locator(".toast")).to_have_text("Copied")
    assert await phone.root.page.evaluate("navigator.clipboard.readText()") == "117"
    await phone.presses("✕ Close")
    await expect(phone.newest.locator(".key")).to_have_count(0)
    await phone.shows("/start")


async def test_typed_words_are_answered_and_gone(visit: Visit) -> None:
    phone = await visit.phone()
    await phone.starts()
    await phone.shows("What would you like to know?")

    await phone.types("cambodia")

    await phone.shows("Cambodia")
    await expect(phone.root.locator(".mine", has_text="cambodia")).to_have_count(0)


async def test_commands_and_things_come_from_their_lists(visit: Visit) -> None:
    phone = await visit.phone()
    await phone.starts()
    await phone.shows("What would you like to know?")

    await phone.picks("Commands", "/menu")
    await phone.shows("All topics")
    await phone.picks("Attach", "a photo")

    await expect(phone.newest).not_to_contain_text("All topics")
    await expect(phone.root.locator(".mine", has_text="a photo")).to_have_count(0)


async def test_an_arabic_page_runs_from_right_to_left(visit: Visit) -> None:
    phone = await visit.phone("?language=ar", width=320, height=640)

    await phone.starts("ابدأ")
    await expect(phone.newest.locator(".key")).not_to_have_count(0)

    await expect(phone.root).to_have_attribute("dir", "rtl")
    await expect(phone.newest.locator(".words")).to_have_css("direction", "rtl")
    back, menu = await _lefts(phone)
    assert back > menu


async def _lefts(phone: Phone) -> list[float]:
    """Where the buttons of the last row begin."""
    keys = await phone.newest.locator(".row").last.locator(".key").all()
    boxes = [await key.bounding_box() for key in keys]
    return [box["x"] for box in boxes if box is not None]


async def test_another_language_on_the_phone_changes_the_next_start(visit: Visit) -> None:
    phone = await visit.phone("?language=en")
    await expect(phone.root.get_by_role("heading")).to_have_text("Working abroad")

    await phone.root.get_by_role("combobox").select_option("es")
    await phone.starts("INICIAR")

    await phone.shows("¿Qué te gustaría saber?")
    await expect(phone.root.page).to_have_url(re.compile("language=es"))


async def test_two_people_do_not_see_each_other(visit: Visit) -> None:
    page = await visit.opens("?language=en", width=900)
    await page.get_by_role("link", name="Second phone").click()
    first, second = (Phone(page.locator(".phone").nth(place)) for place in (0, 1))

    await first.starts()
    await first.shows("What would you like to know?")
    await expect(second.messages).to_have_count(0)
    await second.starts()
    await second.shows("What would you like to know?")
    await first.presses("☎ Help")
    await first.shows("Phone numbers")

    await second.shows("What would you like to know?")


async def test_the_switch_shows_counts_and_nothing_else(visit: Visit) -> None:
    phone = await visit.phone("?language=en")
    await phone.starts()
    page = phone.root.page
    await expect(page.locator(".held")).to_be_hidden()

    await page.get_by_role("switch", name="What is on the server").click()

    await expect(page.locator(".held dt")).to_have_text(list(HELD))
    await expect(page.locator(".held dd")).to_have_text([str(count) for count in HELD.values()])
    await expect(page.locator(".held p")).to_contain_text("Nothing is written to disk.")


@pytest.mark.parametrize("language", ["en", "es", "ar"])
async def test_nothing_sticks_out_on_the_narrowest_phone(visit: Visit, language: str) -> None:
    phone = await visit.phone(f"?language={language}", width=320, height=568)
    await phone.root.locator(".begin").click()
    await expect(phone.newest.locator(".key")).not_to_have_count(0)
    await phone.presses("☎")
    await expect(phone.newest.locator(".key .copy")).not_to_have_count(0)

    too_wide = (
        "[...document.querySelectorAll('.phone *')].filter((one) => one.scrollWidth > innerWidth).length"
    )

    assert await phone.root.page.evaluate(too_wide) == 0
    assert await phone.root.page.evaluate("document.documentElement.scrollWidth") == 320
