"""Pages from elsewhere cannot use this server through the browser of the person who runs it."""

import pytest

from bot.emulator import Chat
from tests.bot.emulator.conftest import SHE, TOKEN, Raw

ACT = f"/person/{SHE}/text?text=forged"


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:9000", "localhost"])
async def test_names_of_this_machine_are_served(raw: Raw, host: str) -> None:
    async with raw.session.get(f"{raw.url}/memory", headers={"Host": host}) as response:
        assert response.status == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "10.0.0.1", ""]
)
async def test_another_name_for_this_machine_is_refused(raw: Raw, host: str) -> None:
    async with raw.session.get(f"{raw.url}/memory", headers={"Host": host}) as response:
        assert response.status in {400, 403}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_site_cannot_act(raw: Raw, chat: Chat, headers: dict[str, str]) -> None:
    async with raw.session.post(f"{raw.url}{ACT}", headers=headers) as response:
        assert response.status == 403
    async with raw.session.get(
        f"{raw.url}/bot{TOKEN}/sendMessage?chat_id={SHE}&text=x", headers=headers
    ) as response:
        assert response.status == 403
    assert len(chat.messages) == 1


async def test_the_page_itself_and_programs_can_act(raw: Raw, chat: Chat) -> None:
    headers = {"Origin": raw.url, "Sec-Fetch-Site": "same-origin"}

    async with raw.session.post(f"{raw.url}{ACT}", headers=headers) as response:
        assert response.status == 200
    async with raw.session.post(f"{raw.url}{ACT}") as response:
        assert response.status == 200
    assert len(chat.messages) == 3


async def test_a_link_from_elsewhere_leads_to_the_page_and_to_nothing_else(raw: Raw) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}

    async with raw.session.get(f"{raw.url}/", headers=headers) as response:
        assert response.status == 200
    async with raw.session.get(f"{raw.url}/memory", headers=headers) as response:
        assert response.status == 403


@pytest.mark.parametrize("path", ["/", "/memory", "/nothing", f"/bot{TOKEN}/getMe"])
async def test_every_answer_is_kept_to_itself(raw: Raw, path: str) -> None:
    async with raw.session.get(f"{raw.url}{path}") as response:
        headers = response.headers

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
