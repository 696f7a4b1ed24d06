-- those of partitions come with the one of the partitioned table
select 'pg_trigger'::regclass::oid as class_id, t.oid as object_id, array[pg_get_triggerdef(t.oid)] as ddl,
    '' as fingerprint
from pg_trigger t
    join pg_class c on c.oid = t.tgrelid
where not t.tgisinternal
    and t.tgparentid = 0
    and c.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
