package io.groundplan.local.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A month of usage as a gateway would have reported it: an event per hour, database and operation, from midnight 29 days
 * ago to the last full hour. Ids and figures follow from the hour and the names, so telling it again changes nothing.
 */
final class DemoUsage {
    static final int DAYS = 30;

    private static final String SOURCE = "/demo";
    private static final double WEEKEND = 0.45;
    private static final double GROWTH_PER_DAY = 0.012;

    /** Of all requests the share, and the usual bytes of one. */
    private enum Kind {
        READ(0.55, 120, 2_400),
        LIST(0.25, 160, 9_000),
        CREATE(0.08, 1_500, 400),
        UPDATE(0.09, 900, 350),
        DELETE(0.03, 110, 60);

        private final double share;
        private final int ingress;
        private final int egress;

        Kind(double share, int ingress, int egress) {
            this.share = share;
            this.ingress = ingress;
            this.egress = egress;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final DemoProject project;
    private final Instant now;

    DemoUsage(DemoProject project, Instant now) {
        this.project = project;
        this.now = now;
    }

    /** The events of one of its databases, which has that id. */
    Stream<ObjectNode> of(DemoProject.DemoDatabase database, String databaseId) {
        var first = now.truncatedTo(ChronoUnit.DAYS).minus(DAYS - 1L, ChronoUnit.DAYS);
        long hours = Duration.between(first, now).toHours();
        return Stream.iterate(first, hour -> hour.plus(1, ChronoUnit.HOURS))
                .limit(hours)
                .flatMap(hour -> Stream.of(Kind.values()).map(kind -> event(hour, database, databaseId, kind)));
    }

    private ObjectNode event(Instant hour, DemoProject.DemoDatabase database, String databaseId, Kind kind) {
        var id = hour + "/" + database.name() + "/" + kind.text();
        var chance = new Random((project.name() + id).hashCode());
        long requests = Math.round(project.requestsPerHour()
                * database.share()
                * kind.share
                * business(hour)
                * (0.8 + 0.4 * chance.nextDouble()));
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("type", "io.groundplan.usage.recorded.v1")
                .put("source", SOURCE)
                .put("id", id)
                .put("time", hour.toString());
        event.putObject("data")
                .put("databaseId", databaseId)
                .put("operation", kind.text())
                .put("requests", requests)
                .put("ingressBytes", Math.round(requests * kind.ingress * (0.9 + 0.2 * chance.nextDouble())))
                .put("egressBytes", Math.round(requests * kind.egress * (0.9 + 0.2 * chance.nextDouble())));
        return event;
    }

    /** Quiet at night and at weekends, most at two in the afternoon, and a little more with every day of a month. */
    private static double business(Instant hour) {
        var time = hour.atOffset(ZoneOffset.UTC);
        double day = 0.55 + 0.45 * Math.cos((time.getHour() - 14) * Math.PI / 12);
        boolean weekend = time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
        return day * (weekend ? WEEKEND : 1) * (1 + GROWTH_PER_DAY * (time.getDayOfMonth()));
    }
}
