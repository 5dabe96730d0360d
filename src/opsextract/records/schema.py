"""The JSON Schema of a record, made from the models."""

from __future__ import annotations

import json
from typing import Any

from opsextract.records.release import SCHEMA_VERSION, Release


def release_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one record: every key required, no other key allowed."""
    schema = Release.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:opsextract:release:{SCHEMA_VERSION}",
        **schema,
    }


def schema_text() -> str:
    """The schema as schemas/release.schema.json holds it."""
    return json.dumps(release_schema(), ensure_ascii=False, indent=2) + "\n"
