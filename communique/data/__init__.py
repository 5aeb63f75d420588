"""World knowledge as data: one YAML file a subject, each with its source and licence at its head."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from communique.errors import LexiconError

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader reads some ten times faster, but not every build of PyYAML carries it."""


@cache
def load(name: str) -> Any:  # Any: the shape differs by file; each reader checks its own
    """Return the content of the data file ``name``, given without its ending: ``load("outlets")``.

    A name may lie in a folder, ``load("en/verbs")``. The content is shared between callers: read it,
    never change it. Raises LexiconError where the file is missing or is not YAML.
    """
    file = resources.files(__name__).joinpath(f"{name}.yaml")
    try:
        return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 (a safe loader)
    except FileNotFoundError as error:
        raise LexiconError(f"data file {name}.yaml is missing", "reinstall the package") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"data file {name}.yaml is not YAML: {error}", "mend the file") from error
