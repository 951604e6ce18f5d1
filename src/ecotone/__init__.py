"""Ecotone: the workbench of systems conveners, as a library.

Arrays in, frozen results out; no web, no database, no network. The rooms are imported when they are first
used, so that `import ecotone` costs next to nothing.

>>> import ecotone
>>> sorted(ecotone.ROOMS)[:3]
['boundaries', 'call', 'errors']
"""

from __future__ import annotations

import importlib
from typing import Any

__version__ = "0.1.0"

ROOMS = (
    "errors",
    "ground",
    "landscape",
    "boundaries",
    "identity",
    "legitimacy",
    "call",
    "tables",
    "samples",
    "sentences",
    "pictures",
    "reports",
)
_NOUNS = {"Landscape": "ecotone.landscape", "EcotoneError": "ecotone.errors"}

__all__ = ["ROOMS", "EcotoneError", "Landscape", "__version__"]


def __getattr__(name: str) -> Any:
    if name in ROOMS:
        return importlib.import_module(f"ecotone.{name}")
    if name in _NOUNS:
        return getattr(importlib.import_module(_NOUNS[name]), name)
    raise AttributeError(f"module 'ecotone' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, *ROOMS])
