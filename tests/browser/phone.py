"""One phone on the page, as a person uses it: what she taps and types, and what she then sees."""

from dataclasses import dataclass

from playwright.async_api import Locator, expect


@dataclass(frozen=True, slots=True)
class Phone:
    """Every act waits for what it needs; `shows` waits for the answer."""

    root: Locator

    async def starts(self, label: str = "START") -> None:
        """Presses START in the empty chat."""
        await self.root.get_by_role("button", name=label, exact=True).click()

    async def presses(self, label: str) -> None:
        """Presses the button with this label under the newest message."""
        await self.key(label).click()

    async def types(self, text: str) -> None:
        """Types a line and sends it."""
        field = self.root.locator("textarea")
        await field.fill(text)
        await field.press("Enter")

    async def picks(self, menu: str, item: str) -> None:
        """Opens a list above the field and takes one thing of it."""
        await self.root.get_by_role("button", name=menu, exact=True).click()
        await self.root.get_by_role("menuitem").filter(has_text=item).click()

    async def shows(self, text: str) -> None:
        """The newest message reads so."""
        await expect(self.newest).to_contain_text(text)

    @property
    def newest(self) -> Locator:
        """The message at the bottom."""
        return self.root.locator(".message").last

    @property
    def messages(self) -> Locator:
        """All that stands in the chat."""
        return self.root.locator(".message")

    def key(self, label: str) -> Locator:
        """A button under the newest message."""
        return self.newest.locator(".key").filter(has_text=label).first
