"""
Testing: what the tests of other projects can use.

`strategies` make Worlds, questions and commands for Hypothesis. `laws` check whether a rulebook
or a service of your own keeps the laws that every rulebook of bcmodel keeps.
"""
