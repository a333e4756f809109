"""Under importlib mode pytest puts no folder on the path: the benchmark's modules are loaded by name here."""

import importlib.util
import sys
from pathlib import Path

for _name in ("invented", "peers", "names_at_size", "election", "asks_at_size"):
    _spec = importlib.util.spec_from_file_location(_name, Path(__file__).with_name(f"{_name}.py"))
    _module = importlib.util.module_from_spec(_spec)
    sys.modules[_name] = _module
    _spec.loader.exec_module(_module)
