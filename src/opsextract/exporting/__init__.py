"""Records handed on to other tools: spreadsheets, databases and FollowTheMoney. Each keeps ids, offsets and sources."""

from opsextract.exporting.export import FORMS, Form, export, form_of

__all__ = ["FORMS", "Form", "export", "form_of"]
