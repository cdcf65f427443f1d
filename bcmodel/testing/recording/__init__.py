"""The synthetic recorder: from any World, the API responses that an Admin's token would get."""

from bcmodel.testing.recording.recorder import record
from bcmodel.testing.recording.records import Record, Response, save
from bcmodel.testing.recording.token import Platform

__all__ = ["Platform", "Record", "Response", "record", "save"]
