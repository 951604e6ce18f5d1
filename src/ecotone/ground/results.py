"""Results that show themselves: plain values for JSON, and a quiet table in a notebook."""

from __future__ import annotations

import dataclasses
import html
import math
from typing import Any

import numpy as np


def plain(value: Any) -> Any:
    """The value in JSON's own types: arrays become lists, dates text, and what is not a number becomes None.

    >>> plain({"shares": np.array([0.5, np.nan]), "day": np.datetime64("2024-03-01")})
    {'shares': [0.5, None], 'day': '2024-03-01'}
    """
    if isinstance(value, Result):
        return value.as_dict()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return [plain(item) for item in (value if value.dtype.kind == "M" else value.tolist())]
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value)
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


class Result:
    """Base of the frozen results: `.as_dict()` is the JSON of the command line, `.to_polars()` a frame."""

    def as_dict(self) -> dict[str, Any]:
        """Every field in JSON's own types, by its name; a field ending in `_` loses it."""
        fields = dataclasses.fields(self)  # type: ignore[arg-type]
        return {field.name.rstrip("_"): plain(getattr(self, field.name)) for field in fields}

    def as_rows(self) -> list[dict[str, Any]]:
        """What the frame holds: one row of the single values, unless a result is a table of its own."""
        return [{key: value for key, value in self.as_dict().items() if not isinstance(value, list | dict)}]

    def to_polars(self) -> Any:
        """The rows as a polars frame."""
        import polars

        return polars.DataFrame(self.as_rows(), infer_schema_length=None)

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th scope='row'>{html.escape(key)}</th><td>{html.escape(_short(value))}</td></tr>"
            for key, value in self.as_dict().items()
        )
        return f"<table><caption>{type(self).__name__}</caption>{rows}</table>"


def _short(value: Any) -> str:
    if value is None:
        return "not known"
    if isinstance(value, float):
        return f"{value:.4g}"
    text = str(value)
    return text if len(text) <= 200 else f"{text[:197]}..."
