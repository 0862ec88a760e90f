"""How a cell shows a table or a file: in a terminal as text, on the page as what it is."""

import json
import os

FOR_PAGE = os.environ.get("METIS_LAB_NOTEBOOK") == "1"


def table(caption, columns, rows):
    """Rows under named columns; the first column names the row."""
    rows = [[str(cell) for cell in row] for row in rows]
    if FOR_PAGE:
        _put({"kind": "table", "caption": caption, "columns": columns, "rows": rows})
        return
    widths = [max(len(row[c]) for row in [columns, *rows]) for c in range(len(columns))]
    print(caption)
    for row in [columns, *rows]:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip())


def file(name, text, folded=False, language="text"):
    """A file, under its name; folded files are opened by the reader."""
    if FOR_PAGE:
        _put({"kind": "file", "name": name, "text": text, "language": language, "folded": folded})
    else:
        print(f"{name}\n{text}")


def _put(output):
    print("\u001e" + json.dumps(output, ensure_ascii=True), flush=True)
