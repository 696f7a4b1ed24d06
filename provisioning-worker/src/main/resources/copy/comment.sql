select d.classoid as class_id, d.objoid as object_id,
    array[format(
        'comment on %s %s is %L',
        case
            when i.type like '% column' then 'column'
            when i.type in ('table constraint', 'domain constraint') then 'constraint'
            when i.type = 'statistics object' then 'statistics'
            when i.type = 'composite type' then 'type'
            else i.type
        end,
        case
            when i.type = 'domain constraint'
                then (select format('%I on domain %s', k.conname, k.contypid::regtype) from pg_constraint k where k.oid = d.objoid)
            when i.type = 'aggregate' then regexp_replace(i.identity, '\(\)$', '(*)')
            else i.identity
        end,
        d.description)] as ddl
from pg_description d
    cross join lateral pg_identify_object(d.classoid, d.objoid, d.objsubid) i
where (d.objoid >= 16384 or (d.classoid = 'pg_namespace'::regclass and d.objoid = 2200))
    and (d.classoid <> 'pg_extension'::regclass or exists (
        select from pg_extension x
        where x.oid = d.objoid
            and current_setting('groundplan.roles')::jsonb ? pg_get_userbyid(x.extowner)))
    and not exists (
        select from pg_depend e
        where e.classid = d.classoid and e.objid = d.objoid and e.deptype = 'e')
    -- the constraints, triggers and so on of an extension's table
    and not exists (
        select from pg_depend p
            join pg_depend e on e.classid = p.refclassid and e.objid = p.refobjid and e.deptype = 'e'
        where p.classid = d.classoid and p.objid = d.objoid and p.deptype in ('a', 'i'))
