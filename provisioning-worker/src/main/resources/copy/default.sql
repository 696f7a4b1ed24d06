-- set on its own, because what it calls may need the table
select 'pg_attrdef'::regclass::oid as class_id, d.oid as object_id,
    array[format(
        'alter table only %s alter column %I set default %s',
        d.adrelid::regclass,
        a.attname,
        pg_get_expr(d.adbin, d.adrelid))] as ddl,
    '' as fingerprint
from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
    join pg_class c on c.oid = d.adrelid
where a.attgenerated = ''
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
