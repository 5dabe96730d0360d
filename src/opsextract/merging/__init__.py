"""One dossier for each operation, over all releases that report it."""

from opsextract.merging.dossiers import Dossier, merge

__all__ = ["Dossier", "merge"]
