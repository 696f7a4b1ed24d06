create table event_progress (
    complete_until timestamptz not null,
    only_row       boolean     not null default true,
    constraint event_progress_pk primary key (only_row),
    constraint event_progress_only_row check (only_row)
) with (fillfactor = 50);

comment on table event_progress is 'How far the other topics than that of usage are read: all that they had accepted before that time is in the read models.';

insert into event_progress (complete_until) values ('epoch');

create view complete_until as
select least(
    coalesce((select min(complete_until) from usage_progress), 'epoch'),
    (select complete_until from event_progress)
) as at;

comment on view complete_until is 'Every event that its topic had accepted before that time is in the tables of this snapshot. The epoch until that is known.';
