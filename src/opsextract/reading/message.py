"""E-mail messages: the subject and the text that a person reads; quoted attachments are left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from ..errors import InputError
from .encoding import decode
from .source import Source


def read(data: bytes, path: str) -> Source:
    """Read a message; its text begins with its subject. Raises InputError when it has no readable body."""
    if not data.strip():
        raise InputError(path, "read", "the file is empty", "give a file that holds a release")
    message = BytesParser(policy=policy.default).parsebytes(data)
    subject = _subject(message)
    body = _body(message, path)
    # A page repeats its headline; a plain body often does.
    text = body.text if subject is None or subject in body.text[:2000] else f"{subject}\n\n{body.text}"
    return replace(
        body, text=text, media="message/rfc822", title=subject or body.title, date=_date(message) or body.date
    )


def _body(message: EmailMessage, path: str) -> Source:
    part = message.get_body(preferencelist=("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes) or not payload.strip():
        raise InputError(path, "read", "the message holds no text", "save the release that is attached to it")
    if part.get_content_subtype() == "html":
        from .html import read as read_html

        return read_html(payload, path)
    charset = part.get_content_charset()
    try:
        text = payload.decode(charset) if charset else decode(payload, path)
    except (LookupError, UnicodeDecodeError):  # a message may declare what it is not
        text = decode(payload, path)
    return Source(path, text.replace("\r\n", "\n"))


def _subject(message: EmailMessage) -> str | None:
    return " ".join(str(message["subject"]).split()) or None if message["subject"] else None


def _date(message: EmailMessage) -> str | None:
    sent = getattr(message["date"], "datetime", None)
    return sent.date().isoformat() if isinstance(sent, datetime) else None
