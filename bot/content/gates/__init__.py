"""The gates: what no words may do, in any language, and what each must have.

Knows: words, rules, exceptions with their reasons. Never knows: people. Only `waypost check` and `doctor` come here;
the running bot never opens this room.
"""
