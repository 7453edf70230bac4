"""The operators' room: the directory checked, verified, closed, compared and drawn, by people who do not program.

Knows: the directory file and its lines, what people see of it. Never knows: Telegram, people, numbers of calls.
"""
