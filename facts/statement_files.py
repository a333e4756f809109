"""How are statements written in a file, and read back without loss?

CSV (RFC 4180) or JSON Lines with the columns below, one row for each place that says a statement.
Nothing is guessed: a column that nobody knows is refused, since what it holds would be lost in silence.
"""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NoReturn, TypeVar
from urllib.parse import urlsplit

from facts.errors import BadDate, BadInput, BadRow
from facts.models import LONGEST_NAME, EntityKind, Source, Stance, WrittenEntity, WrittenStatement
from facts.models.days import DateRange

COLUMNS = (
    *("endorser", "endorser_kind", "endorser_role", "candidate", "contest", "stance", "rank", "condition", "on"),
    *("quote", "paragraph", "source_title", "publisher", "published", "url"),
    *("aliases", "candidate_aliases", "endorser_ref", "candidate_ref"),
)
RARE_COLUMNS = (  # written only in a file where some row has them
    *("candidate_kind", "note", "is_note"),
    *("descriptions", "candidate_descriptions"),  # spellings that describe rather than name: "the grocery workers"
)
REQUIRED = ("endorser", "candidate", "stance")
JSON_SUFFIXES = frozenset({".jsonl", ".ndjson", ".json"})
LARGEST_BYTES = 512 * 1024 * 1024
_NUMBERS = frozenset({"rank", "paragraph"})
_FIELD = re.compile(r'"(?:[^"]|"")*+"(?=[,\r\n]|\Z)|(?!")[^,\r\n]*+')
_SPELLING = re.compile(r"(?:[^;\\]|\\.|\\$)+", re.DOTALL)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """One row: a statement and the source that says it; `line` is where it begins in its file, from 1."""

    statement: WrittenStatement
    source: Source
    note: str | None = None
    line: int = 0


