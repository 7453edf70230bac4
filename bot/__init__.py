"""The world: Telegram, disks, clocks, settings.

Its rooms are strangers to each other; below them lies `bot.wire`; only `bot.app` knows everyone.
"""
