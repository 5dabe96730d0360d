"""Other ways than the local pool to run the core: a Ray cluster, a datatrove pipeline. Each is a thin user of it."""
