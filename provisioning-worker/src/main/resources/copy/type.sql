select 'pg_type'::regclass::oid as class_id, t.oid as object_id,
    array[format('create type %I.%I as ', n.nspname, t.typname) || body.definition] as ddl
from pg_type t
    join pg_namespace n on n.oid = t.typnamespace
    left join pg_class c on c.oid = t.typrelid
    left join pg_range r on r.rngtypid = t.oid
    cross join lateral (
        select case t.typtype
            when 'e' then format(
                'enum (%s)',
                (select string_agg(quote_literal(l.enumlabel), ', ' order by l.enumsortorder)
                from pg_enum l
                where l.enumtypid = t.oid))
            when 'c' then format(
                '(%s)',
                (select string_agg(
                    format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
                        || case
                            when a.attcollation <> 0 and a.attcollation <> u.typcollation
                                then format(' collate %s', a.attcollation::regcollation)
                            else ''
                        end,
                    ', ' order by a.attnum)
                from pg_attribute a
                    join pg_type u on u.oid = a.atttypid
                where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped))
            else format(
                'range (%s)',
                concat_ws(
                    ', ',
                    'subtype = ' || format_type(r.rngsubtype, null),
                    (select format('subtype_opclass = %I.%I', m.nspname, o.opcname)
                    from pg_opclass o join pg_namespace m on m.oid = o.opcnamespace
                    where o.oid = r.rngsubopc and not o.opcdefault),
                    case
                        when r.rngcollation <> 0 and r.rngcollation <> s.typcollation
                            then format('collation = %s', r.rngcollation::regcollation)
                    end,
                    case when r.rngcanonical <> 0 then format('canonical = %s', r.rngcanonical) end,
                    case when r.rngsubdiff <> 0 then format('subtype_diff = %s', r.rngsubdiff) end,
                    (select format('multirange_type_name = %I.%I', m.nspname, y.typname)
                    from pg_type y join pg_namespace m on m.oid = y.typnamespace
                    where y.oid = r.rngmultitypid)))
        end as definition
        from (select (select u.typcollation from pg_type u where u.oid = r.rngsubtype) as typcollation) s
    ) body
where t.oid >= 16384
    and (t.typtype in ('e', 'r') or (t.typtype = 'c' and c.relkind = 'c'))
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
