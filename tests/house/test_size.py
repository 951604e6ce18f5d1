"""Functions, files and templates stay small enough to be read in one go, and each says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from tests.house.repository import ROOT, find_functions, find_templates, find_web_sources, read_sources

LONGEST_FUNCTION = 60  # lines of code, the docstring not counted
LONG_FUNCTION = 50  # nine in ten are shorter
LONGEST_FILE = 400
LONGEST_TEMPLATE = 150


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


def find_long_templates(templates: Mapping[str, str]) -> list[str]:
    """Templates over the limit, with their lines."""
    lines = {path: len(text.splitlines()) for path, text in templates.items()}
    return [f"{path}: {n}" for path, n in lines.items() if n > LONGEST_TEMPLATE]


def find_unexplained(sources: Mapping[str, str]) -> list[str]:
    """Modules, and public functions, classes and methods in them, without a docstring."""
    modules = {file: ast.parse(source) for file, source in sources.items()}
    unexplained = [file for file, tree in modules.items() if not ast.get_docstring(tree)]
    return unexplained + [
        f"{file}: {name}" for file, tree in modules.items() for name in list_unexplained(tree.body)
    ]


def list_unexplained(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        if node.name.startswith("_") or node.name == "Meta":  # what Django asks of a class needs no words
            continue
        if not ast.get_docstring(node):
            yield node.name
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{name}" for name in list_unexplained(node.body))


def read_web() -> dict[str, str]:
    return {path.relative_to(ROOT).as_posix(): path.read_text() for path in find_web_sources()}


def test_nothing_is_too_long() -> None:
    assert find_long(read_sources()) == []
    assert find_long(read_web()) == []


def test_no_template_is_too_long() -> None:
    templates = {path.relative_to(ROOT).as_posix(): path.read_text() for path in find_templates()}
    assert find_long_templates(templates) == []
    assert find_long_templates({"long.html": "<p>\n" * (LONGEST_TEMPLATE + 1)}) == ["long.html: 151"]


def test_nine_functions_in_ten_are_short() -> None:
    for sources in (read_sources(), read_web()):
        lengths = list(measure_functions(sources).values())
        assert sum(n < LONG_FUNCTION for n in lengths) >= 0.9 * len(lengths)


def test_what_is_public_in_the_workbench_says_what_it_is_for() -> None:
    assert find_unexplained(read_web()) == []


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


def test_the_guard_sees_what_is_not_explained() -> None:
    sources = {
        "a.py": "def walk(): ...\ndef _walk(): ...\nclass Way:\n    class Meta: ...\n    def end(self): ...\n",
        "b.py": '"""A module."""\ndef walk():\n    """Walks."""\n',
    }
    assert find_unexplained(sources) == ["a.py", "a.py: walk", "a.py: Way", "a.py: Way.end"]
