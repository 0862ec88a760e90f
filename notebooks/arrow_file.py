"""Reads the Arrow files of a run with Python's standard library alone, and digests what they hold.

Only what such files contain is understood: uncompressed record batches of doubles (also several per row), 32-bit whole
numbers, texts and truth values. The form is that of https://arrow.apache.org/docs/format/Columnar.html; its headers are
flatbuffers, of which the few readings needed here are below. Everything that does not fit raises ValueError.
"""

import hashlib
import json
import struct

MAGIC = b"ARROW1"
NAN = struct.pack("<Q", 0x7FF8 << 48)


def read_table(path):
    """A table as {"columns": [...], "rows": n}; a column is {"name", "kind", "width", "unit", "means", "values"}."""
    with open(path, "rb") as file:
        data = file.read()
    try:
        return _table(data)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is no Arrow file of a run: {error}") from error


def values_of(table, name):
    """The values of a column by its name; raises KeyError with the names that there are."""
    for column in table["columns"]:
        if column["name"] == name:
            return column["values"]
    raise KeyError(f"no column {name}; there are {', '.join(c['name'] for c in table['columns'])}")


def content_digest(table):
    """SHA-256 of what a table holds, whatever the file around it looks like: names, kinds, and all values column by column."""
    columns = [[c["name"], _kind(c), hashlib.sha256(_canonical(c)).hexdigest()] for c in table["columns"]]
    return _sha256_of({"rows": table["rows"], "columns": columns})


def result_digest(digests):
    """SHA-256 over the content digests of all tables of a run: {path: digest}."""
    return _sha256_of(sorted(digests.items()))


def _sha256_of(value):
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _kind(column):
    return column["kind"] if column["width"] is None else f"{column['kind']}[{column['width']}]"


def _canonical(column):
    """Little-endian bytes with one form of NaN; a text is its length (-1 for none) and its UTF-8."""
    kind, values = column["kind"], column["values"]
    if kind == "bool":
        return bytes(values)
    if kind == "utf8":
        texts = [None if text is None else text.encode() for text in values]
        return b"".join(struct.pack("<i", -1) if t is None else struct.pack("<i", len(t)) + t for t in texts)
    if kind == "float64":
        flat = values if column["width"] is None else [value for row in values for value in row]
        return b"".join(NAN if value != value else struct.pack("<d", value) for value in flat)
    return struct.pack(f"<{len(values)}{'i' if kind == 'int32' else 'I'}", *values)


def _table(data):
    if data[:6] != MAGIC or data[-6:] != MAGIC:
        raise ValueError("no Arrow file: it does not begin and end as one")
    footer = data[-10 - struct.unpack("<i", data[-10:-6])[0] : -10]
    root = _root(footer)
    schema = _child(footer, root, 1)
    columns = [_column(footer, field) for field in _children(footer, schema, 1)]
    batches = [struct.unpack_from("<qi4xq", footer, at) for at in _structs(footer, root, 3, 24)]
    rows = sum(_read_batch(data, batch, columns) for batch in batches)
    return {"columns": columns, "rows": rows}


def _column(buffer, field):
    """Numbers of the types in Arrow's Schema.fbs: 2 whole, 3 floating point, 5 text, 6 truth value, 16 fixed-size list."""
    code = buffer[_at(buffer, field, 2)]
    kind_table, width = _child(buffer, field, 3), None
    if code == 2:
        signed = _at(buffer, kind_table, 1)
        kind = "int32" if signed is not None and buffer[signed] else "uint32"
        if struct.unpack_from("<i", buffer, _at(buffer, kind_table, 0))[0] != 32:
            raise ValueError("whole numbers of another size than 32 bits")
    elif code in (3, 5, 6):
        kind = {3: "float64", 5: "utf8", 6: "bool"}[code]
    elif code == 16:
        kind, width = "float64", struct.unpack_from("<i", buffer, _at(buffer, kind_table, 0))[0]
    else:
        raise ValueError(f"a column of type {code}, which runs do not contain")
    notes = {_text(buffer, pair, 0): _text(buffer, pair, 1) for pair in _children(buffer, field, 6)}
    column = {"name": _text(buffer, field, 0), "kind": kind, "width": width, "values": []}
    return {**column, "unit": notes.get("unit", ""), "means": notes.get("means", "")}


def _read_batch(data, block, columns):
    """Adds the values of a batch to the columns; gives its number of rows."""
    offset, length, _ = block
    message = data[offset + 8 : offset + length]
    header = _child(message, _root(message), 2)
    if _at(message, header, 3) is not None:
        raise ValueError("a compressed batch")
    rows_at = _at(message, header, 0)
    rows = 0 if rows_at is None else struct.unpack_from("<q", message, rows_at)[0]
    buffers = [struct.unpack_from("<qq", message, at) for at in _structs(message, header, 2, 16)]
    body = offset + length
    pieces = iter([data[body + at : body + at + size] for at, size in buffers])
    for column in columns:
        column["values"].extend(_values(column, rows, pieces))
    return rows


def _values(column, rows, pieces):
    present = next(pieces)
    kind, width = column["kind"], column["width"]
    if kind == "utf8":
        ends, text = struct.unpack_from(f"<{rows + 1}i", next(pieces)), next(pieces)
        found = [text[a:b].decode() for a, b in zip(ends, ends[1:])]
        return [t if not present or _bit(present, row) else None for row, t in enumerate(found)]
    if kind == "bool":
        bits = next(pieces)
        return [_bit(bits, row) for row in range(rows)]
    if width is not None:
        next(pieces)  # The doubles are a column of their own below the list, with a mask of their own.
    code = {"float64": "d", "int32": "i", "uint32": "I"}[kind]
    flat = struct.unpack_from(f"<{rows * (width or 1)}{code}", next(pieces))
    return flat if width is None else [flat[width * r : width * (r + 1)] for r in range(rows)]


def _bit(bits, row):
    return bool(bits[row >> 3] >> (row & 7) & 1)


# What flatbuffers are: a table begins with the distance back to a list of where its fields stand.


def _root(buffer):
    return struct.unpack_from("<I", buffer)[0]


def _at(buffer, table, slot):
    """Where a field of a table stands; None when it is not there."""
    fields = table - struct.unpack_from("<i", buffer, table)[0]
    entry = 4 + 2 * slot
    if entry >= struct.unpack_from("<H", buffer, fields)[0]:
        return None
    distance = struct.unpack_from("<H", buffer, fields + entry)[0]
    return table + distance if distance else None


def _child(buffer, table, slot):
    at = _at(buffer, table, slot)
    if at is None:
        raise ValueError("a header without a part that it needs")
    return at + struct.unpack_from("<I", buffer, at)[0]


def _structs(buffer, table, slot, size):
    """Where the items of a list stand, each of some bytes; none when there is no list."""
    if _at(buffer, table, slot) is None:
        return []
    start = _child(buffer, table, slot)
    count = struct.unpack_from("<I", buffer, start)[0]
    if start + 4 + count * size > len(buffer):
        raise ValueError("a list that is longer than its header")
    return [start + 4 + size * item for item in range(count)]


def _children(buffer, table, slot):
    return [at + struct.unpack_from("<I", buffer, at)[0] for at in _structs(buffer, table, slot, 4)]


def _text(buffer, table, slot):
    places = _structs(buffer, table, slot, 1)
    return bytes(buffer[at] for at in places).decode()
