"""Tables: Worlds as folders of CSV files and back, and facts and decisions as flat rows."""

from bcmodel.exchange.tables.reading import read_tables
from bcmodel.exchange.tables.recording import OF_DECISIONS, decision_records, records
from bcmodel.exchange.tables.writing import decisions_as_csv, tables_of, write_tables

__all__ = [
    "OF_DECISIONS",
    "decision_records",
    "decisions_as_csv",
    "read_tables",
    "records",
    "tables_of",
    "write_tables",
]
