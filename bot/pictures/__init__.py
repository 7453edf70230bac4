"""The flows as pictures, for people who write, review and translate them.

Knows: nodes, their English words, ink. Never knows: people, the directory, Telegram.
"""
