-- objects that are made together with another one
select 'pg_type'::regclass::oid as class_id, t.oid as object_id, 'pg_class'::regclass::oid as whole_class, t.typrelid as whole
from pg_type t
    join pg_class c on c.oid = t.typrelid
where c.relkind <> 'c' and t.oid >= 16384
union all
select 'pg_class'::regclass, c.oid, 'pg_type'::regclass, c.reltype
from pg_class c
where c.relkind = 'c'
union all
select 'pg_type'::regclass, e.typarray, 'pg_type'::regclass, e.oid
from pg_type e
where e.typarray >= 16384
union all
select 'pg_type'::regclass, r.rngmultitypid, 'pg_type'::regclass, r.rngtypid
from pg_range r
where r.rngtypid >= 16384
union all
select 'pg_proc'::regclass, d.objid, d.refclassid, d.refobjid
from pg_depend d
where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass and d.deptype = 'i'
union all
select 'pg_rewrite'::regclass, r.oid, 'pg_class'::regclass, r.ev_class
from pg_rewrite r
where r.rulename = '_RETURN' and r.oid >= 16384
union all
select 'pg_attrdef'::regclass, d.oid, 'pg_class'::regclass, d.adrelid
from pg_attrdef d
    join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
where a.attgenerated <> ''
union all
select 'pg_class'::regclass, k.conindid, 'pg_constraint'::regclass, k.oid
from pg_constraint k
where k.contype in ('p', 'u', 'x')
union all
select 'pg_constraint'::regclass, k.oid, 'pg_class'::regclass, k.conrelid
from pg_constraint k
where k.contype = 'n' and k.conrelid >= 16384
union all
select 'pg_class'::regclass, d.objid, 'pg_class'::regclass, d.refobjid
from pg_depend d
    join pg_class s on s.oid = d.objid
where d.classid = 'pg_class'::regclass and d.refclassid = 'pg_class'::regclass and d.deptype = 'i' and s.relkind = 'S'
union all
select 'pg_publication_rel'::regclass, r.oid, 'pg_publication'::regclass, r.prpubid
from pg_publication_rel r
