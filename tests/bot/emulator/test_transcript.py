from bot.emulator import Transcript
from bot.emulator.transcript import buttons_of, picture
from bot.emulator.values import Json, JsonObject

KEYBOARD: JsonObject = {
    "inline_keyboard": [
        [{"text": "Job offer", "callback_data": "a"}, {"text": "Copy 117", "copy_text": {"text": "117"}}],
        [{"text": "Website", "url": "https://example.org"}],
    ]
}


def message(number: int, **values: Json) -> JsonObject:
    return {"message_id": number, **values}


def test_a_message_is_its_words_and_its_numbered_buttons() -> None:
    assert picture(message(1, text="Heading\nText", reply_markup=KEYBOARD)) == [
        "Heading",
        "Text",
        " [1] Job offer   [2] Copy 117 (copies 117)",
        " [3] Website (opens https://example.org)",
    ]
    assert [(one.number, one.row, one.column) for one in buttons_of(message(1, reply_markup=KEYBOARD))] == [
        (1, 0, 0),
        (2, 0, 1),
        (3, 1, 0),
    ]


def test_cards_and_photos_are_told() -> None:
    assert picture(message(1, contact={"first_name": "Line", "phone_number": "+9901"})) == [
        "(contact: Line +9901)"
    ]
    assert picture(message(1, photo=[], caption="Card")) == ["(photo: Card)"]
    assert picture(message(1, photo=[])) == ["(photo)"]


def test_a_talk_reads_the_same_every_time() -> None:
    lines: list[str] = []
    transcript = Transcript(lines.append)

    transcript.typed("/start")
    transcript.saw({"kind": "message", "message": message(2, text="مرحبا\nنص")})
    transcript.pressed("Next")
    transcript.saw({"kind": "edited", "message": message(2, text="Next")})
    transcript.saw({"kind": "answered", "text": "Saved", "shown_as": "alert"})
    transcript.saw({"kind": "answered", "text": "", "shown_as": "notice"})
    transcript.saw({"kind": "action", "action": "typing"})
    transcript.saw({"kind": "deleted", "message_id": 2})
    transcript.saw({"kind": "deleted", "message_id": 1})

    assert lines == [
        *("> /start", "مرحبا", "نص", ""),
        *("> [Next]", "(changed)", "Next", ""),
        *("(alert: Saved)", "(gone: Next)", "(gone: what she sent)"),
    ]
