"""Reading rows fast: queries whose SQL is written once for each shape of the question."""

from .slots import Condition
from .statement import Rows, Statement, columns

__all__ = ["Condition", "Rows", "Statement", "columns"]
