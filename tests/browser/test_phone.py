"""What the page makes of what a bot can do: the test plays the bot."""

import pytest
from playwright.async_api import expect

from bot.emulator import Emulator, Fields, Strictness
from bot.emulator.fields import read
from bot.emulator.methods import perform
from bot.emulator.values import Json, JsonObject, as_number, as_object
from tests.browser.conftest import Visit
from tests.browser.phone import Phone

SHE = 2001
GO: JsonObject = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}


async def does(emulator: Emulator, method: str, **values: Json) -> JsonObject:
    """The bot calls a method, which must not be refused."""
    fields: Fields = read(method, values, Strictness.STRICT)
    answer = await perform(emulator.world, method, fields)
    assert answer.code == 200, answer.description
    return as_object(answer.body["result"]) or {}


async def says(emulator: Emulator, text: str, **values: Json) -> int:
    """The bot sends her a text."""
    sent = await does(emulator, "sendMessage", chat_id=SHE, text=text, **values)
    return as_number(sent["message_id"]) or 0


async def query_of(emulator: Emulator) -> str:
    """The query of her press, once it has arrived."""
    await emulator.world.bell.until(lambda: bool(emulator.world.queries), 5)
    return next(iter(emulator.world.queries))


@pytest.fixture
async def phone(alone: Visit) -> Phone:
    phone = await alone.phone("?language=en")
    await phone.starts()
    await phone.shows("/start")
    return phone


async def test_markup_in_a_text_stays_text(phone: Phone, alone: Visit) -> None:
    text = "<img src=x onerror=alert(1)> & <b>bold</b>"

    await says(alone.emulator, text)

    await expect(phone.newest.locator(".words")).to_have_text(text)
    await expect(phone.newest.locator("img")).to_have_count(0)


async def test_entities_are_drawn_where_they_stand(phone: Phone, alone: Visit) -> None:
    await says(
        alone.emulator,
        "😀 <b>Bold and <i>both</i></b> <a href='https://example.org/'>there</a>",
        parse_mode="HTML",
    )

    words = phone.newest.locator(".words")
    await expect(words.locator("b").first).to_have_text("Bold and ")
    await expect(words.locator("i")).to_have_text("both")
    await expect(words.locator("a")).to_have_attribute("rel", "noopener noreferrer")


async def test_a_web_button_opens_elsewhere_and_tells_nothing(phone: Phone, alone: Visit) -> None:
    rows: list[Json] = [[{"text": "Web page", "url": "https://example.org/"}]]

    await says(alone.emulator, "Here", reply_markup={"inline_keyboard": rows})

    key = phone.key("Web page")
    await expect(key).to_have_attribute("target", "_blank")
    await expect(key).to_have_attribute("rel", "noopener noreferrer")


async def test_a_pressed_button_turns_until_it_is_answered(phone: Phone, alone: Visit) -> None:
    await says(alone.emulator, "Here", reply_markup=GO)

    await phone.presses("Go")
    await expect(phone.key("Go")).to_have_attribute("aria-busy", "true")
    await does(
        alone.emulator, "answerCallbackQuery", callback_query_id=await query_of(alone.emulator), text="Done"
    )

    await expect(phone.key("Go")).not_to_have_attribute("aria-busy", "true")
    await expect(phone.root.get_by_role("status")).to_have_text("Done")


async def test_an_alert_stays_until_it_is_tapped_away(phone: Phone, alone: Visit) -> None:
    await says(alone.emulator, "Here", reply_markup=GO)
    await phone.presses("Go")
    query = await query_of(alone.emulator)

    await does(
        alone.emulator, "answerCallbackQuery", callback_query_id=query, text="Look here", show_alert=True
    )

    alert = phone.root.get_by_role("alertdialog")
    await expect(alert).to_contain_text("Look here")
    await alert.get_by_role("button").click()
    await expect(alert).to_have_count(0)


async def test_edits_happen_in_place_and_deletions_disappear(phone: Phone, alone: Visit) -> None:
    first = await says(alone.emulator, "First")
    await says(alone.emulator, "Second")

    await does(alone.emulator, "editMessageText", chat_id=SHE, message_id=first, text="Changed")
    await expect(phone.messages.nth(1)).to_contain_text("Changed")
    await does(alone.emulator, "deleteMessage", chat_id=SHE, message_id=first)

    await expect(phone.messages.nth(1)).to_contain_text("Second")
    await expect(phone.messages).to_have_count(2)


async def test_tapping_a_message_replies_to_it(phone: Phone, alone: Visit) -> None:
    asked = await says(alone.emulator, "Where are you?")
    await phone.shows("Where are you?")
    await phone.newest.locator(".bubble").click()
    await expect(phone.root.locator(".replying")).to_contain_text("Where are you?")

    await phone.types("here")

    await expect(phone.newest.locator(".quote")).to_have_text("Where are you?")
    await expect(phone.root.locator(".replying")).to_be_hidden()
    assert list(alone.emulator.people.chat(SHE).messages.values())[-1].reply_to == asked


async def test_a_message_can_be_deleted_by_her(phone: Phone, alone: Visit) -> None:
    await says(alone.emulator, "Older")
    await phone.shows("Older")
    await phone.newest.locator(".bubble").click()

    await phone.root.get_by_role("button", name="Delete for both").click()

    await expect(phone.messages).to_have_count(1)
    assert len(alone.emulator.people.chat(SHE).messages) == 1


async def test_a_contact_is_a_card(phone: Phone, alone: Visit) -> None:
    await does(alone.emulator, "sendContact", chat_id=SHE, phone_number="+9901", first_name="Ana")

    await expect(phone.newest.locator(".card")).to_contain_text("Ana")
    await expect(phone.newest.locator(".card")).to_contain_text("+9901")


async def test_without_a_report_there_is_no_switch(phone: Phone) -> None:
    await expect(phone.root.page.get_by_role("switch")).to_have_count(0)


async def test_a_second_window_of_the_same_person_sees_what_she_sends(phone: Phone, alone: Visit) -> None:
    other = await alone.phone("?person=1&language=en")
    await other.shows("/start")

    await phone.types("hello")

    await other.shows("hello")


async def test_the_page_finds_back_to_a_server_that_was_gone(phone: Phone, alone: Visit) -> None:
    await alone.emulator.stop()
    await expect(phone.root.locator(".status")).to_have_text("connecting…")
    again = Emulator()

    await again.start(int(alone.address.rsplit(":", 1)[1]))

    await expect(phone.root.get_by_role("button", name="START")).to_be_visible(timeout=15_000)
    await again.stop()
    alone.complaints.clear()  # the browser says each time that nobody answered


async def test_a_page_elsewhere_cannot_act_here(phone: Phone, alone: Visit) -> None:
    elsewhere = await phone.root.page.context.new_page()
    forging = "there => fetch(there, {method: 'POST', mode: 'no-cors', body: 'forged'}).catch(() => null)"

    await elsewhere.evaluate(forging, f"{alone.address}/person/{SHE}/text?text=forged")

    assert len(alone.emulator.people.chat(SHE).messages) == 1
