-- those of identity columns come with their table
select 'pg_class'::regclass::oid as class_id, c.oid as object_id,
    array[format(
        'create %ssequence %I.%I as %s start with %s increment by %s minvalue %s maxvalue %s cache %s%s',
        case when c.relpersistence = 'u' then 'unlogged ' else '' end,
        n.nspname,
        c.relname,
        format_type(s.seqtypid, null),
        s.seqstart,
        s.seqincrement,
        s.seqmin,
        s.seqmax,
        s.seqcache,
        case when s.seqcycle then ' cycle' else '' end)] as ddl
from pg_sequence s
    join pg_class c on c.oid = s.seqrelid
    join pg_namespace n on n.oid = c.relnamespace
where c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype in ('e', 'i'))
