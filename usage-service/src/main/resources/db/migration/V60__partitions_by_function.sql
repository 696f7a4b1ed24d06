-- The service makes and drops partitions as time goes on; its role owns no table, so functions of the owner do it, and
-- only this. They need no guard beyond the names: whoever may call them may delete the rows as well.

create function make_generation(generation integer) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    execute format(
        'create table if not exists %I partition of usage_event for values in (%s)',
        'usage_event_' || generation, generation);
end
$$;

comment on function make_generation is 'The partition of usage_event for a generation of seen events.';

create function drop_generation(generation integer) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    execute format('drop table if exists %I', 'usage_event_' || generation);
end
$$;

comment on function drop_generation is 'Forgets the events of a generation.';

create function name_of_rollup(rollup text, begins date) returns text
    language plpgsql
    immutable
as
$$
begin
    return case rollup
        when 'usage_minute' then rollup || to_char(begins, '"_"YYYYMMDD')
        when 'usage_hour' then rollup || to_char(begins, '"_"YYYYMM')
    end;
end
$$;

comment on function name_of_rollup is 'What the partition of a table of sums is called that begins that day; null for other tables.';

create function make_rollup(rollup text, begins date, ends date) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    -- room in the pages, so that adding to a sum stays on its page and touches no index
    execute format(
        'create table if not exists %I partition of %I for values from (%L) to (%L) with (fillfactor = 70)',
        name_of_rollup(rollup, begins), rollup, begins || ' 00:00Z', ends || ' 00:00Z');
end
$$;

comment on function make_rollup is 'The partition of usage_minute or usage_hour for the buckets from one day to another, in UTC.';

create function drop_rollup(rollup text, begins date) returns void
    language plpgsql
    security definer
    set search_path = public, pg_temp
as
$$
begin
    execute format('drop table if exists %I', name_of_rollup(rollup, begins));
end
$$;

comment on function drop_rollup is 'Forgets the sums of a partition.';

do
$$
declare
    function text;
begin
    foreach function in array array[
        'make_generation(integer)', 'drop_generation(integer)', 'make_rollup(text, date, date)', 'drop_rollup(text, date)']
    loop
        execute format('revoke all on function %s from public', function);
    end loop;
end
$$;
