"""The register as a workbook with live formulas: kernel lines become cells that hold whole numbers, exactly.

`workbook_of` makes sheets of cells, as values; `sharing.files.xlsx_workbook` makes bytes of them.
"""

from sharing.workbook.cells import Cell, Sheet
from sharing.workbook.making import workbook_of

__all__ = ["Cell", "Sheet", "workbook_of"]
