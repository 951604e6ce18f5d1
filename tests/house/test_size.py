"""Functions and files stay small enough to be read in one go."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from tests.house.repository import find_functions, read_sources

LONGEST_FUNCTION = 60  # lines of code, the docstring not counted
LONG_FUNCTION = 50  # nine in ten are shorter
LONGEST_FILE = 400


def count_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function from its `def` on, without its docstring."""
    first = function.body[0]
    is_docstring = ast.get_docstring(function, clean=False) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def measure_functions(sources: Mapping[str, str]) -> dict[str, int]:
    return {
        f"{file}:{function.lineno} {function.name}": count_lines(function)
        for file, source in sources.items()
        for function in find_functions(source)
    }


def find_long(sources: Mapping[str, str]) -> list[str]:
    """Functions and files over the limit, with their lines."""
    functions = [f"{name}: {n}" for name, n in measure_functions(sources).items() if n > LONGEST_FUNCTION]
    files = {file: len(source.splitlines()) for file, source in sources.items()}
    return functions + [f"{file}: {n}" for file, n in files.items() if n > LONGEST_FILE]


def test_nothing_is_too_long() -> None:
    assert find_long(read_sources()) == []


def test_nine_functions_in_ten_are_short() -> None:
    lengths = list(measure_functions(read_sources()).values())
    assert sum(n < LONG_FUNCTION for n in lengths) >= 0.9 * len(lengths)


def test_the_guard_sees_long_functions_and_files() -> None:
    body = "    x = 1\n" * LONGEST_FUNCTION
    docstring = '    """' + "words\n" * LONGEST_FUNCTION + '    """\n    return 1\n'
    sources = {
        "long_function.py": f"def long():\n{body}",
        "long_docstring.py": f"def short():\n{docstring}",
        "long_file.py": "x = 1\n" * (LONGEST_FILE + 1),
    }
    assert find_long(sources) == [
        f"long_function.py:1 long: {LONGEST_FUNCTION + 1}",
        f"long_file.py: {LONGEST_FILE + 1}",
    ]
