"""Briefs on the examples, kept as they should read: ``make golden`` shows what would change, and asks."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from difflib import unified_diff
from pathlib import Path

from msgspec.structs import replace

from communique.extraction.extract import extract
from communique.ledger import Ledger, open_ledger
from communique.publishing.briefing.brief import brief
from communique.publishing.briefing.matter import Wanted
from communique.publishing.paper.markdown import render_markdown
from communique.reading import find_sources, read_source

FOLDER = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[3] / "examples"
ON = date(2025, 12, 1)
PAGES: dict[str, tuple[tuple[str, ...], Wanted]] = {
    "kenya-finland.md": (("KEN", "FIN"), Wanted(on=ON, is_then=False)),
    "kenya-finland-energy-2024.md": (("KEN", "FIN"), Wanted(on=date(2024, 12, 31), sector="energy")),
    "finland-kenya-whole.md": (("FIN", "KEN"), Wanted(on=ON, is_then=False, months=None, is_whole=True)),
    "kenya.md": (("KEN",), Wanted(on=ON, is_then=False)),
}
"""Each page with the parties it is about and what is asked for."""


def read_examples() -> Ledger:
    """Return a ledger in memory that holds the examples, under paths that do not depend on the place."""
    ledger = open_ledger(":memory:")
    for source in find_sources([EXAMPLES]):
        document = read_source(source)
        document = replace(document, path=f"{EXAMPLES.name}/{Path(document.path).name}")
        ledger.add(document, extract(document))
    return ledger


def made_pages() -> Iterator[tuple[str, str]]:
    """Yield each page's name with the page as the program makes it now."""
    with read_examples() as ledger:
        for name, (pair, wanted) in PAGES.items():
            yield name, render_markdown(brief(ledger, *pair, wanted=wanted))


def main() -> int:
    """Show how the pages differ from those kept, and write them where the user agrees."""
    changed = {}
    for name, page in made_pages():
        file = FOLDER / name
        kept = file.read_text(encoding="utf-8") if file.exists() else ""
        if page != kept:
            changed[file] = page
            sys.stdout.writelines(
                unified_diff(
                    kept.splitlines(keepends=True), page.splitlines(keepends=True), name, f"{name}, now"
                )
            )
    if not changed:
        sys.stdout.write("golden: all pages are as they were\n")
        return 0
    sys.stdout.write(f"golden: {len(changed)} pages differ; write them? [y/N] ")
    sys.stdout.flush()
    if sys.stdin.readline().strip().lower() not in {"y", "yes"}:
        sys.stdout.write("golden: nothing written\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    for file, page in changed.items():
        file.write_text(page, encoding="utf-8")
    sys.stdout.write("golden: written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
