"""Groups of options: what typer does not know, a command may take."""

from __future__ import annotations

import dataclasses
import functools
import inspect
from collections.abc import Callable
from typing import Any, get_type_hints

_KEYWORD = inspect.Parameter.KEYWORD_ONLY


def take_groups(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command take dataclasses of options, where typer knows single options only.

    Each field of such a dataclass becomes an option of the command; when it is called, they are put together again.
    """
    own = inspect.signature(command, eval_str=True)
    groups: dict[str, type[Any]] = {
        name: parameter.annotation
        for name, parameter in own.parameters.items()
        if isinstance(parameter.annotation, type) and dataclasses.is_dataclass(parameter.annotation)
    }

    @functools.wraps(command)
    def called(**given: Any) -> None:
        for name, group in groups.items():
            values = {each.name: given.pop(each.name) for each in dataclasses.fields(group)}
            given[name] = group(**values)
        command(**given)

    spread: list[inspect.Parameter] = []
    for name, parameter in own.parameters.items():
        spread += _spread(groups[name]) if name in groups else [parameter.replace(kind=_KEYWORD)]
    called.__signature__ = own.replace(parameters=spread)  # type: ignore[attr-defined]
    return called


def _spread(group: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    return [
        inspect.Parameter(
            each.name,
            _KEYWORD,
            default=[] if each.default is dataclasses.MISSING else each.default,
            annotation=hints[each.name],
        )
        for each in dataclasses.fields(group)
    ]
