"""
Closed word lists: every word that facts, questions, answers and commands are made of.

`words` are those of facts (kinds, roles, statuses, ...), `levels` which of them each kind of asset
has, `actions` what can be asked, `reasons` why not, `findings` what an audit finds.
"""
