"""Exchange: Worlds as files, and files as Worlds with the questions asked of them."""

from bcmodel.exchange.certificates import certificate
from bcmodel.exchange.events import event_row, read_event
from bcmodel.exchange.folders import load_all
from bcmodel.exchange.logs import dump_events, dumps_events, load_events, loads_events
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
    "certificate",
    "dump",
    "dump_events",
    "dumps",
    "dumps_events",
    "event_row",
    "faults_of_question",
    "load",
    "load_all",
    "load_events",
    "loads",
    "loads_events",
    "read_event",
]
