"""The command's start: `armsctl`, or `python -m armsctl` where its script is not on the path."""

from __future__ import annotations

import gc


def main() -> None:
    """Run the command line with the garbage collector off until the first document is read.

    What is imported and made at a start lives to the end: looking for garbage in it is a tenth of
    its time.
    """
    gc.disable()
    from armsctl.cli import main as command_line  # noqa: PLC0415 (after the line before)

    command_line()


if __name__ == "__main__":
    main()
