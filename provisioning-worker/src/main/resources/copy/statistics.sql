select 'pg_statistic_ext'::regclass::oid as class_id, s.oid as object_id,
    array[pg_get_statisticsobjdef(s.oid)]
    || case
        when s.stxstattarget >= 0
            then array[format('alter statistics %I.%I set statistics %s', n.nspname, s.stxname, s.stxstattarget)]
        else '{}'
    end as ddl,
    '' as fingerprint
from pg_statistic_ext s
    join pg_namespace n on n.oid = s.stxnamespace
where s.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_statistic_ext'::regclass and e.objid = s.oid and e.deptype = 'e')
