package io.groundplan.local.demo;

/** Tables and rows of the demonstration; each script does nothing the second time. */
final class DemoTables {
    static final String CUSTOMERS =
            """
            create table if not exists customer (
                id int primary key,
                email text not null unique,
                since date not null);
            insert into customer
            select i, 'customer' || i || '@example.com', current_date - i % 400
            from generate_series(1, 2000) i
            on conflict do nothing
            """;
    static final String ORDERS =
            """
            create table if not exists orders (
                id int primary key,
                customer_id int not null references customer (id),
                placed_at timestamptz not null,
                total numeric(10, 2) not null);
            create index if not exists orders_by_customer on orders (customer_id, placed_at desc);
            insert into orders
            select i, 1 + i * 7919 % 2000, now() - i * interval '5 minutes', (i * 37 % 20000) / 100.0 + 5
            from generate_series(1, 8000) i
            on conflict do nothing
            """;
    static final String SEARCHES =
            """
            create table if not exists search (
                id int primary key,
                words text not null,
                hits int not null);
            insert into search
            select i, (array['boots', 'tent', 'lamp', 'stove', 'map'])[1 + i % 5] || ' ' || i % 40, i % 90
            from generate_series(1, 5000) i
            on conflict do nothing
            """;
    static final String POSTS =
            """
            create table if not exists post (
                id int primary key,
                slug text not null unique,
                body text not null);
            insert into post
            select i, 'post-' || i, repeat('All work and no play. ', 40 + i % 60)
            from generate_series(1, 300) i
            on conflict do nothing
            """;
    static final String COMMENTS =
            """
            create table if not exists comment (
                id int primary key,
                post_id int not null references post (id),
                body text not null);
            create index if not exists comment_by_post on comment (post_id);
            insert into comment
            select i, 1 + i % 300, 'Thank you for number ' || i
            from generate_series(1, 2500) i
            on conflict do nothing
            """;
    static final String VISITS =
            """
            create table if not exists visit (
                id int primary key,
                day date not null,
                path text not null,
                milliseconds int not null);
            create index if not exists visit_by_day on visit (day, path);
            insert into visit
            select i, current_date - i % 90, '/page/' || i % 200, 20 + i * 31 % 900
            from generate_series(1, 20000) i
            on conflict do nothing
            """;
    static final String DAYS =
            """
            create table if not exists day_total (
                day date primary key,
                visits int not null);
            insert into day_total
            select day, count(*)
            from visit
            group by day
            on conflict do nothing
            """;

    private DemoTables() {}
}
