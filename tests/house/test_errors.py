"""Every error that is raised has a sentence, every sentence an error, and their blanks are filled."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator, Mapping

from ecotone.errors import SENTENCES
from tests.house.repository import read_sources

ERRORS = {"EcotoneError", "FileRefused"}


def find_raised(source: str) -> Iterator[tuple[int, list[str] | None, set[str] | None]]:
    """Each error made in a source: its line, possible codes and numbers; None where these are not literal."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _name(node.func) in ERRORS:
            keywords = {keyword.arg for keyword in node.keywords}
            codes = _literal_codes(node.args[0]) if len(node.args) == 1 else None
            yield node.lineno, codes, None if None in keywords else {str(name) for name in keywords}


def find_faults(sources: Mapping[str, str], sentences: Mapping[str, str]) -> list[str]:
    """What does not fit between the errors that the sources raise and the sentences that there are."""
    faults = []
    raised: set[str] = set()
    for file, source in sources.items():
        for line, codes, numbers in find_raised(source):
            if codes is None or numbers is None:
                faults.append(
                    f"{file}:{line}: write the code and its numbers out, so that they can be checked"
                )
                continue
            raised.update(codes)
            faults += [
                f"{file}:{line}: {fault}" for code in codes for fault in _compare(code, numbers, sentences)
            ]
    return faults + [f"no code raises {code}" for code in sorted(set(sentences) - raised)]


def _compare(code: str, numbers: set[str], sentences: Mapping[str, str]) -> list[str]:
    if code not in sentences:
        return [f"{code} has no sentence"]
    blanks = find_blanks(sentences[code])
    return (
        [] if blanks == numbers else [f"{code} is given {sorted(numbers)}, its sentence has {sorted(blanks)}"]
    )


def find_blanks(sentence: str) -> set[str]:
    fields = (field for _, field, _, _ in string.Formatter().parse(sentence) if field is not None)
    return {field.split(".")[0].split("[")[0] for field in fields}


def _literal_codes(node: ast.expr) -> list[str] | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        one, other = _literal_codes(node.body), _literal_codes(node.orelse)
        return None if one is None or other is None else one + other
    return None


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def test_errors_and_sentences_agree() -> None:
    assert find_faults(read_sources(), SENTENCES) == []


def test_sentences_read_as_sentences() -> None:
    for code, sentence in SENTENCES.items():
        assert "." in code, f"{code}: room.what"
        assert sentence[-1] in ".?", f"{code} does not end"
        assert sentence[0].isupper() or sentence[0] == "{", f"{code} does not begin"


def test_the_guard_sees_each_kind_of_fault() -> None:
    sentences = {"room.known": "There are {n} people.", "room.unused": "Nobody says this."}
    sources = {
        "good.py": 'raise EcotoneError("room.known", n=3)',
        "unknown.py": 'raise errors.FileRefused("room.unknown")',
        "blank.py": 'raise FileRefused("room.known", number=3)',
        "choice.py": 'raise EcotoneError("room.known" if x else "room.other", n=3)',
        "hidden.py": "raise EcotoneError(code, n=3)",
        "bundle.py": 'raise EcotoneError("room.known", **numbers)',
    }
    faults = find_faults(sources, sentences)
    assert [fault.split(":")[0] for fault in faults] == [
        "unknown.py",
        "blank.py",
        "choice.py",
        "hidden.py",
        "bundle.py",
        "no code raises room.unused",
    ]
