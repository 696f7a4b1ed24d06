-- what is set on objects that are there, each as a statement of its own
with relation as materialized (
    select c.oid, c.relkind, c.relreplident, c.relrowsecurity, c.relforcerowsecurity
    from pg_class c
        join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'm', 'v')
        and c.oid >= 16384
        and c.relpersistence <> 't'
        and n.nspname !~ '^pg_(toast|temp)'
        and not exists (
            select from pg_depend e
            where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
), finish as (
    select r.oid, format('alter table %s cluster on %I', r.oid::regclass, x.relname) as statement
    from relation r
        join pg_index i on i.indrelid = r.oid
        join pg_class x on x.oid = i.indexrelid
    where i.indisclustered
        and r.relkind <> 'm'
    union all
    select r.oid, format('alter materialized view %s cluster on %I', r.oid::regclass, x.relname)
    from relation r
        join pg_index i on i.indrelid = r.oid
        join pg_class x on x.oid = i.indexrelid
    where i.indisclustered
        and r.relkind = 'm'
    union all
    select r.oid, format('alter table only %s replica identity using index %I', r.oid::regclass, x.relname)
    from relation r
        join pg_index i on i.indrelid = r.oid
        join pg_class x on x.oid = i.indexrelid
    where r.relreplident = 'i'
        and i.indisreplident
    union all
    select r.oid,
        format('alter table only %s replica identity %s', r.oid::regclass, case r.relreplident when 'f' then 'full' else 'nothing' end)
    from relation r
    where r.relreplident in ('f', 'n')
        and r.relkind in ('r', 'p')
    union all
    select r.oid, format('alter table only %s enable row level security', r.oid::regclass)
    from relation r
    where r.relrowsecurity
    union all
    select r.oid, format('alter table only %s force row level security', r.oid::regclass)
    from relation r
    where r.relforcerowsecurity
    union all
    select r.oid,
        format(
            'alter table only %s %s trigger %I',
            r.oid::regclass,
            case t.tgenabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
            t.tgname)
    from relation r
        join pg_trigger t on t.tgrelid = r.oid
    where t.tgenabled <> 'O'
        and not t.tgisinternal
    union all
    select r.oid,
        format(
            'alter table only %s %s rule %I',
            r.oid::regclass,
            case w.ev_enabled when 'D' then 'disable' when 'R' then 'enable replica' else 'enable always' end,
            w.rulename)
    from relation r
        join pg_rewrite w on w.ev_class = r.oid
    where w.ev_enabled <> 'O'
        and w.rulename <> '_RETURN'
    union all
    select r.oid,
        format(
            'alter materialized view %s alter column %I set statistics %s', r.oid::regclass, a.attname, a.attstattarget)
    from relation r
        join pg_attribute a on a.attrelid = r.oid
    where r.relkind = 'm'
        and a.attnum > 0
        and a.attstattarget >= 0
)
select 'pg_class'::regclass::oid as class_id, f.oid as object_id, array[f.statement] as ddl
from finish f
union all
select d.classid, d.objid,
    array[format('alter %s %s depends on extension %I', i.type, i.identity, x.extname)]
from pg_depend d
    join pg_extension x on x.oid = d.refobjid
    cross join lateral pg_identify_object(d.classid, d.objid, 0) i
where d.deptype = 'x'
    and d.refclassid = 'pg_extension'::regclass
    and d.objid >= 16384
