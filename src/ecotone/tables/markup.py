"""XML, read piece by piece: the elements as they open and close; what is broken, and entities, are refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from ecotone.errors import FileRefused


def read_elements(file: str, data: bytes) -> Iterator[tuple[str, Any]]:
    """Each element twice, as ("start", element) and ("end", element)."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    try:
        yield from iterparse(io.BytesIO(data), events=("start", "end"), forbid_dtd=False)
    except ParseError as error:
        raise FileRefused("tables.broken_xml", file=file, line=error.position[0]) from error
    except DefusedXmlException as error:
        raise FileRefused("tables.entities", file=file) from error
    except (ValueError, LookupError) as error:
        raise FileRefused("tables.encoding", file=file) from error


def bare(tag: Any) -> str:
    """The name of an element without its namespace; comments have none.

    >>> bare("{http://graphml.graphdrawing.org/xmlns}node")
    'node'
    """
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
