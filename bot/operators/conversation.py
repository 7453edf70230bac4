"""Questions to the person at the keyboard, or to a pipe: asked again, kindly, until the answer can be used."""

from collections.abc import Callable, Sequence

from bot.operators.desk import Desk

YES = frozenset({"y", "yes"})
NO = frozenset({"n", "no"})


def words(desk: Desk, question: str, *, wrong: Callable[[str], str | None]) -> str:
    """An answer that `wrong` has nothing to say against. EOFError where nobody answers any more."""
    while True:
        answer = desk.ask(f"{question} ").strip()
        complaint = wrong(answer)
        if complaint is None:
            return answer
        desk.say(f"  {complaint}")


def needed(answer: str) -> str | None:
    """The complaint about an empty answer."""
    return None if answer else "Please write something."


def agreed(desk: Desk, question: str) -> bool:
    """Yes or no."""
    answer = words(desk, f"{question} (yes/no)", wrong=_no_answer)
    return answer.lower() in YES


def chosen(desk: Desk, question: str, choices: Sequence[str]) -> str:
    """One of a few, by its number or its own words."""
    desk.say(question)
    for number, choice in enumerate(choices, start=1):
        desk.say(f"  {number}  {choice}")
    by_number = {str(number): choice for number, choice in enumerate(choices, start=1)}
    known = by_number | {choice: choice for choice in choices}
    complaint = f"Please write a number from 1 to {len(choices)}."
    return known[words(desk, "Your choice:", wrong=lambda answer: None if answer in known else complaint)]


def _no_answer(answer: str) -> str | None:
    return None if answer.lower() in YES | NO else "Please write yes or no."
