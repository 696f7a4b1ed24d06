-- a row may belong elsewhere after a copy only where its place is a hash: that of an enum is of its object id
with recursive ancestor as (
    select i.inhrelid as leaf, i.inhparent as parent, p.partstrat, 1 as level
    from pg_inherits i
        join pg_class c on c.oid = i.inhrelid and c.relispartition
        join pg_partitioned_table p on p.partrelid = i.inhparent
    union all
    select a.leaf, i.inhparent, p.partstrat, a.level + 1
    from ancestor a
        join pg_inherits i on i.inhrelid = a.parent
        join pg_partitioned_table p on p.partrelid = i.inhparent
)
select n.nspname::text as schema,
    c.oid::regclass::text as name,
    coalesce(
        (select (array_agg(a.parent order by a.level desc))[1]::regclass::text
        from ancestor a
        where a.leaf = c.oid and a.partstrat = 'h'),
        c.oid::regclass::text) as target,
    coalesce(
        (select format(' (%s)', string_agg(format('%I', a.attname), ', ' order by a.attnum))
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
        having count(*) > 0),
        '') as columns,
    not exists (
        select from pg_attribute a
            join pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            and not (t.typtype = 'e' or (t.oid < 16384 and t.typtype = 'b' and t.typsend <> 0 and t.typname !~ '^_?reg'))
        ) as binary_safe
from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r'
    and c.oid >= 16384
    and c.relpersistence <> 't'
    and n.nspname !~ '^pg_(toast|temp)'
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
order by n.nspname, c.relname
