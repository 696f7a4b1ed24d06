-- a partition is made by itself and attached, so that the order of its columns stays
with relation as materialized (
    select c.oid, c.relkind, c.relispartition, c.relpersistence, c.reloptions, c.reltoastrelid, c.reloftype,
        c.relpartbound, format('%I.%I', n.nspname, c.relname) as name, am.amname
    from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
        left join pg_am am on am.oid = c.relam
    where c.relkind in ('r', 'p')
        and c.oid >= 16384
        and c.relpersistence <> 't'
        and n.nspname !~ '^pg_(toast|temp)'
        and not exists (
            select from pg_depend e
            where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
), col as materialized (
    select a.attrelid, a.attnum, a.attname, a.attidentity, a.attgenerated, a.attstorage, a.attcompression,
        a.attstattarget, a.attoptions, t.typstorage, r.relispartition, r.name as relation,
        a.attislocal or a.attinhcount = 0 or r.relispartition as printed,
        format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod))
            || case
                when a.attcollation <> 0 and a.attcollation <> t.typcollation
                    then format(' collate %s', a.attcollation::regcollation)
                else ''
            end
            || case a.attcompression when 'p' then ' compression pglz' when 'l' then ' compression lz4' else '' end
            as plain,
        case
            when a.attgenerated <> ''
                then format(
                    ' generated always as (%s) %s',
                    pg_get_expr(d.adbin, d.adrelid),
                    case a.attgenerated when 's' then 'stored' else 'virtual' end)
            else ''
        end as generation,
        case
            when not a.attnotnull then ''
            when k.oid is null then ' not null'
            when k.convalidated and (k.conislocal or r.relispartition)
                then format(' constraint %I not null%s', k.conname, case when k.connoinherit then ' no inherit' else '' end)
            else ''
        end as not_null,
        a.attnotnull,
        k.oid is not null as named_not_null,
        k.conname,
        k.convalidated,
        k.conislocal and k.coninhcount = 0 as local_not_null,
        k.conislocal and k.convalidated and a.attislocal = false and a.attinhcount > 0 and not r.relispartition
            as further_not_null
    from relation r
        join pg_attribute a on a.attrelid = r.oid
        join pg_type t on t.oid = a.atttypid
        left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'n' and k.conkey = array[a.attnum]
    where a.attnum > 0
        and not a.attisdropped
), detail as (
    select c.attrelid, c.attnum, 1 as step,
        case
            when c.named_not_null
                then format('alter table only %s add constraint %I not null %I not valid', c.relation, c.conname, c.attname)
            else format('alter table only %s alter column %I set not null', c.relation, c.attname)
        end as statement
    from col c
    where c.attnotnull
        and ((c.named_not_null and c.local_not_null and not c.convalidated)
            or (not c.named_not_null and not c.printed))
    union all
    select c.attrelid, c.attnum, 2,
        format(
            'alter table only %s alter column %I set storage %s',
            c.relation,
            c.attname,
            case c.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end)
    from col c
    where c.attstorage <> c.typstorage
    union all
    select c.attrelid, c.attnum, 3,
        format('alter table only %s alter column %I set statistics %s', c.relation, c.attname, c.attstattarget)
    from col c
    where c.attstattarget >= 0
    union all
    select c.attrelid, c.attnum, 4,
        format(
            'alter table only %s alter column %I set (%s)',
            c.relation,
            c.attname,
            (select string_agg(format('%I=%L', option_name, option_value), ', ' order by option_name)
            from pg_options_to_table(c.attoptions)))
    from col c
    where c.attoptions is not null
    union all
    select c.attrelid, c.attnum, 5,
        format(
            'alter table %s alter column %I add generated %s as identity (sequence name %I.%I start with %s '
                || 'increment by %s minvalue %s maxvalue %s cache %s%s)',
            c.relation,
            c.attname,
            case c.attidentity when 'a' then 'always' else 'by default' end,
            n.nspname,
            q.relname,
            s.seqstart,
            s.seqincrement,
            s.seqmin,
            s.seqmax,
            s.seqcache,
            case when s.seqcycle then ' cycle' else '' end)
    from col c
        join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = c.attrelid
            and d.refobjsubid = c.attnum and d.classid = 'pg_class'::regclass and d.deptype = 'i'
        join pg_sequence s on s.seqrelid = d.objid
        join pg_class q on q.oid = d.objid
        join pg_namespace n on n.oid = q.relnamespace
    where c.attidentity <> ''
        and not c.relispartition
)
select 'pg_class'::regclass::oid as class_id, r.oid as object_id,
    array[format(
        'create %stable %s (%s)%s%s%s%s',
        case when r.relpersistence = 'u' then 'unlogged ' else '' end,
        r.name,
        (select string_agg(
            case
                when c.printed then c.plain || c.generation || c.not_null
                else format('constraint %I not null %I', c.conname, c.attname)
            end,
            ', ' order by c.printed desc, c.attnum)
        from col c
        where c.attrelid = r.oid and (c.printed or c.further_not_null)),
        case
            when not r.relispartition
                then (
                    select format(' inherits (%s)', string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno))
                    from pg_inherits i
                    where i.inhrelid = r.oid
                    having count(*) > 0)
        end,
        case when r.relkind = 'p' then ' partition by ' || pg_get_partkeydef(r.oid) else '' end,
        case when r.amname is not null and r.amname <> 'heap' then format(' using %I', r.amname) else '' end,
        (select format(' with (%s)', string_agg(o.text, ', ' order by o.text))
        from (
            select format('%I=%L', option_name, option_value) as text
            from pg_options_to_table(r.reloptions)
            union all
            select format('toast.%I=%L', x.option_name, x.option_value)
            from pg_class toast cross join lateral pg_options_to_table(toast.reloptions) x
            where toast.oid = r.reltoastrelid) o
        having count(*) > 0))]
    || coalesce(
        (select array_agg(d.statement order by d.attnum, d.step) from detail d where d.attrelid = r.oid), '{}')
    || case
        when r.relispartition
            then array[(
                select format(
                    'alter table only %s attach partition %s %s',
                    i.inhparent::regclass, r.name, pg_get_expr(r.relpartbound, r.oid))
                from pg_inherits i
                where i.inhrelid = r.oid)]
        else '{}'
    end
    || case when r.reloftype <> 0 then array[format('alter table %s of %s', r.name, r.reloftype::regtype)] else '{}' end
        as ddl,
    -- expressions may read differently after another parsing, so that they are not compared
    concat_ws(
        E'\n',
        r.relkind,
        r.relpersistence,
        (select string_agg(
            c.plain || c.attgenerated::text || c.attidentity::text || c.attstorage::text
                || case when c.attnotnull then '!' else '' end,
            ', ' order by c.attname)
        from col c
        where c.attrelid = r.oid),
        (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
        from pg_inherits i
        where i.inhrelid = r.oid),
        (select coalesce(string_agg(o, ',' order by o), '') from unnest(r.reloptions) o),
        (select string_agg(d.statement, E'\n' order by d.attnum, d.step)
        from detail d
        where d.attrelid = r.oid and d.step > 1)) as fingerprint
from relation r
