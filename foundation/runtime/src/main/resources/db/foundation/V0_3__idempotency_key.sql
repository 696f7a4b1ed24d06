create table idempotency_key (
    caller       text        not null,
    key          text        not null,
    request_hash text        not null,
    status       smallint    not null,
    etag         text        not null,
    body         text        not null,
    created_at   timestamptz not null default now(),
    constraint idempotency_key_pk primary key (caller, key),
    constraint idempotency_key_key_length check (length(key) between 1 and 255)
);

comment on table idempotency_key is 'Answers to requests with an Idempotency-Key, kept for 24 hours; a success is written in the transaction of its change.';
comment on column idempotency_key.body is 'Encrypted where the service gives out secrets.';

create index idempotency_key_by_age on idempotency_key (created_at);
comment on index idempotency_key_by_age is 'Serves the clean-up of expired keys.';
