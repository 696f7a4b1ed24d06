package io.groundplan.testkit.json;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.groundplan.testkit.json.JsonShape.assertSameKeysAndTypes;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JsonShapeTest {
    private static final String EXAMPLE =
            """
            {"id": "a", "owner": {"name": "Ada", "age": 36}, "tags": [{"key": "x"}], "note": null}""";

    @Test
    void otherValuesOfTheSameTypesAreFine() {
        assertSameKeysAndTypes(
                EXAMPLE,
                """
                {"id": "b", "owner": {"name": "Bob", "age": 1}, "tags": [{"key": "y"}, {"key": "z"}], "note": "n"}""");
        assertSameKeysAndTypes(
                EXAMPLE,
                """
                {"id": "b", "owner": {"name": "Bob", "age": 1}, "tags": [], "note": null}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
            {"id":"b","owner":{"name":"Bob","age":1},"tags":[]}                    | note is missing
            {"id":"b","owner":{"name":"Bob","age":1},"tags":[],"note":1,"more":1}  | more is not in the example
            {"id":2,"owner":{"name":"Bob","age":1},"tags":[],"note":1}             | id is number instead of string
            {"id":null,"owner":{"name":"Bob","age":1},"tags":[],"note":1}          | id is null instead of string
            {"id":"b","owner":{"age":1,"name":"Bob"},"tags":[],"note":1}           | owner has its keys in the order [age, name] instead of [name, age]
            {"id":"b","owner":{"name":"Bob"},"tags":[],"note":1}                   | owner.age is missing
            {"id":"b","owner":{"name":"Bob","age":1},"tags":[{"k":1}],"note":1}    | tags.key is missing
            [1]                                                                    | the document is array instead of object
            """)
    void aDifferenceIsNamed(String actual, String difference) {
        var failure = assertThrows(AssertionError.class, () -> assertSameKeysAndTypes(EXAMPLE, actual));
        assertTrue(failure.getMessage().contains(difference), failure.getMessage());
    }

    @Test
    void optionalKeysMayBeAbsentAdditionalOrNull() {
        assertSameKeysAndTypes(
                EXAMPLE,
                """
                {"id": null, "owner": {"name": "Bob"}, "tags": [], "note": 1, "more": true}""",
                Set.of("id", "owner.age", "more"));
    }

    @Test
    void whatIsNotJsonFails() {
        assertThrows(AssertionError.class, () -> assertSameKeysAndTypes(EXAMPLE, "<html>"));
    }
}
