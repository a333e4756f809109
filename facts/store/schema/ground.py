"""What does the store hold from the first day on?

Two decisions to know: statements are appended and never edited (triggers refuse it), and what is
accepted at a moment is kept as spans of time that follow from the log of decisions alone, so that a
question about now costs no more than one index and `check_store` can prove them right.
"""

from __future__ import annotations

from sqlite_utils import Database

from facts.store.schema.registry import migrations

_DOCUMENTS = (
    """create table source (
        source_id integer primary key,
        key text not null check (key <> ''),
        server_id integer,
        added_at text not null
    ) strict""",
    "create unique index source_key on source (key, ifnull(server_id, 0))",
    """create table revision (
        revision_id integer primary key,
        source_id integer not null references source,
        number integer not null check (number >= 1),
        sha256 text not null,
        title text not null,
        publisher text not null,
        published_earliest text,
        published_latest text,
        url text,
        is_note integer not null check (is_note in (0, 1)),
        added_at text not null,
        added_by text,
        replaced_at text,
        unique (source_id, number)
    ) strict""",
    "create unique index revision_current on revision (source_id) where replaced_at is null",
    "create index revision_sha256 on revision (sha256)",
    "create index revision_url on revision (url)",
    "create index revision_title on revision (title, url)",
    "create index revision_latest on revision (published_latest, published_earliest)",
    """create table passage (
        passage_id integer primary key,
        revision_id integer not null references revision,
        paragraph integer not null check (paragraph >= 1),
        text text not null,
        unique (revision_id, paragraph)
    ) strict""",
    """create virtual table passage_fts using fts5 (
        text, content='passage', content_rowid='passage_id', tokenize='unicode61 remove_diacritics 2')""",
    """create trigger passage_added after insert on passage begin
        insert into passage_fts (rowid, text) values (new.passage_id, new.text);
    end""",
    """create trigger passage_removed after delete on passage begin
        insert into passage_fts (passage_fts, rowid, text) values ('delete', old.passage_id, old.text);
    end""",
    """create trigger passage_keeps_its_words before update on passage begin
        select raise(abort, 'a passage keeps its words: a changed text is a new revision');
    end""",
)

_WHO = (
    """create table entity (
        entity_id integer primary key,
        name text not null check (name <> ''),
        kind text not null,
        ref text,
        server_id integer,
        added_at text not null,
        added_by text
    ) strict""",
    "create index entity_kind on entity (kind)",
    "create index entity_ref on entity (ref) where ref is not null",
    """create table alias (
        alias_id integer primary key,
        entity_id integer not null references entity,
        text text not null check (text <> ''),
        folded text not null,
        is_description integer not null check (is_description in (0, 1)),
        origin text not null check (origin in ('name', 'read', 'import', 'person')),
        server_id integer,
        added_at text not null,
        added_by text,
        ended_at text
    ) strict""",
    "create unique index alias_once on alias (entity_id, text, ifnull(server_id, 0)) where ended_at is null",
    "create index alias_folded on alias (folded)",
    """create table contest (
        contest_id integer primary key,
        name text not null check (name <> ''),
        folded text not null,
        ends_earliest text,
        ends_latest text,
        server_id integer,
        added_at text not null,
        added_by text
    ) strict""",
    "create unique index contest_folded on contest (folded, ifnull(server_id, 0))",
    """create table naming (
        entity_id integer not null references entity,
        passage_id integer not null references passage,
        primary key (entity_id, passage_id)
    ) strict, without rowid""",
    "create index naming_passage on naming (passage_id)",
    """create table role (
        role_id integer primary key,
        entity_id integer not null references entity,
        role text not null,
        affiliation_id integer references entity,
        revision_id integer not null references revision
    ) strict""",
    "create unique index role_once on role (entity_id, role, ifnull(affiliation_id, 0), revision_id)",
    "create index role_text on role (role)",
    "create index role_affiliation on role (affiliation_id)",
    "create index role_revision on role (revision_id)",
    """create table quotation (
        quotation_id integer primary key,
        passage_id integer not null references passage,
        speaker_id integer not null references entity,
        quote text not null,
        unique (passage_id, speaker_id, quote)
    ) strict""",
    "create index quotation_speaker on quotation (speaker_id)",
    """create table event (
        event_id integer primary key,
        name text not null,
        folded text not null,
        earliest_on text,
        latest_on text,
        revision_id integer not null references revision,
        passage_id integer references passage,
        quote text,
        server_id integer,
        added_at text not null
    ) strict""",
    "create index event_folded on event (folded)",
    "create index event_revision on event (revision_id)",
    "create index event_passage on event (passage_id)",
    """create table event_alias (
        event_id integer not null references event,
        alias text not null,
        primary key (event_id, alias)
    ) strict, without rowid""",
)

