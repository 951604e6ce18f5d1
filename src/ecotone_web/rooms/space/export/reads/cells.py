"""Cells of an archive into values, as strictly as the tables hold them. Raises ValueError or TypeError for
what does not fit."""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models

MOST_LETTERS = 100_000
"""Of a text for which the table sets no limit."""

MOST_JSON = 2_000_000
"""Letters of what a column holds as JSON."""

MOST_COUNT = 32_767
"""What every database can count up to in a small column."""

Read = Callable[[Any], Any]


def find_reader(field: models.Field[Any, Any]) -> Read:
    """What reads the cells of a column that holds values."""
    reader = _find_reader(field)
    return (lambda cell: None if cell is None else reader(cell)) if field.null else reader


def _find_reader(field: models.Field[Any, Any]) -> Read:
    if isinstance(field, models.BooleanField):
        return _read_bool
    if isinstance(field, models.PositiveSmallIntegerField):
        return _read_count
    if isinstance(field, models.FloatField):
        return _read_float
    if isinstance(field, models.DateTimeField):
        return _read_moment
    if isinstance(field, models.DateField):
        return _read_day
    if isinstance(field, models.UUIDField):
        return _read_uid
    if isinstance(field, models.JSONField):
        return lambda cell: _read_json(cell, field.get_default())
    if isinstance(field, models.CharField | models.TextField):
        return _make_text_reader(field)
    raise TypeError(type(field))


def _make_text_reader(field: models.Field[Any, Any]) -> Read:
    most = field.max_length if isinstance(field, models.CharField) else MOST_LETTERS
    choices = {value for value, _name in field.flatchoices} | ({""} if field.blank else set())
    is_address = isinstance(field, models.EmailField)

    def read(cell: Any) -> str:
        text = read_text(cell, most or MOST_LETTERS)
        if field.choices and text not in choices:
            raise ValueError
        if is_address and text:
            _check_address(text)
        return text

    return read


def read_text(cell: Any, most: int = MOST_LETTERS) -> str:
    """A text that every database can hold."""
    if not isinstance(cell, str) or len(cell) > most or "\0" in cell:
        raise ValueError
    cell.encode()  # half a letter is none: UnicodeEncodeError is a ValueError
    return cell


def _check_address(text: str) -> None:
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError from None


def _read_bool(cell: Any) -> bool:
    if not isinstance(cell, bool):
        raise TypeError
    return cell


def _read_count(cell: Any) -> int:
    if isinstance(cell, bool) or not isinstance(cell, int) or not 0 <= cell <= MOST_COUNT:
        raise ValueError
    return cell


def _read_float(cell: Any) -> float:
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell):
        raise ValueError
    return float(cell)


@lru_cache(4096)
def _parse_day(text: str) -> date:
    if len(text) != len("2026-03-01"):
        raise ValueError
    return date.fromisoformat(text)


def _read_day(cell: Any) -> date:
    return _parse_day(read_text(cell))


def _read_moment(cell: Any) -> datetime:
    moment = datetime.fromisoformat(read_text(cell, 40))
    if moment.tzinfo is None or not 1 < moment.year < 9999:
        raise ValueError
    return moment


def _read_uid(cell: Any) -> UUID:
    return UUID(read_text(cell, 36))


def _read_json(cell: Any, default: Any) -> Any:
    if not isinstance(cell, list if isinstance(default, list) else dict):
        raise TypeError
    text = json.dumps(cell, ensure_ascii=False)
    if len(text) > MOST_JSON or "\\u0000" in text:
        raise ValueError
    text.encode()
    return cell


def read_number(cell: Any, most: int) -> int:
    """A number that points to a row."""
    if isinstance(cell, bool) or not isinstance(cell, int) or not 1 <= cell <= most:
        raise ValueError
    return cell
