select 'pg_class'::regclass::oid as class_id, c.oid as object_id,
    array[format(
        'create materialized view %I.%I%s as %s with no data',
        n.nspname,
        c.relname,
        (select format(' with (%s)', string_agg(format('%I=%L', option_name, option_value), ', ' order by option_name))
        from pg_options_to_table(c.reloptions)
        having count(*) > 0),
        rtrim(pg_get_viewdef(c.oid), ';'))] as ddl,
    (select coalesce(string_agg(o, ',' order by o), '') from unnest(c.reloptions) o) || c.relispopulated as fingerprint,
    case when c.relispopulated then format('refresh materialized view %I.%I', n.nspname, c.relname) end as refresh
from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'm'
    and c.oid >= 16384
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
