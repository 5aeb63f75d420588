"""The data files as files: each key is said once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from communique import data

FILES = sorted(Path(data.__file__).parent.rglob("*.yaml"))


class Strict(yaml.SafeLoader):
    """A loader to which a key said twice is an error: the second would silently win."""


def _mapping(loader: Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    assert not twice, f"said twice: {twice}"
    return loader.construct_mapping(node, deep=True)


Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_data_file_says_each_key_once(file: Path) -> None:
    assert yaml.load(file.read_text(encoding="utf-8"), Strict)  # noqa: S506 (a safe loader, made strict)
