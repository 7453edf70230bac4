"""The way to a person. Knows: chat ids (in `Recipient`), the Bot API's calls and refusals, what may be logged.

Never knows: states, nodes, what a view means. Below all other rooms of `bot`; nothing here outlives a call.
"""
