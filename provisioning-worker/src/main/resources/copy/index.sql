select 'pg_class'::regclass::oid as class_id, x.oid as object_id,
    array[pg_get_indexdef(x.oid)]
    || coalesce(
        (select array[format('alter index %s attach partition %s', h.inhparent::regclass, x.oid::regclass)]
        from pg_inherits h
        where h.inhrelid = x.oid),
        '{}')
    || coalesce(
        (select array_agg(
            format('alter index %s alter column %s set statistics %s', x.oid::regclass, a.attnum, a.attstattarget)
            order by a.attnum)
        from pg_attribute a
        where a.attrelid = x.oid and a.attstattarget >= 0),
        '{}') as ddl,
    (select coalesce(string_agg(o, ',' order by o), '') from unnest(x.reloptions) o) || i.indisunique || i.indnatts as fingerprint
from pg_index i
    join pg_class x on x.oid = i.indexrelid
    join pg_class c on c.oid = i.indrelid
    join pg_namespace n on n.oid = c.relnamespace
where x.oid >= 16384
    and c.relpersistence <> 't'
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_constraint k
        where k.conrelid = i.indrelid and k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
