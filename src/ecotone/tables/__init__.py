"""The door for files: people, ties and attendance in; a landscape and an account of the reading out."""

from ecotone.tables.accounts import Account, Remark
from ecotone.tables.hints import Hints
from ecotone.tables.reading import read_landscape
from ecotone.tables.writing import write_pair

__all__ = ["Account", "Hints", "Remark", "read_landscape", "write_pair"]
