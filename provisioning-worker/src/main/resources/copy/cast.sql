select 'pg_cast'::regclass::oid as class_id, c.oid as object_id,
    array[format(
        'create cast (%s as %s) %s%s',
        format_type(c.castsource, null),
        format_type(c.casttarget, null),
        case c.castmethod
            when 'f' then format('with function %s', c.castfunc::regprocedure)
            when 'i' then 'with inout'
            else 'without function'
        end,
        case c.castcontext when 'a' then ' as assignment' when 'i' then ' as implicit' else '' end)] as ddl
from pg_cast c
where c.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_cast'::regclass and e.objid = c.oid and e.deptype in ('e', 'i'))
