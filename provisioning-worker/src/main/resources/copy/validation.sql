select 'pg_constraint'::regclass::oid as class_id, k.oid as object_id,
    array[format('alter table %s validate constraint %I', k.conrelid::regclass, k.conname)] as ddl
from pg_constraint k
    join pg_class c on c.oid = k.conrelid
where k.contype = 'c'
    and k.conislocal
    and k.convalidated
    and coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
