"""A brief as a Word document: headings and styles, page numbers, numbers that lead to their sources."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from communique.publishing.briefing.brief import Brief, Entry, Group, Part
from communique.publishing.paper.words import (
    MADE,
    NOTHING,
    SOURCES,
    basis,
    left_out,
    quoted,
    source_name,
    subtitle,
)
from communique.publishing.statements.lines import one_line

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_FONT = "Times New Roman"
_SOFT = "5B5F66"
_LANGUAGE = "en-GB"
_WHEN_TAB_MM = 34
_COLUMN_GAP_TWIPS = 340
_BODY_PT, _SOURCE_PT = 9.5, 7.5


def render_docx(brief: Brief) -> bytes:
    """Return a brief as a Word document; the same brief gives the same properties, dated by its day."""
    from docx import Document

    document = Document()
    _set_up(document, brief)
    document.add_paragraph(_clean(brief.title), style="Title")
    document.add_paragraph(subtitle(brief), style="Subtitle")
    document.add_paragraph(basis(brief), style="Brief Note")
    if brief.sources:
        for part in brief.parts:
            _add_part(document, part)
        _add_sources(document, brief)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_part(document: Document, part: Part) -> None:
    document.add_heading(_clean(part.title), level=1)
    if part.note:
        document.add_paragraph(_clean(part.note), style="Brief Note")
    if not part.groups:
        document.add_paragraph(NOTHING, style="Brief Entry")
    if part.form == "columns" and len(part.groups) > 1:
        _add_columns(document, part)
    else:
        for group in part.groups:
            _add_group(document, group, is_run_in=part.form == "run-in")
    rest = left_out(part)
    if rest:
        document.add_paragraph(_clean(rest), style="Brief Note")


def _add_columns(document: Document, part: Part) -> None:
    """Add the groups of a part side by side, in a table of one row without lines."""
    cells = document.add_table(rows=1, cols=len(part.groups)).rows[0].cells
    for cell, group in zip(cells, part.groups, strict=True):
        blank = cell.paragraphs[0]
        _add_group(cell, group, is_run_in=False)
        blank._p.getparent().remove(blank._p)


def _add_group(place: Document | _Cell, group: Group, *, is_run_in: bool) -> None:
    if group.title and not is_run_in:
        place.add_paragraph(_clean(group.title), style="Heading 2")
    for i, entry in enumerate(group.entries):
        head = group.title if is_run_in and i == 0 else None
        _add_entry(place, entry, head)


def _add_entry(place: Document | _Cell, entry: Entry, head: str | None) -> None:
    paragraph = place.add_paragraph(style="Brief Dated Entry" if entry.when else "Brief Entry")
    if entry.when:
        paragraph.add_run(f"{_clean(entry.when)}\t", style="Brief Date")
    elif entry.label:
        paragraph.add_run(f"{_clean(entry.label)}: ").bold = True
    if head:
        paragraph.add_run(f"{_clean(head)}: ", style="Brief Date").bold = True
    for i, sentence in enumerate(entry.sentences):
        paragraph.add_run(f"{' ' if i else ''}{_clean(sentence.text)}")
        _add_numbers(paragraph, sentence.citations)


def _add_numbers(paragraph: Paragraph, numbers: Iterable[int]) -> None:
    """Add the numbers of sources, raised, each a link to its source."""
    for i, number in enumerate(numbers):
        if i:
            paragraph.add_run(",", style="Brief Number")
        run = paragraph.add_run(str(number), style="Brief Number")
        link = _element("w:hyperlink", {"w:anchor": f"source_{number}", "w:history": "1"})
        paragraph._p.append(link)
        link.append(run._r)


def _add_sources(document: Document, brief: Brief) -> None:
    from docx.enum.section import WD_SECTION

    document.add_heading(SOURCES, level=1)
    columns = document.add_section(WD_SECTION.CONTINUOUS)._sectPr.xpath("./w:cols")[0]
    columns.set(_name("w:num"), "2")
    columns.set(_name("w:space"), str(_COLUMN_GAP_TWIPS))
    for source in brief.sources:
        document.add_paragraph(_clean(source_name(source)), style="Brief Document")
        for note in source.footnotes:
            paragraph = document.add_paragraph(style="Brief Source")
            mark = {"w:id": str(note.number), "w:name": f"source_{note.number}"}
            paragraph._p.append(_element("w:bookmarkStart", mark))
            paragraph.add_run(str(note.number))
            paragraph._p.append(_element("w:bookmarkEnd", {"w:id": str(note.number)}))
            paragraph.add_run(f"\t{_clean(quoted(note.quotations))}")


# --- page and styles -------------------------------------------------------------------------------


def _set_up(document: Document, brief: Brief) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(18), Mm(16)
    section.header_distance = section.footer_distance = Mm(9)
    _set_properties(document, brief)
    _set_styles(document)
    header = section.header.paragraphs[0]
    header.style = document.styles["Brief Note"]
    header.add_run(f"{_clean(brief.title)} · {subtitle(brief)}")
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Brief Note"]
    footer.add_run(f"{MADE} Page ")
    _add_field(footer, "PAGE")
    footer.add_run(" of ")
    _add_field(footer, "NUMPAGES")


def _set_properties(document: Document, brief: Brief) -> None:
    properties = document.core_properties
    properties.title = _clean(f"{brief.title}, {subtitle(brief)}")
    properties.subject = "Brief on relations"
    properties.author = properties.last_modified_by = "Communiqué"
    properties.comments = ""
    properties.language = _LANGUAGE
    properties.created = properties.modified = datetime.fromisoformat(brief.on).replace(tzinfo=UTC)


def _set_styles(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    styles = document.styles
    normal = styles["Normal"]
    _set_font(normal, _BODY_PT)
    normal.paragraph_format.space_after = Pt(1.5)
    normal.paragraph_format.line_spacing = 1.0
    language = _element("w:lang", {"w:val": _LANGUAGE, "w:eastAsia": _LANGUAGE})
    normal.element.get_or_add_rPr().append(language)
    for name, size, before in (("Title", 17, 0), ("Heading 1", 11, 6), ("Heading 2", _BODY_PT, 2)):
        style = styles[name]
        _set_font(style, size)
        style.font.bold, style.font.color.rgb = True, RGBColor(0, 0, 0)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(1.5)
        for border in style.element.xpath("w:pPr/w:pBdr"):
            border.getparent().remove(border)
    _set_font(styles["Subtitle"], 11.5)
    styles["Subtitle"].font.italic = False
    styles["Subtitle"].font.color.rgb = RGBColor(0, 0, 0)
    styles["Subtitle"].paragraph_format.space_after = Pt(2)
    for name, size, indent in (
        ("Brief Entry", _BODY_PT, 0), ("Brief Dated Entry", _BODY_PT, _WHEN_TAB_MM), ("Brief Note", 8.5, 0),
        ("Brief Document", _SOURCE_PT, 0), ("Brief Source", _SOURCE_PT, 6),
    ):  # fmt: skip
        style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = normal
        _set_font(style, size)
        style.paragraph_format.left_indent = Mm(indent)
        style.paragraph_format.first_line_indent = Mm(-indent)
        style.paragraph_format.space_after = Pt(0.5)
        if indent:
            style.paragraph_format.tab_stops.add_tab_stop(Mm(indent))
    styles["Brief Note"].font.color.rgb = RGBColor.from_string(_SOFT)
    styles["Brief Document"].font.bold = True
    styles["Brief Document"].paragraph_format.keep_with_next = True
    styles["Brief Document"].paragraph_format.space_before = Pt(3)
    styles.add_style("Brief Date", WD_STYLE_TYPE.CHARACTER).font.color.rgb = RGBColor.from_string(_SOFT)
    styles.add_style("Brief Number", WD_STYLE_TYPE.CHARACTER).font.superscript = True


def _set_font(style: Any, size: float) -> None:  # Any: a style of the library, of whatever type
    from docx.shared import Pt

    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(_name(script), _FONT)


def _add_field(paragraph: Paragraph, name: str) -> None:
    """Add a field that the word processor fills in, such as the number of the page."""
    field = _element("w:fldSimple", {"w:instr": name})
    run = paragraph.add_run("1")
    paragraph._p.append(field)
    field.append(run._r)


def _element(name: str, attributes: dict[str, str]) -> Any:  # Any: an element of the library's XML
    from docx.oxml import OxmlElement

    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(_name(key), value)
    return element


def _name(prefixed: str) -> str:
    """Return a name of the format's XML with its namespace."""
    from docx.oxml.ns import qn

    qualified: str = qn(prefixed)
    return qualified


def _clean(text: str) -> str:
    """Return a text on one line, without the control characters that XML does not allow."""
    return one_line("".join(c for c in text if c.isprintable() or c.isspace()))
