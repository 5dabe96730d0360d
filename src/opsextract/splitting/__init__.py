"""From one decoded text to the releases in it."""
