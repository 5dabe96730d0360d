"""From a path or bytes to decoded text: one module a format, and the normaliser."""
