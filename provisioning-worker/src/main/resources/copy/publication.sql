select 'pg_publication'::regclass::oid as class_id, p.oid as object_id,
    array[format(
        'create publication %I%s with (publish = %L, publish_via_partition_root = %s%s)',
        p.pubname,
        (select ' for ' || string_agg(
            format('table only %s', r.prrelid::regclass)
                || coalesce(
                    (select format(' (%s)', string_agg(format('%I', a.attname), ', ' order by a.attnum))
                    from pg_attribute a
                    where a.attrelid = r.prrelid and a.attnum = any (r.prattrs)
                    having count(*) > 0),
                    '')
                || coalesce(' where (' || pg_get_expr(r.prqual, r.prrelid) || ')', ''),
            ', ' order by r.prrelid::regclass::text)
        from pg_publication_rel r
        where r.prpubid = p.oid),
        concat_ws(
            ', ',
            case when p.pubinsert then 'insert' end,
            case when p.pubupdate then 'update' end,
            case when p.pubdelete then 'delete' end,
            case when p.pubtruncate then 'truncate' end),
        case when p.pubviaroot then 'true' else 'false' end,
        case j ->> 'pubgencols' when 's' then ', publish_generated_columns = stored' else '' end)] as ddl,
    '' as fingerprint
from pg_publication p
    cross join lateral to_jsonb(p) j
where p.oid >= 16384
