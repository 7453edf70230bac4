"""The directory's doors to other systems: out as HSDS, tables and address cards; in as a proposal, never a change.

Knows: bot.content, flows, the formats. Never knows: the network, Telegram, people who ask. Never writes the directory.
"""
