-- not the constructors, which come with a range type
select 'pg_proc'::regclass::oid as class_id, p.oid as object_id, array[pg_get_functiondef(p.oid)] as ddl
from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
where p.oid >= 16384
    and p.prokind in ('f', 'p', 'w')
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype in ('e', 'i'))
