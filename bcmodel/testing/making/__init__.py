"""
Making: how random Worlds, questions and commands are thought of.

All choices come from a `Luck`, so that the same hand makes what a seed gives and what Hypothesis
draws. Read `worlds` first.
"""
