"""Two runs held against each other: which facts came, went and changed."""

from opsextract.comparing.facts import Change
from opsextract.comparing.runs import Difference, ReleaseDifference, by_rule, compare

__all__ = ["Change", "Difference", "ReleaseDifference", "by_rule", "compare"]
