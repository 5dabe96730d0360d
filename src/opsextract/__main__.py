"""`python -m opsextract` is the console script."""

from opsextract.cli import main

if __name__ == "__main__":
    main()
