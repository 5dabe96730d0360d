"""From candidates to the record: the one place where facts are merged, weighed and bound to their source."""
