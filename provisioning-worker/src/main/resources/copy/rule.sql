select 'pg_rewrite'::regclass::oid as class_id, r.oid as object_id, array[pg_get_ruledef(r.oid)] as ddl,
    '' as fingerprint
from pg_rewrite r
    join pg_class c on c.oid = r.ev_class
where r.rulename <> '_RETURN'
    and c.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
