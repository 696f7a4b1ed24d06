create table spare_template (
    cluster_id text        not null,
    extensions text[]      not null,
    wanted_at  timestamptz not null default now(),
    constraint spare_template_pk primary key (cluster_id)
);

comment on table spare_template is 'Which template the spare databases of a cluster are copies of: the one that a job asked for last.';
