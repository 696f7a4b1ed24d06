select 'pg_constraint'::regclass::oid as class_id, k.oid as object_id,
    array[format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))] as ddl
from pg_constraint k
where k.contype = 'f'
    and k.conparentid = 0
    and k.conrelid >= 16384
