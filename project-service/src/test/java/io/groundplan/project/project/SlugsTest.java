package io.groundplan.project.project;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SlugsTest {

    @ParameterizedTest
    @CsvSource({
        "Shop, shop",
        "Web Shop 2, web-shop-2",
        "'  --Édité à Zürich!-- ', edite-a-zurich",
        "ﬁne, fine",
        "日本, project",
        "---, project",
        "İstanbul, istanbul"
    })
    void makesALabelOfAnyName(String name, String slug) {
        assertEquals(slug, Slugs.of(name));
    }

    @Test
    void fitsIntoALabel() {
        assertEquals("x".repeat(63), Slugs.of("x".repeat(100)));
        assertEquals("a".repeat(62), Slugs.of("a".repeat(62) + " b"));
        for (int i = 0; i < 100; i++) {
            var another = Slugs.another("a".repeat(57) + "-".repeat(6));
            assertTrue(Slugs.isLabel(another), another);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "1", "a-b", "a--b", "0a"})
    void knowsALabel(String text) {
        assertTrue(Slugs.isLabel(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "-a", "a-", "A", "a b", "a.b", "a_b", "ä", "a\n"})
    void knowsWhatIsNone(String text) {
        assertFalse(Slugs.isLabel(text));
        assertFalse(Slugs.isLabel("x".repeat(64)));
    }
}
