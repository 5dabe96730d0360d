"""Records held against gold facts, field by field: precision, recall and F1."""
