select 'pg_type'::regclass::oid as class_id, t.oid as object_id,
    array[format('create domain %I.%I as %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
        || case
            when t.typcollation <> 0 and t.typcollation <> b.typcollation
                then format(' collate %s', t.typcollation::regcollation)
            else ''
        end
        || coalesce(' default ' || pg_get_expr(t.typdefaultbin, 0), '')
        || case
            when not t.typnotnull then ''
            else coalesce(
                (select format(' constraint %I not null', k.conname)
                from pg_constraint k
                where k.contypid = t.oid and k.contype = 'n'),
                ' not null')
        end] as ddl
from pg_type t
    join pg_namespace n on n.oid = t.typnamespace
    join pg_type b on b.oid = t.typbasetype
where t.oid >= 16384
    and t.typtype = 'd'
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