def read_statement_file(path: Path) -> list[FileRow]:
    """Read a statement file whole.

    Args:
        path: `.jsonl`, `.ndjson` or `.json` for JSON Lines; anything else is CSV.

    Raises:
        BadRow: A row or the header is wrong; names the line and the column.
        BadInput: The file cannot be read as text.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES:
            raise BadInput(f"{path}: larger than {LARGEST_BYTES // 1024**2} MB; split it")
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInput(f"{path}: not UTF-8 text (byte {problem.start + 1})") from problem
    except (OSError, ValueError) as problem:
        words = problem.strerror if isinstance(problem, OSError) and problem.strerror else problem
        raise BadInput(f"{path}: cannot be read ({words})") from problem
    return parse_statements(text, str(path), is_json=path.suffix.lower() in JSON_SUFFIXES)


def parse_statements(text: str, name: str, *, is_json: bool) -> list[FileRow]:
    """Read the text of a statement file; `name` is what errors call it.

    Raises:
        BadRow: A row or the header is wrong; names the line and the column.
    """
    raw = _json_rows(text, name) if is_json else _csv_rows(text, name)
    return [_RowReader(name, line, fields).read() for line, fields in raw]


def format_statements(rows: Iterable[FileRow], *, is_json: bool) -> str:
    """Write rows as the text of a statement file; `parse_statements` reads them back."""
    written = [_fields(row) for row in rows]
    rare = [column for column in RARE_COLUMNS if any(fields.get(column) for fields in written)]
    columns = [*COLUMNS, *rare]
    if is_json:
        lines = [json.dumps({c: _as_json(c, fields) for c in columns}, ensure_ascii=False) for fields in written]
        return "".join(f"{line}\n" for line in lines)
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(written)
    return text.getvalue()


def _as_json(column: str, fields: Mapping[str, str]) -> str | int | None:
    value = fields.get(column) or None
    return int(value) if value is not None and column in _NUMBERS else value


def _csv_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(LARGEST_BYTES)  # 131,072 characters unless told: a long quote came out and not back in
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line, header = 1, ["1"]
    try:
        header = [column.strip() for column in next(reader, [])]
        _check_columns(header, name, 1, whole=True)
        line = reader.line_num + 1
        for values in reader:
            if values:
                if len(values) != len(header):
                    column = header[len(values)] if len(values) < len(header) else header[-1]
                    raise BadRow(name, line, column, f"the row has {len(values)} fields, the header {len(header)}")
                yield line, dict(zip(header, values, strict=True))
            line = reader.line_num + 1
    except csv.Error as problem:
        column = header[min(_field_at_fault(text, line), len(header) - 1)]
        raise BadRow(name, line, column, f"not CSV ({problem})") from problem


def _field_at_fault(text: str, line: int) -> int:
    """Which field, from 0, of the record that begins in this line has a quote that does not end, or not at its end."""
    record = "".join(islice(io.StringIO(text, newline=""), line - 1, None))
    place = number = 0
    while field := _FIELD.match(record, place):
        place = field.end()
        if record[place : place + 1] != ",":
            break
        place, number = place + 1, number + 1
    return number


def _json_rows(text: str, name: str) -> Iterator[tuple[int, dict[str, str]]]:
    for line, written in enumerate(text.split("\n"), 1):
        if not written.strip():
            continue
        try:
            found = json.loads(written)
        except (ValueError, RecursionError) as problem:
            column = str(getattr(problem, "colno", 1))
            raise BadRow(name, line, column, "not a JSON object on one line") from problem
        if not isinstance(found, dict):
            raise BadRow(name, line, "1", "not a JSON object on one line")
        _check_columns([*found], name, line, whole=False)
        yield line, {column: _from_json(value, (name, line, column)) for column, value in found.items()}


def _from_json(value: object, place: tuple[str, int, str]) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and (not isinstance(value, bool) or place[2] == "is_note"):
        return "yes" if value is True else "" if value is False else str(value)
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return _join(value)
    raise BadRow(*place, "neither text nor a whole number")


def _check_columns(columns: list[str], name: str, line: int, *, whole: bool) -> None:
    for number, column in enumerate(columns):
        if column not in COLUMNS and column not in RARE_COLUMNS:
            raise BadRow(name, line, column or str(number + 1), f"no such column; there are {', '.join(COLUMNS)}")
        if column in columns[:number]:
            raise BadRow(name, line, column, "the column is there twice")
    missing = [column for column in REQUIRED if column not in columns]
    if missing:
        raise BadRow(name, line, missing[0], "the column is missing" if whole else "missing")
    if not {"url", "source_title"} & {*columns}:
        raise BadRow(name, line, "source_title", "neither this column nor url is there; one of them is needed")


@dataclass(frozen=True, slots=True)
class _RowReader:
    """Reads the fields of one row, and names the row and the column when one is wrong."""

    name: str
    line: int
    fields: Mapping[str, str]

    def read(self) -> FileRow:
        for column, value in self.fields.items():
            if "\x00" in value:
                self._refuse(column, "holds a NUL character")
        endorser, candidate = self._entity("endorser", "aliases"), self._entity("candidate", "candidate_aliases")
        if (endorser.name.casefold(), endorser.ref) == (candidate.name.casefold(), candidate.ref):
            self._refuse("candidate", "is the endorser too; nobody endorses themselves")
        statement = WrittenStatement(
            endorser=endorser,
            candidate=candidate,
            stance=self._read("stance", _stance),
            contest=self._contest(),
            rank=self._read("rank", _number),
            condition=self._text("condition"),
            when=self._read("on", DateRange.parse),
            paragraph=self._read("paragraph", _number),
            quote=self._text("quote"),
        )
        return FileRow(statement=statement, source=self._source(), note=self._text("note"), line=self.line)

    def _refuse(self, column: str, problem: str) -> NoReturn:
        raise BadRow(self.name, self.line, column, problem)

    def _read(self, column: str, reader: Callable[[str], _T]) -> _T:
        try:
            return reader(self.fields.get(column, "").strip())
        except (BadDate, ValueError) as problem:
            self._refuse(column, str(problem))

    def _words(self, column: str) -> str:
        """A name or another short text: runs of blanks as one, without marks that cannot be seen."""
        visible = (c for c in self.fields.get(column, "") if unicodedata.category(c) != "Cf")
        return " ".join("".join(visible).split())

    def _text(self, column: str) -> str | None:
        """Words to be kept exactly; None when there are none."""
        value = self.fields.get(column, "")
        return value if value.strip() else None

    def _entity(self, side: str, aliases: str) -> WrittenEntity:
        name = self._words(side)
        if not any(c.isalnum() for c in name):
            self._refuse(side, "is missing" if not name else "has no letters or digits")
        self._limit(side, name)
        return WrittenEntity(
            name=name,
            kind=self._words(f"{side}_kind") or EntityKind.PERSON,
            role=self._words(f"{side}_role"),
            aliases=self._spellings(aliases),
            descriptions=self._spellings(aliases.replace("aliases", "descriptions")),
            ref=self._words(f"{side}_ref") or None,
        )

    def _contest(self) -> str | None:
        contest = self._words("contest")
        self._limit("contest", contest)
        return contest or None

    def _spellings(self, column: str) -> tuple[str, ...]:
        spellings = _split(self.fields.get(column, ""))
        for spelling in spellings:
            self._limit(column, spelling)
        return spellings

    def _limit(self, column: str, name: str) -> None:
        if len(name) > LONGEST_NAME:
            self._refuse(column, f"{len(name)} characters are too many for a name (at most {LONGEST_NAME})")

    def _source(self) -> Source:
        title, url = self._words("source_title"), self._read("url", _link)
        if not title and not url:
            self._refuse("source_title", "is missing, and so is url; one of them is needed")
        return Source(
            key=source_key(title, url),
            title=title,
            publisher=self._words("publisher"),
            published=self._read("published", DateRange.parse),
            url=url,
            is_note=self._read("is_note", _yes),
        )


def source_key(title: str, url: str | None) -> str:
    """The key of a source that is known by its title or link alone."""
    plain = unicodedata.normalize("NFKD", title or re.sub(r"^https?://(www\.)?", "", url or "")).casefold()
    return re.sub(r"[^\w]+", "-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")[:60] or "source"


def _stance(text: str) -> Stance:
    try:
        return Stance(text.lower())
    except ValueError as problem:
        told = "is missing" if not text else f"{text!r} is not a stance"
        raise ValueError(f"{told}; there are {', '.join(Stance)}") from problem


def _number(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text) or int(text) < 1:
        raise ValueError(f"{text!r} is not a whole number from 1")
    return int(text)


def _yes(text: str) -> bool:
    if text.lower() not in ("", "yes", "no", "true", "false", "1", "0"):
        raise ValueError(f"{text!r} is neither yes nor no")
    return text.lower() in ("yes", "true", "1")


def _link(text: str) -> str | None:
    if not text:
        return None
    try:
        parts = urlsplit(text)
    except ValueError as problem:
        raise ValueError(f"{text!r} is not a link") from problem
    if parts.scheme.lower() not in ("http", "https") or not parts.netloc or re.search(r"[\s\x00-\x1f]", text):
        raise ValueError(f"{text!r} is not an http(s) link")
    return text


def _split(text: str) -> tuple[str, ...]:
    """Spellings with `;` between them; one that stands in a spelling has a backslash before it."""
    parts = (" ".join(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL).split()) for part in _SPELLING.findall(text))
    return tuple(dict.fromkeys(part for part in parts if part))


def _join(spellings: Iterable[str]) -> str:
    return ";".join(re.sub(r"([\\;])", r"\\\1", spelling) for spelling in spellings)


def _fields(row: FileRow) -> dict[str, str]:
    """The columns of one row, as text."""
    said, source = row.statement, row.source
    fields: dict[str, str | int | None] = {
        "endorser": said.endorser.name,
        "endorser_kind": said.endorser.kind,
        "endorser_role": said.endorser.role,
        "candidate": said.candidate.name,
        "contest": said.contest,
        "stance": said.stance,
        "rank": said.rank,
        "condition": said.condition,
        "on": str(said.when),
        "quote": said.quote,
        "paragraph": said.paragraph,
        "source_title": source.title,
        "publisher": source.publisher,
        "published": str(source.published),
        "url": source.url,
        "aliases": _join(said.endorser.aliases),
        "candidate_aliases": _join(said.candidate.aliases),
        "endorser_ref": said.endorser.ref,
        "candidate_ref": said.candidate.ref,
        "candidate_kind": said.candidate.kind if said.candidate.kind != EntityKind.PERSON else None,
        "descriptions": _join(said.endorser.descriptions),
        "candidate_descriptions": _join(said.candidate.descriptions),
        "note": row.note,
        "is_note": "yes" if source.is_note else None,
    }
    return {column: "" if value is None else str(value) for column, value in fields.items()}
