select 'pg_constraint'::regclass::oid as class_id, k.oid as object_id,
    array[format('alter domain %I.%I add constraint %I %s', n.nspname, t.typname, k.conname, pg_get_constraintdef(k.oid))]
        as ddl
from pg_constraint k
    join pg_type t on t.oid = k.contypid
    join pg_namespace n on n.oid = t.typnamespace
where k.contype = 'c'
    and t.oid >= 16384
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
