package io.groundplan.runtime.json;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FieldTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static {
        new StrictJson().customize(JSON);
    }

    record Change(Field<String> name, Field<Integer> count, Field<List<String>> tags) {}

    @Test
    void absentNullAndAValueAreThreeThings() throws JsonProcessingException {
        var change = JSON.readValue("{\"name\":\" x \",\"count\":null}", Change.class);
        assertEquals(new Field.Value<>("x"), change.name());
        assertEquals(new Field.Null<>(), change.count());
        assertEquals(Field.absent(), change.tags());
        assertTrue(change.tags().isAbsent());
        assertFalse(change.count().isAbsent());
    }

    @Test
    void theValueIsOfTheDeclaredType() throws JsonProcessingException {
        var change = JSON.readValue("{\"count\":7,\"tags\":[\"a\",\" b\"]}", Change.class);
        assertEquals(new Field.Value<>(7), change.count());
        assertEquals(new Field.Value<>(List.of("a", "b")), change.tags());
    }

    @Test
    void nothingIsCoercedInsideAField() {
        for (var json : List.of("{\"name\":1}", "{\"count\":\"7\"}", "{\"count\":7.5}", "{\"tags\":\"a\"}")) {
            assertThrows(JsonMappingException.class, () -> JSON.readValue(json, Change.class), json);
        }
    }

    @Test
    void onlyWhatIsPresentIsChanged() {
        var changes = new ArrayList<String>();
        new Field.Value<>("x").ifPresent(changes::add);
        new Field.Null<String>().ifPresent(changes::add);
        Field.<String>absent().ifPresent(changes::add);
        assertEquals(2, changes.size());
        assertEquals("x", changes.get(0));
        assertEquals(null, changes.get(1));
    }
}
