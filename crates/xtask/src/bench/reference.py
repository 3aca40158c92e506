"""What the bench compares with: plain SQL, FTS5 and the csv module, through Python's own SQLite.

Each call prints one JSON object. The files it opens were made by the bench and have no password.
"""

import csv
import json
import os
import re
import sqlite3
import sys
import time


def figures(spans):
    spans.sort()
    at = lambda share: spans[round((len(spans) - 1) * share)] * 1000 if spans else 0
    return {"times": len(spans), "p50": at(0.5), "p99": at(0.99), "max": at(1.0)}


def reading(path):
    return sqlite3.connect(f"file:{path}?immutable=1", uri=True)


def search(path, queries, index):
    """FTS5 with prefixes, the first 20 by rank."""
    if os.path.exists(index):
        os.remove(index)
    db = sqlite3.connect(index)
    db.execute("CREATE VIRTUAL TABLE t USING fts5(name, town, head, trust, postcode, urn, prefix='1 2 3')")
    rows = reading(path).execute(
        "SELECT id, name, town, head_first || ' ' || head_last, trust_name, postcode, id FROM establishment"
    )
    db.executemany("INSERT INTO t (rowid, name, town, head, trust, postcode, urn) VALUES (?,?,?,?,?,?,?)", rows)
    db.commit()
    spans = []
    with open(queries, encoding="utf-8") as file:
        typed = json.load(file)
    for text in typed:
        words = re.findall(r"\w+", text.replace("'", "").replace("\u2019", ""))
        match = " ".join(f'"{word}"*' for word in words)
        if not match:
            continue
        start = time.perf_counter()
        db.execute("SELECT rowid, name, town FROM t WHERE t MATCH ? ORDER BY rank LIMIT 20", (match,)).fetchall()
        spans.append(time.perf_counter() - start)
    return figures(spans)


FROM = """FROM school s LEFT JOIN establishment e ON e.id = s.urn
LEFT JOIN establishment_group g ON g.id = e.trust_uid"""
HEAD = "trim(replace(e.head_title || ' ' || e.head_first || ' ' || e.head_last, '  ', ' '))"
OWNER = "(SELECT name FROM staff WHERE id = s.owner_id)"
TAGS = "(SELECT group_concat(tag) FROM school_tag WHERE school_id = s.id)"
CHANGED = """(SELECT max(l.file_date) FROM register_change c JOIN register_load l ON l.id = c.load_id
WHERE c.urn = s.urn)"""
SORTS = [f"{CHANGED} DESC", "e.name", OWNER, HEAD, "e.pupils"]


def listed(path, times, scroll):
    """Our schools with four computed columns: a window of 60 and the count of all."""
    db = reading(path)
    spans = []
    for at in range(10 + times):
        # In coalesce, or SQLite would begin with all of England: the reference is to be a good one.
        where = "e.status_code = '1'" + ("" if scroll else f" AND e.pupils >= {at + 1}")
        where = f"coalesce({where}, 0)"
        order = SORTS[0 if scroll else at % len(SORTS)]
        offset = at * 60 % 1200 if scroll else 0
        start = time.perf_counter()
        db.execute(
            f"""SELECT s.id, e.id, coalesce(e.name, s.name), e.la_code, e.phase_code, e.status_code, {HEAD},
            coalesce(g.name, e.trust_name), {OWNER}, {TAGS}, {CHANGED} {FROM} WHERE {where}
            ORDER BY {order}, coalesce(e.name, s.name), s.id LIMIT 60 OFFSET {offset}"""
        ).fetchall()
        db.execute(f"SELECT count(*) {FROM} WHERE {where}").fetchone()
        if at >= 10:
            spans.append(time.perf_counter() - start)
    return figures(spans)


def insert(path, times):
    """One raw durable insert, in the journal mode that the product uses."""
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, school INTEGER NOT NULL, text TEXT NOT NULL)")
    spans = []
    for at in range(10 + times):
        start = time.perf_counter()
        db.execute("INSERT INTO note (school, text) VALUES (?, ?)", (1, f"Rang at {at}; e-mail on Fridays."))
        if at >= 10:
            spans.append(time.perf_counter() - start)
    return figures(spans)


def export(path, out):
    """The same 11 columns by name, with Python's csv module; codes as their names."""
    start = time.perf_counter()
    db = reading(path)
    names = {(kind, code): name for kind, code, name in db.execute("SELECT list, code, name FROM code")}
    rows = db.execute(
        f"""SELECT e.name, e.id, e.la_code, e.phase_code,
        CASE WHEN e.low_age IS NULL THEN '' ELSE e.low_age || '-' || e.high_age END, e.type_code,
        coalesce(g.name, e.trust_name), {HEAD}, e.town, e.postcode, e.status_code
        FROM establishment e LEFT JOIN establishment_group g ON g.id = e.trust_uid ORDER BY e.name"""
    )
    with open(out, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow("School URN LA Phase Ages Type Trust Head Town Postcode Status".split())
        for row in rows:
            row = list(row)
            for at, kind in ((2, "la"), (3, "phase"), (5, "type"), (10, "status")):
                row[at] = names.get((kind, row[at]), row[at])
            writer.writerow(row)
        file.flush()
        os.fsync(file.fileno())
    return figures([time.perf_counter() - start])


def copy(path, out):
    """A plain copy, flushed."""
    if os.path.exists(out):
        os.remove(out)
    start = time.perf_counter()
    with open(path, "rb") as source, open(out, "wb") as target:
        while chunk := source.read(1 << 20):
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    return figures([time.perf_counter() - start])


def main(what, *rest):
    work = {
        "search": lambda path, queries, index: search(path, queries, index),
        "list": lambda path, times: listed(path, int(times), scroll=False),
        "scroll": lambda path, times: listed(path, int(times), scroll=True),
        "edit": lambda path, times: insert(path, int(times)),
        "export": export,
        "backup": copy,
    }
    print(json.dumps(work[what](*rest)))


main(*sys.argv[1:])
