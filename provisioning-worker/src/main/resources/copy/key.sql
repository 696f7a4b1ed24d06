-- of partitioned tables each key is made by itself and attached, so that their names stay
select 'pg_constraint'::regclass::oid as class_id, k.oid as object_id,
    array[format(
        'alter table only %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))]
    || coalesce(
        (select array[format(
            'alter index %s set (%s)',
            x.oid::regclass,
            string_agg(format('%I=%L', option_name, option_value), ', ' order by option_name))]
        from pg_options_to_table(x.reloptions)
        having count(*) > 0),
        '{}')
    || coalesce(
        (select array[format('alter index %s attach partition %s', i.inhparent::regclass, x.oid::regclass)]
        from pg_inherits i
        where i.inhrelid = x.oid),
        '{}') as ddl,
    x.relname || (select coalesce(string_agg(o, ',' order by o), '') from unnest(x.reloptions) o) as fingerprint
from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_class x on x.oid = k.conindid
where k.contype in ('p', 'u', 'x')
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
