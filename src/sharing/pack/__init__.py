"""The accountant's pack: titled findings in the order of a checklist, and the files to look in. Pure functions."""

from sharing.pack.making import NAMES, Made, pack_of
from sharing.pack.stated import Stated, read_stated
from sharing.pack.values import Evidence, Finding, Given

__all__ = ["NAMES", "Evidence", "Finding", "Given", "Made", "Stated", "pack_of", "read_stated"]
