"""The conversation.

Knows: nodes, words, places, referrals, all as values. Never knows: Telegram, files, clocks, who is asking.
Standard library only. `bot` imports this room; this room imports nothing of `bot`.
"""
