-- last of all, because it would change what is made after it
select 'pg_default_acl'::regclass::oid as class_id, d.oid as object_id,
    case
        when d.defaclnamespace = 0
            then array[format('alter default privileges revoke all on %s from public, %I', k.keyword, k.owner)]
        else '{}'
    end
    || coalesce(
        (select array_agg(
            format('alter default privileges%s grant %s on %s to %s%s', k.place, g.privileges, k.keyword, g.grantee, g.option)
            order by g.grantee, g.option)
        from (
            select string_agg(a.privilege_type, ', ' order by a.privilege_type) as privileges,
                case
                    when a.grantee = 0 then 'public'
                    else format(
                        '%I',
                        coalesce(
                            current_setting('groundplan.roles')::jsonb ->> pg_get_userbyid(a.grantee),
                            pg_get_userbyid(a.grantee)))
                end as grantee,
                case when a.is_grantable then ' with grant option' else '' end as option
            from (select distinct x.grantee, x.privilege_type, x.is_grantable from aclexplode(d.defaclacl) x) a
            group by 2, 3) g),
        '{}') as ddl
from pg_default_acl d
    cross join lateral (
        select case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'routines'
                when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end as keyword,
            (select format(' in schema %I', n.nspname) from pg_namespace n where n.oid = d.defaclnamespace) as place,
            current_setting('groundplan.roles')::jsonb ->> pg_get_userbyid(d.defaclrole) as owner) k
