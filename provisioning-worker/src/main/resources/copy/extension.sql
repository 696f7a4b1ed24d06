-- the administrator's are made by the administrator, those that an owner made (trusted ones) by the owner
with recursive needed as (
    select x.oid, 0 as depth
    from pg_extension x
    union all
    select d.objid, n.depth + 1
    from needed n
        join pg_depend d on d.refclassid = 'pg_extension'::regclass and d.refobjid = n.oid
            and d.classid = 'pg_extension'::regclass and d.deptype = 'n'
), placed as (
    select x.oid, x.extname::text as name, n.nspname::text as schema, x.extversion as version,
        current_setting('groundplan.roles')::jsonb ? pg_get_userbyid(x.extowner) as own,
        exists (
            select from pg_depend e
            where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e'
                and e.refobjid = x.oid) as brings_schema,
        (select max(depth) from needed where needed.oid = x.oid) as depth
    from pg_extension x
        join pg_namespace n on n.oid = x.extnamespace
    where x.extname <> 'plpgsql'
)
select p.name, p.schema, p.version, p.own,
    format('create extension %I%s version %L', p.name, case when p.brings_schema then '' else format(' schema %I', p.schema) end, p.version)
        as statement
from placed p
order by p.depth, p.name
