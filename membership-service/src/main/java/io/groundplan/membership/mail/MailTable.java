package io.groundplan.membership.mail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.groundplan.contracts.id.InviteId;

/** The outbox as the sender sees it. All times are the database's, which all replicas share. */
@ApplicationScoped
class MailTable {
    /** Materialized: evaluated once, so that never more rows are locked than are claimed. */
    private static final String CLAIM =
            """
            with due as materialized (
                select id
                from mail_outbox
                where due_at <= now()
                and expires_at > now()
                order by due_at
                limit ?
                for update skip locked
            )
            update mail_outbox
            set due_at = now() + make_interval(secs => ?),
                fence = fence + 1
            from due
            where mail_outbox.id = due.id
            returning mail_outbox.id, invite_id, fence, refusals, sealed
            """;

    private static final String DELETE = "delete from mail_outbox where id = ?";

    private static final String POSTPONE =
            """
            update mail_outbox
            set due_at = now() + make_interval(secs => ?),
                refusals = ?
            where id = ?
            and fence = ?
            """;

    private static final String DELETE_EXPIRED = "delete from mail_outbox where expires_at <= now()";

    private static final String MEASURE =
            """
            select count(*), coalesce(extract(epoch from now() - min(created_at)), 0)::bigint
            from mail_outbox
            """;

    record Backlog(long waiting, long oldestSeconds) {}

    private final DataSource database;

    MailTable(DataSource database) {
        this.database = database;
    }

    /** Takes mails that are due and that no other sender holds; they are ours until the lease ends. */
    List<WaitingMail> claim(int limit, Duration lease) throws SQLException {
        try (var connection = database.getConnection();
                var statement = prepare(connection, CLAIM, limit, seconds(lease));
                var result = statement.executeQuery()) {
            var claimed = new ArrayList<WaitingMail>();
            while (result.next()) {
                claimed.add(waiting(result));
            }
            return claimed;
        }
    }

    /** For a mail that nobody is to send any more, also when the lease has ended: then it spares somebody a copy. */
    void delete(WaitingMail mail) throws SQLException {
        execute(DELETE, mail.id());
    }

    /** Gives the claim back; the mail is due again after the pause. Does nothing when another sender has it by now. */
    void postpone(WaitingMail mail, Duration pause, int refusals) throws SQLException {
        execute(POSTPONE, seconds(pause), refusals, mail.id(), mail.fence());
    }

    /** Drops mails of invites that have ended; answers how many. */
    int deleteExpired() throws SQLException {
        return execute(DELETE_EXPIRED);
    }

    Backlog measure() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(MEASURE);
                var result = statement.executeQuery()) {
            result.next();
            return new Backlog(result.getLong(1), result.getLong(2));
        }
    }

    private int execute(String sql, Object... parameters) throws SQLException {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static WaitingMail waiting(ResultSet row) throws SQLException {
        return new WaitingMail(
                row.getObject("id", UUID.class),
                new InviteId(row.getObject("invite_id", UUID.class)),
                row.getLong("fence"),
                row.getInt("refusals"),
                row.getString("sealed"));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }
}
