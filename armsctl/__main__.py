"""`python -m armsctl`: the command, where its script is not on the path."""

from armsctl.cli import main

if __name__ == "__main__":
    main()
