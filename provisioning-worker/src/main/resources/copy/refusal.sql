-- what the copy cannot make; only an administrator can have made most of it
with known as (
    select r.oid
    from pg_roles r
    where current_setting('groundplan.roles')::jsonb ? r.rolname::text
), owned as (
    select 'pg_class'::regclass::oid as class_id, c.oid as object_id, c.relowner as owner
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind not in ('t', 'i', 'I') and n.nspname !~ '^pg_(toast|temp)'
    -- the constructors of a range type belong to the server
    union all select 'pg_proc'::regclass, p.oid, p.proowner from pg_proc p
        where not exists (
            select from pg_depend i
            where i.classid = 'pg_proc'::regclass and i.objid = p.oid and i.deptype = 'i')
    union all select 'pg_type'::regclass, t.oid, t.typowner from pg_type t
        where t.typtype <> 'm'
            and not exists (select from pg_class c where c.oid = t.typrelid and c.relkind <> 'c')
            and not exists (select from pg_type e where e.typarray = t.oid)
    union all select 'pg_namespace'::regclass, oid, nspowner from pg_namespace where nspname !~ '^pg_(toast|temp)'
    union all select 'pg_operator'::regclass, oid, oprowner from pg_operator
    union all select 'pg_collation'::regclass, oid, collowner from pg_collation
    union all select 'pg_ts_dict'::regclass, oid, dictowner from pg_ts_dict
    union all select 'pg_ts_config'::regclass, oid, cfgowner from pg_ts_config
    union all select 'pg_statistic_ext'::regclass, oid, stxowner from pg_statistic_ext
    union all select 'pg_publication'::regclass, oid, pubowner from pg_publication
    union all select 'pg_largeobject'::regclass, oid, lomowner from pg_largeobject_metadata
), granted as (
    select 'pg_class'::regclass::oid as class_id, oid as object_id, relacl as acl from pg_class
    union all select 'pg_class'::regclass, attrelid, attacl from pg_attribute
    union all select 'pg_proc'::regclass, oid, proacl from pg_proc
    union all select 'pg_namespace'::regclass, oid, nspacl from pg_namespace
    union all select 'pg_type'::regclass, oid, typacl from pg_type
    union all select 'pg_largeobject'::regclass, oid, lomacl from pg_largeobject_metadata
    union all select 'pg_default_acl'::regclass, oid, defaclacl from pg_default_acl
), refused (class_id, object_id, reason) as (
    select o.class_id, o.object_id,
        format('belongs to role %s, which is none of the project''s: give it to the project or drop it',
            pg_get_userbyid(o.owner))
    from owned o
    where o.owner not in (select oid from known)
        and not (o.object_id = 2200 and pg_get_userbyid(o.owner)::text = 'pg_database_owner')
    union all
    select distinct g.class_id, g.object_id,
        format('is granted to role %s, which is none of the project''s: revoke that', pg_get_userbyid(a.grantee))
    from granted g
        cross join lateral aclexplode(g.acl) a
    where g.acl is not null
        and a.grantee <> 0
        and a.grantee not in (select oid from known)
        and pg_get_userbyid(a.grantee)::text !~ '^pg_'
    union all
    select 'pg_default_acl'::regclass, d.oid, 'are those of another role than the owner: revoke them'
    from pg_default_acl d
    where d.defaclrole <> (select b.datdba from pg_database b where b.datname = current_database())
    union all
    select 'pg_class'::regclass, c.oid, 'is a foreign table, which cannot be copied: drop it' from pg_class c
    where c.relkind = 'f'
    union all
    select 'pg_class'::regclass, c.oid, 'is in a tablespace of its own: move it to the default one' from pg_class c
    where c.reltablespace <> 0
    union all
    select 'pg_class'::regclass, i.indexrelid, 'is not valid: drop it or reindex it' from pg_index i
    where not i.indisvalid
    union all
    select 'pg_type'::regclass, t.oid, 'is a base type, which cannot be copied: drop it' from pg_type t
    where t.typtype in ('b', 'p') and not exists (select from pg_type e where e.typarray = t.oid)
    union all
    select 'pg_operator'::regclass, o.oid, 'is an operator without a function: drop it' from pg_operator o
    where o.oprcode = 0
    union all
    select 'pg_proc'::regclass, p.oid, format('is set to run with the setting %s: reset that', split_part(s, '=', 1))
    from pg_proc p cross join lateral unnest(p.proconfig) s
    where split_part(s, '=', 1) in ('role', 'session_authorization')
    union all
    select 'pg_publication'::regclass, p.oid,
        'publishes all tables or a schema, which only an administrator may set up: name its tables instead'
    from pg_publication p
    where p.puballtables or exists (select from pg_publication_namespace s where s.pnpubid = p.oid)
    union all
    select 'pg_policy'::regclass, p.oid,
        format('is for role %s, which is none of the project''s: change it', pg_get_userbyid(r))
    from pg_policy p cross join lateral unnest(p.polroles) r
    where r <> 0 and r not in (select oid from known) and pg_get_userbyid(r)::text !~ '^pg_'
    union all
    select c, o, 'is of a kind that cannot be copied: drop it'
    from (
        select 'pg_conversion'::regclass::oid as c, oid as o from pg_conversion
        union all select 'pg_opclass'::regclass, oid from pg_opclass
        union all select 'pg_opfamily'::regclass, oid from pg_opfamily
        union all select 'pg_am'::regclass, oid from pg_am
        union all select 'pg_language'::regclass, oid from pg_language
        union all select 'pg_transform'::regclass, oid from pg_transform
        union all select 'pg_event_trigger'::regclass, oid from pg_event_trigger
        union all select 'pg_foreign_data_wrapper'::regclass, oid from pg_foreign_data_wrapper
        union all select 'pg_foreign_server'::regclass, oid from pg_foreign_server
        union all select 'pg_user_mapping'::regclass, oid from pg_user_mapping
        union all select 'pg_ts_parser'::regclass, oid from pg_ts_parser
        union all select 'pg_ts_template'::regclass, oid from pg_ts_template
        union all select 'pg_subscription'::regclass, s.oid from pg_subscription s
            join pg_database d on d.oid = s.subdbid
            where d.datname = current_database()) kind
    union all
    select s.classoid, s.objoid, 'carries a security label, which cannot be copied: remove it' from pg_seclabel s
)
select pg_describe_object(r.class_id, r.object_id, 0) || ' ' || r.reason as reason
from refused r
where (r.object_id >= 16384 or (r.class_id = 'pg_namespace'::regclass and r.object_id = 2200))
    and not exists (
        select from pg_depend e
        where e.classid = r.class_id and e.objid = r.object_id and e.deptype = 'e')
    -- as in administration.sql
    and not exists (
        select from pg_namespace n
            join pg_roles s on s.oid = n.nspowner and s.rolsuper
        where n.nspname = 'groundplan_pooler'
            and (r.class_id = 'pg_namespace'::regclass and r.object_id = n.oid
                or r.class_id = 'pg_proc'::regclass and r.object_id in (
                    select p.oid
                    from pg_proc p
                    where p.pronamespace = n.oid
                        and p.proowner = n.nspowner)))
order by 1
limit 5
