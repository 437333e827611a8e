"""The command line: parse, call, print.

Data goes to standard output, everything else to standard error. Exit codes are grep's: 0 something
was found, 1 nothing was, 2 an error.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from armsctl import __version__
from armsctl.cli import evaluate, explain, scan, statements, summary
from armsctl.cli.catalogue import app as catalogue_app
from armsctl.cli.output import ERROR, Failure, complain

app = typer.Typer(
    name="armsctl",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Find who says what about which arms-control treaty, and where they stand.",
)
app.command("scan")(scan.scan)
app.command("statements")(statements.statements)
app.command("summary")(summary.summary)
app.command("evaluate")(evaluate.evaluate)
app.command("explain")(explain.explain)
app.add_typer(catalogue_app, name="catalogue")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"armsctl {__version__}")
        raise typer.Exit


@app.callback()
def _armsctl(
    _version_wanted: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Find who says what about which arms-control treaty, and where they stand."""


def main() -> None:
    """Run the command line; never a traceback for what a user can cause."""
    try:
        app()
    except Failure as failure:
        complain(str(failure))
        sys.exit(ERROR)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader has gone (`| head`): no error. Standard output is pointed at nothing so that
        # the interpreter's flush at exit does not fail on it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
