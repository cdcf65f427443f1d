"""Exchange: Worlds as files, and files as Worlds with the questions asked of them."""

from bcmodel.exchange.events import event_row, read_event
from bcmodel.exchange.folders import load_all
from bcmodel.exchange.questions import Check, What, Who, faults_of_question
from bcmodel.exchange.reading import load, loads
from bcmodel.exchange.results import Result
from bcmodel.exchange.scenario import Scenario
from bcmodel.exchange.steps import Step
from bcmodel.exchange.writing import dump, dumps

__all__ = [
    "Check",
    "Result",
    "Scenario",
    "Step",
    "What",
    "Who",
    "dump",
    "dumps",
    "event_row",
    "faults_of_question",
    "load",
    "load_all",
    "loads",
    "read_event",
]
