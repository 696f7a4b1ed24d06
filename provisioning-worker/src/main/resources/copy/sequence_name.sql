select c.oid::regclass::text as name
from pg_class c
where c.relkind = 'S'
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
order by 1
