alter table ready_database
    add column login_role    text,
    add column storage_bytes bigint,
    add column read_only     boolean not null default false,
    add constraint ready_database_limit_positive check (storage_bytes > 0),
    add constraint ready_database_limit_has_login check (storage_bytes is null or login_role is not null);

comment on column ready_database.storage_bytes is 'What the plan allows, by the last job that said so; unknown where there was none.';
comment on column ready_database.read_only is 'What the last sample found and told: the login role may read only, because the limit was reached.';

-- what was made before there was a guard
update ready_database ready
set login_role = made.spec #>> '{target,loginRole}',
    storage_bytes = coalesce(
        (select (changed.spec #>> '{limits,storageBytes}')::bigint
        from job changed
        where changed.project_id = ready.project_id
            and changed.state = 'completed'
            and changed.type = 'limits.apply'
            and changed.position > made.position
        order by changed.position desc
        limit 1),
        (made.spec #>> '{limits,storageBytes}')::bigint)
from job made
where made.state = 'completed'
    and made.type in ('project.provision', 'database.create')
    and made.spec #>> '{target,databaseId}' = ready.database_id::text;
