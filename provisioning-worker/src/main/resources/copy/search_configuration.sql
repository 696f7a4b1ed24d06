select 'pg_ts_config'::regclass::oid as class_id, c.oid as object_id,
    array[format(
        'create text search configuration %I.%I (parser = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname)]
    || coalesce(
        (select array_agg(
            format(
                'alter text search configuration %I.%I add mapping for %I with %s',
                n.nspname,
                c.cfgname,
                mapping.alias,
                mapping.dictionaries)
            order by mapping.alias)
        from (
            select k.alias, string_agg(m.mapdict::regdictionary::text, ', ' order by m.mapseqno) as dictionaries
            from pg_ts_config_map m
                join ts_token_type(c.cfgparser) k on k.tokid = m.maptokentype
            where m.mapcfg = c.oid
            group by k.alias) mapping),
        '{}') as ddl
from pg_ts_config c
    join pg_namespace n on n.oid = c.cfgnamespace
    join pg_ts_parser p on p.oid = c.cfgparser
    join pg_namespace pn on pn.oid = p.prsnamespace
where c.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_ts_config'::regclass and e.objid = c.oid and e.deptype = 'e')
