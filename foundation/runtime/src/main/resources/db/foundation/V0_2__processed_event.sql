create table processed_event (
    consumer     text        not null,
    event_id     uuid        not null,
    processed_at timestamptz not null default now(),
    constraint processed_event_pk primary key (consumer, event_id)
);

comment on table processed_event is 'The inbox: an event is handled in the transaction that inserts its row, so a redelivery changes nothing.';

create index processed_event_by_age on processed_event (processed_at);
comment on index processed_event_by_age is 'Serves the clean-up of rows older than any redelivery.';
