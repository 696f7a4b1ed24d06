package io.groundplan.worker.runner;

import java.sql.SQLException;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Code of a tenant that tries to become more wherever a copy makes it run, and notes as whom it ran. */
final class Spy {
    private Spy() {}

    static void installed(Tenant tenant) throws SQLException {
        try (var connection = tenant.connect()) {
            TenantServer.run(
                    connection,
                    """
                    create table public.spied (place text, in_database text, session name, superuser text);
                    grant all on public.spied to public;
                    create function public.spy(place text) returns void language plpgsql volatile as $$ begin
                        begin
                            execute 'reset session authorization';
                            execute 'set role none';
                            execute 'alter role %1$s superuser';
                            execute 'alter role %1$s_c superuser';
                        exception when others then null;
                        end;
                        begin
                            execute 'set role postgres';
                        exception when others then null;
                        end;
                        insert into public.spied
                        values (place, current_database(), session_user, current_setting('is_superuser'));
                    end $$;
                    create function public.seen(place text, value text) returns text language plpgsql immutable as
                        $$ begin perform public.spy(place); return value; end $$;
                    create function public.fine(place text, value text) returns boolean language plpgsql immutable as
                        $$ begin perform public.spy(place); return true; end $$;
                    create domain public.watched as text check (public.fine('domain', value));
                    create table public.bait (
                        id integer primary key,
                        a text check (public.fine('check', a)),
                        b text generated always as (public.seen('generated', a)) stored,
                        c public.watched,
                        d text default public.seen('default', 'x')
                    );
                    create index on public.bait (public.seen('index', a));
                    create table public.parted (a text) partition by range (public.seen('partition', a));
                    create table public.part partition of public.parted for values from (minvalue) to (maxvalue);
                    create materialized view public.watching as select public.seen('refresh', a) from public.bait;
                    create function public.on_change() returns trigger language plpgsql as
                        $$ begin perform public.spy('trigger'); return new; end $$;
                    create trigger spy before insert on public.bait for each row execute function public.on_change();
                    insert into public.bait (id, a, c) values (1, 'x', 'y');
                    insert into public.parted values ('x')
                    """
                            .formatted(tenant.database()));
        }
    }

    static void requireHarmlessIn(Tenant copy) throws SQLException {
        try (var connection = copy.connect()) {
            var here = " from public.spied where in_database = current_database()";
            assertEquals(
                    "check,domain,generated,index,partition,refresh",
                    TenantServer.read(connection, "select string_agg(distinct place, ',' order by place)" + here));
            assertEquals("off", TenantServer.read(connection, "select string_agg(distinct superuser, ',')" + here));
            assertEquals(
                    copy.target().loginRole(),
                    TenantServer.read(connection, "select string_agg(distinct session::text, ',')" + here));
        }
        assertTrue(TenantServer.read("select count(*) from pg_roles where rolsuper")
                .equals("1"));
    }
}
