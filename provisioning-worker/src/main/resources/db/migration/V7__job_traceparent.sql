alter table job
    add column traceparent text;

comment on column job.traceparent is 'The place in a trace that the job was requested at, W3C Trace Context; null without one.';
