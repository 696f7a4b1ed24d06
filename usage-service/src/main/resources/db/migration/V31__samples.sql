create table database_gauge (
    database_id uuid        not null,
    project_id  uuid        not null,
    sampled_at  timestamptz not null,
    collections bigint      not null,
    documents   bigint      not null,
    data_bytes  bigint      not null,
    index_bytes bigint      not null,
    dropped     boolean     not null default false,
    constraint database_gauge_pk primary key (database_id),
    constraint database_gauge_counts check (collections >= 0 and documents >= 0 and data_bytes >= 0 and index_bytes >= 0)
) with (fillfactor = 70);

comment on table database_gauge is 'The last sample of each database by the time it was taken. All zero from the time on when the database was dropped.';
comment on column database_gauge.data_bytes is 'What the database holds without its indexes.';

create index database_gauge_by_project on database_gauge (project_id)
    include (collections, documents, data_bytes, index_bytes);
comment on index database_gauge_by_project is 'Serves the sums over a project''s databases.';

create table database_storage (
    database_id uuid        not null,
    bucket      timestamptz not null,
    sampled_at  timestamptz not null,
    bytes       bigint      not null,
    constraint database_storage_pk primary key (database_id, bucket)
);

comment on table database_storage is 'The last sample of a database in each hour that has one; what it held until its next row.';
comment on column database_storage.bucket is 'Start of the hour in UTC.';

create table project_storage (
    project_id uuid        not null,
    bucket     timestamptz not null,
    delta      bigint      not null,
    constraint project_storage_pk primary key (project_id, bucket) include (delta)
);

comment on table project_storage is 'By how many bytes a project''s databases grew from the hour before: the differences of consecutive rows of database_storage, added up over the databases. Read backwards from the present sum, so that a series costs no more with more databases.';

create index project_storage_by_age on project_storage using brin (bucket);
comment on index project_storage_by_age is 'Finds what is older than any series.';
