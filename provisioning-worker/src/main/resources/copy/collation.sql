-- as json, because the columns differ between versions
select 'pg_collation'::regclass::oid as class_id, c.oid as object_id,
    array[format(
        'create collation %I.%I (%s)',
        n.nspname,
        c.collname,
        concat_ws(
            ', ',
            'provider = ' || case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
            'locale = ' || quote_literal(coalesce(j ->> 'colllocale', j ->> 'colliculocale')),
            'lc_collate = ' || quote_literal(j ->> 'collcollate'),
            'lc_ctype = ' || quote_literal(j ->> 'collctype'),
            'rules = ' || quote_literal(j ->> 'collicurules'),
            case when not c.collisdeterministic then 'deterministic = false' end))] as ddl
from pg_collation c
    join pg_namespace n on n.oid = c.collnamespace
    cross join lateral to_jsonb(c) j
where c.oid >= 16384
    and not exists (
        select from pg_depend e
        where e.classid = 'pg_collation'::regclass and e.objid = c.oid and e.deptype = 'e')
