"""Many inputs to records and errors: every input is accounted for.

`results` holds what one input gives, `discovery` finds inputs, `serial` runs them one after the other, `run` writes a
folder's records and errors. Another way to run them takes the place of `serial.process`.
"""