_STATEMENTS = (
    """create table statement (
        statement_id integer primary key,
        server_id integer,
        endorser_id integer not null references entity,
        endorser_role text not null,
        candidate_id integer not null references entity,
        contest_id integer references contest,
        stance text not null,
        rank integer check (rank >= 1),
        condition text,
        earliest_on text,
        latest_on text,
        recorded_at text not null,
        recorded_by text,
        extracted_by text not null,
        tier text not null check (tier in ('accept', 'review')),
        reasons text not null check (json_valid(reasons)),
        note text,
        supersedes_id integer references statement,
        check (endorser_id <> candidate_id)
    ) strict""",
    "create index statement_endorser on statement (endorser_id, candidate_id)",
    "create index statement_candidate on statement (candidate_id, endorser_id)",
    "create index statement_role on statement (endorser_role)",
    "create index statement_contest on statement (contest_id)",
    "create index statement_supersedes on statement (supersedes_id) where supersedes_id is not null",
    """create trigger statement_is_never_edited
        before update of statement_id, server_id, endorser_id, endorser_role, candidate_id, contest_id, stance, rank,
            condition, earliest_on, latest_on, recorded_at, extracted_by, tier, reasons, note, supersedes_id
        on statement begin
        select raise(abort, 'statements are appended and never edited');
    end""",
    """create trigger statement_for_everyone_stays before delete on statement when old.server_id is null begin
        select raise(abort, 'statements are never deleted');
    end""",
    """create table evidence (
        evidence_id integer primary key,
        statement_id integer not null references statement,
        revision_id integer not null references revision,
        passage_id integer references passage,
        paragraph integer check (paragraph >= 1),
        quote text,
        server_id integer,
        added_at text not null,
        added_by text
    ) strict""",
    """create unique index evidence_once on evidence (statement_id, revision_id, ifnull(paragraph, 0),
        ifnull(quote, ''), ifnull(server_id, 0))""",
    "create index evidence_revision on evidence (revision_id)",
    "create index evidence_passage on evidence (passage_id)",
    """create table decision (
        decision_id integer primary key,
        statement_id integer not null references statement,
        verdict text not null
            check (verdict in ('accepted', 'rejected', 'unsure', 'reopened', 'retracted', 'superseded')),
        decided_at text not null,
        decided_by text,
        reason text not null,
        server_id integer,
        undoes_id integer unique references decision
    ) strict""",
    "create index decision_statement on decision (statement_id)",
    "create index decision_at on decision (decided_at)",
    "create index decision_by on decision (decided_by)",
    """create table contradiction (
        statement_id integer not null references statement,
        other_id integer not null references statement,
        why text not null,
        primary key (statement_id, other_id)
    ) strict, without rowid""",
    "create index contradiction_other on contradiction (other_id)",
)

_DERIVED = (
    """create table accepted_span (
        statement_id integer not null references statement,
        accepted_at text not null,
        ended_at text,
        server_id integer,
        endorser_id integer not null,
        candidate_id integer not null,
        contest_id integer,
        stance text not null,
        primary key (statement_id, accepted_at)
    ) strict, without rowid""",
    "create index span_endorser on accepted_span (endorser_id, candidate_id, ended_at, server_id, stance)",
    "create index span_candidate on accepted_span (candidate_id, endorser_id, ended_at, server_id, stance)",
    "create index span_contest on accepted_span (contest_id, candidate_id, ended_at, server_id, stance)",
    """create table hidden_span (
        statement_id integer not null references statement,
        server_id integer not null,
        hidden_at text not null,
        ended_at text,
        primary key (statement_id, server_id, hidden_at)
    ) strict, without rowid""",
    """create table waiting (
        statement_id integer primary key references statement,
        server_id integer,
        since text not null,
        is_unsure integer not null check (is_unsure in (0, 1))
    ) strict""",
    "create index waiting_server on waiting (server_id, is_unsure, statement_id)",
)

_QUESTIONS = (
    """create table unanswered (
        unanswered_id integer primary key,
        question text not null,
        names text not null check (json_valid(names)),
        server_id integer,
        asked_at text not null,
        closed_at text
    ) strict""",
    "create index unanswered_open on unanswered (server_id, asked_at) where closed_at is null",
)


@migrations(name="0001_ground")
def ground(db: Database) -> None:
    """The data model of the design: documents, who, statements with their log, and what follows from it."""
    for statement in (*_DOCUMENTS, *_WHO, *_STATEMENTS, *_DERIVED, *_QUESTIONS):
        db.execute(statement)
