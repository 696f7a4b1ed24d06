select 'pg_policy'::regclass::oid as class_id, p.oid as object_id,
    array[format(
        'create policy %I on %s as %s for %s to %s%s%s',
        p.polname,
        p.polrelid::regclass,
        case when p.polpermissive then 'permissive' else 'restrictive' end,
        case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete'
            else 'all' end,
        (select string_agg(
            case
                when role = 0 then 'public'
                else format(
                    '%I',
                    coalesce(
                        current_setting('groundplan.roles')::jsonb ->> pg_get_userbyid(role),
                        pg_get_userbyid(role)))
            end,
            ', ')
        from unnest(p.polroles) role),
        coalesce(' using (' || pg_get_expr(p.polqual, p.polrelid) || ')', ''),
        coalesce(' with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', ''))] as ddl,
    '' as fingerprint
from pg_policy p
    join pg_class c on c.oid = p.polrelid
where c.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
