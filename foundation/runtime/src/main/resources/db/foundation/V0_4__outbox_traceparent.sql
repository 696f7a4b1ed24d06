alter table outbox
    add column traceparent text;

comment on column outbox.traceparent is 'The place in a trace that the fact was written at, W3C Trace Context; null without one.';
