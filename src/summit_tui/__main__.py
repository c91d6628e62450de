"""`python -m summit_tui`."""

from summit_tui.cli import run

if __name__ == "__main__":
    run()
