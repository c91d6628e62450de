"""`python -m summit_tui`."""

import sys

from summit_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
