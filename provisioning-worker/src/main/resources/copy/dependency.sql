-- without what is only about the life of an object: membership of an extension, a sequence owned by a column
select distinct d.classid as class_id, d.objid as object_id, d.refclassid as needed_class, d.refobjid as needed
from pg_depend d
where d.objid >= 16384
    and d.refobjid >= 16384
    and d.deptype not in ('e', 'x')
    and not (d.deptype = 'a' and d.refobjsubid > 0 and exists (
        select from pg_class s
        where d.classid = 'pg_class'::regclass and s.oid = d.objid and s.relkind = 'S'))
