"""Why a fact is in a record, or is not: mentions, candidates and decisions of a traced release."""

from __future__ import annotations

from opsextract.explaining.decisions import Decision, decisions
from opsextract.explaining.passages import Passage, Reading, explain, fact_passage, text_passages

__all__ = ["Decision", "Passage", "Reading", "decisions", "explain", "fact_passage", "text_passages"]
