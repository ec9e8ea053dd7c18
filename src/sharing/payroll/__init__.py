"""What payroll software imports of a result: gross amounts by component, laid out as a mapping says."""

from __future__ import annotations

from sharing.payroll.exporting import export_of
from sharing.payroll.reading import read_export
from sharing.payroll.values import Cell, Column, Control, Export, Layout, Mapping

__all__ = ["Cell", "Column", "Control", "Export", "Layout", "Mapping", "export_of", "read_export"]
