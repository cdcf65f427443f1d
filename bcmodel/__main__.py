"""`python -m bcmodel` is the command line."""

import sys

from bcmodel.cli import main

if __name__ == "__main__":
    sys.exit(main())
