package io.groundplan.worker.spare;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.groundplan.worker.cluster.Identifier;
import io.groundplan.worker.cluster.Marker;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ShelfTest {
    private static final Identifier TEMPLATE = new Identifier("template_1");
    private static final Spare OLD = copy("old", "template_1");
    private static final Spare NEW = copy("new", "template_1");
    private static final Spare STALE = copy("stale", "template_0");
    private static final Spare UNFINISHED = new Spare(new Identifier("unfinished"), null, true, false);
    private static final Spare OPEN = new Spare(new Identifier("open"), NEW.marker(), false, false);
    private static final Spare INVALID = new Spare(new Identifier("invalid"), NEW.marker(), true, true);

    @Test
    void whatIsMissingIsMade() {
        assertEquals(new Shelf(List.of(), 2, 1), Shelf.of(List.of(OLD, NEW), TEMPLATE, 3));
    }

    @Test
    void ofTooManyTheNewestGo() {
        assertEquals(new Shelf(List.of(NEW.name()), 1, 0), Shelf.of(List.of(OLD, NEW), TEMPLATE, 1));
        assertEquals(new Shelf(List.of(OLD.name(), NEW.name()), 0, 0), Shelf.of(List.of(OLD, NEW), TEMPLATE, 0));
    }

    @Test
    void whatNobodyMayHaveIsReplaced() {
        assertEquals(
                new Shelf(List.of(STALE.name(), UNFINISHED.name(), OPEN.name(), INVALID.name()), 1, 1),
                Shelf.of(List.of(STALE, UNFINISHED, OPEN, INVALID, NEW), TEMPLATE, 2));
    }

    @Test
    void beforeTheFirstJobCopiesOfAnyTemplateAreKeptAndNoneAreMade() {
        assertEquals(new Shelf(List.of(UNFINISHED.name()), 2, 0), Shelf.of(List.of(STALE, UNFINISHED, NEW), null, 3));
    }

    private static Spare copy(String name, String template) {
        return new Spare(
                new Identifier(name), Marker.spareOf(new Identifier(template)).text(), true, false);
    }
}
