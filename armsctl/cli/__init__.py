"""The command line: parse, call, print.

Data goes to standard output, everything else to standard error. Exit codes are grep's: 0 something
was found, 1 nothing was, 2 an error.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from armsctl import __version__
from armsctl.cli.output import ERROR, Failure, complain

if TYPE_CHECKING:
    from collections.abc import Callable

# In the order in which `armsctl --help` shows them; each is a module of this package.
COMMANDS = ("scan", "summary", "statements", "explain", "evaluate", "catalogue")


HELP = {"help_option_names": ["-h", "--help"]}


class LazyGroup(TyperGroup):
    """The commands, each imported when it is called or its help is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ANN401, ARG002 (the context's type moved between typer's versions)
        """Return the names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 (likewise)
        """Return the command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"armsctl.cli.{cmd_name}")
        if isinstance(getattr(module, "app", None), typer.Typer):
            command = typer.main.get_command(module.app)
        else:
            single = typer.Typer(add_completion=False, context_settings=HELP)
            function: Callable[..., None] = getattr(module, cmd_name)
            single.command(cmd_name)(function)
            command = typer.main.get_command(single)
        command.name = cmd_name
        return command


app = typer.Typer(
    name="armsctl",
    cls=LazyGroup,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings=HELP,
    help="Find who says what about which arms-control treaty, and where they stand.",
)


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
        app(prog_name="armsctl")
    except Failure as failure:
        complain(str(failure))
        _leave(ERROR)
    except KeyboardInterrupt:
        _leave(130)
    except SystemExit as ended:
        _leave(ended.code)


def _leave(code: object) -> NoReturn:
    """End the process without taking its memory apart, as mypy does: some 6 ms of a start.

    Files are closed by now; where a thread still runs (it minds worker processes), the interpreter
    waits for it as ever.
    """
    alone = "threading" not in sys.modules or sys.modules["threading"].active_count() == 1
    if alone and (code is None or isinstance(code, int)):
        with contextlib.suppress(OSError, ValueError, AttributeError):  # gone, closed, never there
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code or 0)
    sys.exit(code)  # type: ignore[arg-type]
