"""Telegram's side of the bot. Knows: updates, buttons, commands, polling; how a view looks on a phone.

Never knows: who is asking beyond one update; what a node means; files; settings' values.
"""
