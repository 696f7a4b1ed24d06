-- added unchecked; the rows are checked afterwards, with the search path that clients have
select 'pg_constraint'::regclass::oid as class_id, k.oid as object_id,
    array[format(
        'alter table %s add constraint %I %s%s',
        k.conrelid::regclass,
        k.conname,
        pg_get_constraintdef(k.oid),
        case
            when k.convalidated and coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) then ' not valid'
            else ''
        end)] as ddl,
    '' as fingerprint
from pg_constraint k
    join pg_class c on c.oid = k.conrelid
where k.contype = 'c'
    and k.conislocal
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
