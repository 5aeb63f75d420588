"""Two invented readouts, and how to run a command on them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from communique import cli

READOUT = """Foreign Minister visits Oslo

Prime Minister Aroha Tamihana of New Zealand paid an official visit to Norway on 12 March 2024.
In Oslo she met Prime Minister Sigrid Haugland. The two sides agreed to deepen cooperation in fisheries.
"""
CALL = """Leaders speak by telephone

On 3 May 2024, President Ramón Etcheverry of Uruguay held a telephone conversation with President
Teuvo Lahtinen of Finland. They exchanged views on trade.
"""


def run(*args: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(cli.app, [str(arg) for arg in args], input=stdin, prog_name="communique")


def records(result: Result) -> list[dict[str, Any]]:  # Any: what JSON holds
    return [json.loads(line) for line in result.stdout.splitlines()]
