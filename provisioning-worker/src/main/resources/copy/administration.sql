-- what the administrator keeps in the source for a connection pooler; a copy gets its own when it is complete
select 'pg_namespace'::regclass::oid as class_id, n.oid as object_id
from pg_namespace n
    join pg_roles r on r.oid = n.nspowner
where n.nspname = 'groundplan_pooler'
    and r.rolsuper
union all
select 'pg_proc'::regclass, p.oid
from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace
    join pg_roles r on r.oid = n.nspowner
where n.nspname = 'groundplan_pooler'
    and r.rolsuper
    and p.proowner = n.nspowner
