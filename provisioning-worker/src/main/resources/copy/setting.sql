-- not what the engine itself sets on the login role
select current_setting('groundplan.roles')::jsonb ->> pg_get_userbyid(s.setrole) as role,
    s.setdatabase <> 0 as in_database,
    split_part(entry, '=', 1) as name,
    substr(entry, strpos(entry, '=') + 1) as value
from pg_db_role_setting s
    cross join lateral unnest(s.setconfig) entry
where (s.setdatabase = (select d.oid from pg_database d where d.datname = current_database())
        and not (s.setrole <> 0 and entry = 'default_transaction_read_only=on')
        and (s.setrole = 0 or current_setting('groundplan.roles')::jsonb ? pg_get_userbyid(s.setrole)))
    or (s.setdatabase = 0
        and s.setrole <> 0
        and current_setting('groundplan.roles')::jsonb ? pg_get_userbyid(s.setrole)
        and split_part(entry, '=', 1) <> all (array['role', 'statement_timeout', 'idle_in_transaction_session_timeout',
            'lock_timeout', 'default_transaction_read_only']))
order by 1 nulls first, 2, 3
