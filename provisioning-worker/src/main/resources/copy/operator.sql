-- a commutator or negator that is not there yet is filled in by its own statement
select 'pg_operator'::regclass::oid as class_id, o.oid as object_id,
    array[format(
        'create operator %I.%s (%s)',
        n.nspname,
        o.oprname,
        concat_ws(
            ', ',
            format('function = %s', o.oprcode),
            case when o.oprleft <> 0 then format('leftarg = %s', format_type(o.oprleft, null)) end,
            format('rightarg = %s', format_type(o.oprright, null)),
            (select format('commutator = operator(%I.%s)', m.nspname, c.oprname)
            from pg_operator c join pg_namespace m on m.oid = c.oprnamespace
            where c.oid = o.oprcom),
            (select format('negator = operator(%I.%s)', m.nspname, c.oprname)
            from pg_operator c join pg_namespace m on m.oid = c.oprnamespace
            where c.oid = o.oprnegate),
            case when o.oprrest <> 0 then format('restrict = %s', o.oprrest) end,
            case when o.oprjoin <> 0 then format('join = %s', o.oprjoin) end,
            case when o.oprcanhash then 'hashes' end,
            case when o.oprcanmerge then 'merges' end))] as ddl
from pg_operator o
    join pg_namespace n on n.oid = o.oprnamespace
where o.oid >= 16384
    and o.oprcode <> 0
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_operator'::regclass and e.objid = o.oid and e.deptype = 'e')
