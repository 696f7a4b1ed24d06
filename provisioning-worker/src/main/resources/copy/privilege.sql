with held as (
    select 'pg_class'::regclass::oid as class_id, c.oid as object_id, 0 as sub_id,
        case c.relkind when 'S' then 'sequence' else 'table' end as keyword, '' as columns, c.relowner as owner,
        c.relacl as acl
    from pg_class c
    where c.oid >= 16384 and c.relkind in ('r', 'p', 'v', 'm', 'S')
    union all
    select 'pg_class'::regclass, a.attrelid, a.attnum, 'table', format(' (%I)', a.attname), c.relowner, a.attacl
    from pg_attribute a
        join pg_class c on c.oid = a.attrelid
    where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped
    union all
    select 'pg_proc'::regclass, p.oid, 0, 'routine', '', p.proowner, p.proacl
    from pg_proc p
    where p.oid >= 16384
    union all
    select 'pg_namespace'::regclass, n.oid, 0, 'schema', '', n.nspowner, n.nspacl
    from pg_namespace n
    where (n.oid >= 16384 or n.oid = 2200) and n.nspname !~ '^pg_(toast|temp)'
    union all
    select 'pg_type'::regclass, t.oid, 0, 'type', '', t.typowner, t.typacl
    from pg_type t
    where t.oid >= 16384
    union all
    select 'pg_largeobject'::regclass, l.oid, 0, 'large object', '', l.lomowner, l.lomacl
    from pg_largeobject_metadata l
), named as (
    select h.*,
        (pg_identify_object(h.class_id, h.object_id, 0)).identity as identity,
        coalesce(current_setting('groundplan.roles')::jsonb ->> pg_get_userbyid(h.owner), pg_get_userbyid(h.owner))
            as owner_name
    from held h
    where h.acl is not null
        and not exists (
            select from pg_depend e
            where e.classid = h.class_id and e.objid = h.object_id and e.deptype = 'e')
)
select n.class_id, n.object_id,
    case
        when n.sub_id = 0
            then array[format('revoke all on %s %s from public, %I', n.keyword, n.identity, n.owner_name)]
        else '{}'
    end
    || coalesce(
        (select array_agg(
            format('grant %s on %s %s to %s%s', g.privileges, n.keyword, n.identity, g.grantee, g.option)
            order by g.grantee, g.option)
        from (
            select string_agg(a.privilege_type || n.columns, ', ' order by a.privilege_type) as privileges,
                case
                    when a.grantee = 0 then 'public'
                    else format(
                        '%I',
                        coalesce(
                            current_setting('groundplan.roles')::jsonb ->> pg_get_userbyid(a.grantee),
                            pg_get_userbyid(a.grantee)))
                end as grantee,
                case when a.is_grantable then ' with grant option' else '' end as option
            from (select distinct x.grantee, x.privilege_type, x.is_grantable from aclexplode(n.acl) x) a
            group by 2, 3) g),
        '{}') as ddl
from named n
