"""What the tests of the tables share: files made on the spot, and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ecotone.landscape import Landscape
from ecotone.tables import Hints, read_landscape


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Landscape]:
    """Writes texts (or bytes) into files and reads them together: `read("id,name\\n1,Ana", "from,to\\n1,1")`."""

    def read_texts(*texts: str | bytes, names: tuple[str, ...] = (), **hints: Any) -> Landscape:
        paths = []
        for number, text in enumerate(texts):
            path = tmp_path / (names[number] if names else f"file{number + 1}.csv")
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
            paths.append(path)
        return read_landscape(paths, Hints(**hints))

    return read_texts


@pytest.fixture
def refusal(read: Callable[..., Landscape]) -> Callable[..., str]:
    """The code and the sentence with which files are refused."""
    from ecotone.errors import FileRefused

    def read_and_fail(*texts: str | bytes, **others: Any) -> str:
        with pytest.raises(FileRefused) as caught:
            read(*texts, **others)
        assert "\n" not in str(caught.value)
        return f"{caught.value.code}: {caught.value}"

    return read_and_fail
