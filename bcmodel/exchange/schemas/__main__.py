"""Write the published schemas anew."""

from __future__ import annotations

import json

from bcmodel.exchange.schemas import HERE
from bcmodel.exchange.schemas.making import schemas

for name, schema in schemas().items():
    text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    (HERE / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
