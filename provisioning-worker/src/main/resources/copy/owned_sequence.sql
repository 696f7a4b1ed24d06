select 'pg_class'::regclass::oid as class_id, c.oid as object_id,
    array[format('alter sequence %s owned by %s.%I', c.oid::regclass, d.refobjid::regclass, a.attname)] as ddl
from pg_class c
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a'
        and d.refclassid = 'pg_class'::regclass and d.refobjsubid > 0
    join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
where c.relkind = 'S'
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
