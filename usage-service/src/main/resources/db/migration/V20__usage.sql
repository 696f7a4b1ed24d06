create table usage_generation (
    generation integer     not null,
    opened_at  timestamptz not null,
    sealed_at  timestamptz,
    constraint usage_generation_pk primary key (generation),
    constraint usage_generation_seal_follows check (sealed_at >= opened_at)
);

comment on table usage_generation is 'The partitions of usage_event, one for each span of days of arrival. A span ends by a change of this table and not by a clock; see ADR 14.';

create unique index usage_generation_one_open on usage_generation ((true)) where sealed_at is null;
comment on index usage_generation_one_open is 'There is always one generation that takes what arrives, never two.';

create table usage_event (
    generation    integer     not null,
    project_id    uuid        not null,
    source        text        not null collate "C",
    id            text        not null collate "C",
    time          timestamptz not null,
    database_id   uuid,
    operation     text        not null,
    requests      bigint      not null,
    ingress_bytes bigint      not null,
    egress_bytes  bigint      not null,
    constraint usage_event_pk primary key (project_id, source, id, generation)
) partition by list (generation);

comment on table usage_event is 'Every event that was counted, kept for at least 35 days after it arrived, so that it is not counted again whatever its time then says.';
comment on constraint usage_event_pk on usage_event is 'Makes an event count once within a generation; the counting statement looks for it in the older ones. Producers whose ids sort by time write at few places of it.';

insert into usage_generation (generation, opened_at) values (1, now());
create table usage_event_1 partition of usage_event for values in (1);

create table usage_minute (
    project_id    uuid        not null,
    bucket        timestamptz not null,
    database_id   uuid,
    operation     text        not null collate "C",
    requests      bigint      not null,
    ingress_bytes bigint      not null,
    egress_bytes  bigint      not null,
    constraint usage_minute_key unique nulls not distinct (project_id, bucket, operation, database_id)
) partition by range (bucket);

comment on table usage_minute is 'Sums of what happened within a minute, by the events'' own times; a partition for each day in UTC, kept for 40 days.';
comment on column usage_minute.bucket is 'Start of the minute.';

create table usage_hour (
    project_id    uuid        not null,
    bucket        timestamptz not null,
    database_id   uuid,
    operation     text        not null collate "C",
    requests      bigint      not null,
    ingress_bytes bigint      not null,
    egress_bytes  bigint      not null,
    constraint usage_hour_key unique nulls not distinct (project_id, bucket, operation, database_id)
) partition by range (bucket);

comment on table usage_hour is 'The same sums for each hour, always equal to the sums of its minutes; a partition for each month in UTC, kept for 13 months.';
comment on column usage_hour.bucket is 'Start of the hour.';

create table usage_day (
    project_id    uuid        not null,
    bucket        timestamptz not null,
    database_id   uuid,
    operation     text        not null collate "C",
    requests      bigint      not null,
    ingress_bytes bigint      not null,
    egress_bytes  bigint      not null,
    constraint usage_day_key unique nulls not distinct (project_id, bucket, operation, database_id)
) with (fillfactor = 70);

comment on table usage_day is 'The same sums for each day in UTC, kept for ever.';
comment on column usage_day.bucket is 'Start of the day in UTC.';

create table usage_progress (
    partition      integer     not null,
    complete_until timestamptz not null,
    constraint usage_progress_pk primary key (partition)
) with (fillfactor = 50);

comment on table usage_progress is 'How far the counting has come in each partition of the topic of usage: all that was sent to it before that time is counted.';
