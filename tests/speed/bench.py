"""Run the benchmarks from anywhere: `python tests/speed/bench.py M`."""

import runpy
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).parents[2])
    runpy.run_module("tests.speed", run_name="__main__", alter_sys=True)
