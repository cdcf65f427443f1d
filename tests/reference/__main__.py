"""`python -m tests.reference [OUT]` builds the reference as a site, into `build/reference`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tests.reference.building import build

out = Path(sys.argv[1] if sys.argv[1:] else "build/reference")
began = time.perf_counter()
number = build(out)
took = time.perf_counter() - began
sys.stdout.write(f"{number} pages in {took:.0f} s: {out / 'index.html'}\n")
