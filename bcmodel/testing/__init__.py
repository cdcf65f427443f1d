"""
Testing: what the tests of other projects can use.

`strategies` make Worlds, questions and commands for Hypothesis, and `laws` tell whether a
rulebook of your own, or a service of your own, keeps what every rulebook of bcmodel keeps.
"""
