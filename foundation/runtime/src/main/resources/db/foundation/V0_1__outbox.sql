create table outbox (
    id         bigint generated always as identity,
    event_id   uuid        not null,
    shard      smallint    not null,
    topic      text        not null,
    key        text        not null,
    type       text        not null,
    source     text        not null,
    subject    text        not null,
    time       timestamptz not null,
    actor_id   text        not null,
    actor_name text        not null,
    sequence   bigint      not null,
    request_id text,
    data       text        not null,
    created_at timestamptz not null default now(),
    constraint outbox_pk primary key (id)
);

comment on table outbox is 'Facts that wait to be published, written in the transaction that made them true; the relay reads them by id and deletes them after Kafka acknowledged.';
comment on column outbox.shard is 'Hash of the key: one relay at a time holds a shard, which keeps the order of a key.';
