"""Files become a checked snapshot here, and nowhere else.

Alone reads YAML and PO. Knows: files, lines, phone formats, opening hours. Never knows: Telegram, people.
"""
