from bot.wire.payload import Payload, plainer


def test_each_step_has_less_that_could_be_refused(new: Payload) -> None:
    whole, without_bold, plain_buttons, words = plainer(new)

    assert whole == new
    assert (without_bold.entities, without_bold.keyboard) == ((), new.keyboard)
    assert plain_buttons.keyboard is not None
    assert [[b.style for b in row] for row in plain_buttons.keyboard.inline_keyboard] == [[None]]
    assert words.keyboard is None
    assert {step.text for step in (whole, without_bold, plain_buttons, words)} == {"new view"}


def test_what_is_plain_already_has_one_step() -> None:
    words = Payload(language="en", text="words")

    assert list(plainer(words)) == [words]
