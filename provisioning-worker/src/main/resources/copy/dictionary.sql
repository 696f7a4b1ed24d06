select 'pg_ts_dict'::regclass::oid as class_id, d.oid as object_id,
    array[format(
        'create text search dictionary %I.%I (template = %I.%I%s)',
        n.nspname,
        d.dictname,
        tn.nspname,
        t.tmplname,
        coalesce(', ' || d.dictinitoption, ''))] as ddl
from pg_ts_dict d
    join pg_namespace n on n.oid = d.dictnamespace
    join pg_ts_template t on t.oid = d.dicttemplate
    join pg_namespace tn on tn.oid = t.tmplnamespace
where d.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_ts_dict'::regclass and e.objid = d.oid and e.deptype = 'e')
