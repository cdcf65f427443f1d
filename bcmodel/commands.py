"""
Everything that can be asked of Business Center, one class for each command.

>>> from bcmodel.commands import AssignAsset
>>> AssignAsset(actor="ada", business_center="nova", user="mia", asset="adv-1").do
'assign_asset'
"""

from bcmodel.change.commands import *  # noqa: F403 - all of them, by the names they have there
