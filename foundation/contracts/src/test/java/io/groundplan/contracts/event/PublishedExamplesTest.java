package io.groundplan.contracts.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Events that were published stay in topics, files and other people's tests: their examples are never edited. */
class PublishedExamplesTest {

    @ParameterizedTest
    @MethodSource("io.groundplan.contracts.event.GoldenExample#all")
    void aPublishedExampleIsNeverEdited(GoldenExample example) throws NoSuchAlgorithmException {
        var content = PublishedFiles.text("/examples", example.file()).getBytes(StandardCharsets.UTF_8);
        var hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        assertEquals(
                PublishedFiles.index().get(example.file()),
                hash,
                example.file() + " is published and must go on parsing as it is: restore it, add a new file such as "
                        + example.type().substring("io.groundplan.".length())
                        + ".<what-is-new>.json instead, and list that in index.sha256 (sha256sum format)");
    }

    @Test
    void theIndexListsEveryExample() {
        assertEquals(
                PublishedFiles.jsonFiles("/examples"),
                PublishedFiles.index().keySet(),
                "examples/index.sha256 must list exactly the files beside it");
    }
}
