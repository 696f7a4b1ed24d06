create table ready_database (
    database_id    uuid        not null,
    project_id     uuid        not null,
    cluster_id     text        not null,
    name           text        not null,
    sample_after   timestamptz not null default now(),
    sampling_until timestamptz,
    failures       integer     not null default 0,
    samples        bigint      not null default 0,
    known_tables   bigint[]    not null default '{}',
    constraint ready_database_pk primary key (database_id),
    constraint ready_database_counters_not_negative check (failures >= 0 and samples >= 0)
);

comment on table ready_database is 'Databases whose job of creation completed and that no job has dropped, and how far each is sampled.';
comment on column ready_database.sample_after is 'The claim of a sample moves it to the next slot, so that a slot is sampled once, whatever the workers do.';
comment on column ready_database.sampling_until is 'The end of the lease of the sample under way; also its fence, since the next claim sets another.';
comment on column ready_database.failures is 'Samples in a row that did not come; they make the next one rarer.';
comment on column ready_database.samples is 'Sequence of the last sample event.';
comment on column ready_database.known_tables is 'Object ids of the tables that were told of; those that are gone are forgotten.';

create index ready_database_due on ready_database (cluster_id, sample_after);
comment on index ready_database_due is 'Serves the claim of samples and the age of the most overdue one.';

create index ready_database_by_project on ready_database (project_id);
comment on index ready_database_by_project is 'Serves the end of a deletion.';

-- what was made before there was a sampler
insert into ready_database (database_id, project_id, cluster_id, name)
select (created.spec #>> '{target,databaseId}')::uuid,
    created.project_id,
    created.cluster_id,
    created.spec #>> '{target,databaseName}'
from job created
where created.state = 'completed'
    and created.type in ('project.provision', 'database.create')
    and not exists (
        select 1
        from job dropped
        where dropped.project_id = created.project_id
            and dropped.state = 'completed'
            and dropped.position > created.position
            and (dropped.type = 'project.delete'
                or (dropped.type = 'database.delete'
                    and dropped.spec #>> '{target,databaseId}' = created.spec #>> '{target,databaseId}')))
on conflict on constraint ready_database_pk do nothing;
