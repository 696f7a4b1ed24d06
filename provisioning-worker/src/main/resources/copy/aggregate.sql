select 'pg_proc'::regclass::oid as class_id, p.oid as object_id,
    array[format(
        'create aggregate %I.%I(%s) (%s)',
        n.nspname,
        p.proname,
        coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'),
        concat_ws(
            ', ',
            format('sfunc = %s, stype = %s', a.aggtransfn, format_type(a.aggtranstype, null)),
            case when a.aggtransspace <> 0 then format('sspace = %s', a.aggtransspace) end,
            case when a.aggfinalfn <> 0 then format('finalfunc = %s', a.aggfinalfn) end,
            case when a.aggfinalextra then 'finalfunc_extra' end,
            'finalfunc_modify = ' || case a.aggfinalmodify
                when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end,
            case when a.aggcombinefn <> 0 then format('combinefunc = %s', a.aggcombinefn) end,
            case when a.aggserialfn <> 0 then format('serialfunc = %s', a.aggserialfn) end,
            case when a.aggdeserialfn <> 0 then format('deserialfunc = %s', a.aggdeserialfn) end,
            'initcond = ' || quote_literal(a.agginitval),
            case when a.aggmtransfn <> 0
                then format(
                    'msfunc = %s, minvfunc = %s, mstype = %s, mfinalfunc_modify = %s',
                    a.aggmtransfn,
                    a.aggminvtransfn,
                    format_type(a.aggmtranstype, null),
                    case a.aggmfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end)
            end,
            case when a.aggmtransspace <> 0 then format('msspace = %s', a.aggmtransspace) end,
            case when a.aggmfinalfn <> 0 then format('mfinalfunc = %s', a.aggmfinalfn) end,
            case when a.aggmfinalextra then 'mfinalfunc_extra' end,
            'minitcond = ' || quote_literal(a.aggminitval),
            (select format('sortop = operator(%I.%s)', m.nspname, o.oprname)
            from pg_operator o join pg_namespace m on m.oid = o.oprnamespace
            where o.oid = a.aggsortop),
            case when a.aggkind = 'h' then 'hypothetical' end,
            'parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' else 'unsafe' end))] as ddl
from pg_aggregate a
    join pg_proc p on p.oid = a.aggfnoid
    join pg_namespace n on n.oid = p.pronamespace
where p.oid >= 16384
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
