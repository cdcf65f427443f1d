"""
Making: random Worlds, questions and commands.

All choices come from a `Luck`, so the same code serves a seed and Hypothesis. Read `worlds` first,
which makes the facts of a World; `otherwise` changes the town of the examples instead.
"""
