-- schema public is there already, unless its owner replaced it
select 'pg_namespace'::regclass::oid as class_id, n.oid as object_id,
    case
        when n.oid >= 16384 then array[format('create schema %I', n.nspname)]
        else array_remove(array[
            case when n.nspname <> 'public' then format('alter schema public rename to %I', n.nspname) end,
            case
                when pg_get_userbyid(n.nspowner) <> 'pg_database_owner'
                    then format('alter schema %I owner to current_user', n.nspname)
            end,
            format('comment on schema %I is null', n.nspname)], null)
    end as ddl
from pg_namespace n
where (n.oid >= 16384 or n.oid = 2200)
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_namespace'::regclass and e.objid = n.oid and e.deptype = 'e')
