"""Records for the eye: a review page for the browser, and a view for the terminal."""
