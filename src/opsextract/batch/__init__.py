"""Many inputs to records and errors: every input is accounted for.

`discovery` and `reader` find inputs (kept on disk by `manifest`), `core` makes results of them, `pool` does so over
worker processes (`worker`, `frames`, `deaths`), `sink` writes them, `journal` remembers how far a run is, and `run`
puts all this together. `serial` is the way of `opsextract parse`.
"""
