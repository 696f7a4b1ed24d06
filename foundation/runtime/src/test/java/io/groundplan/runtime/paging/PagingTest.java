package io.groundplan.runtime.paging;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PagingTest {
    private static final UUID ID = CanonicalId.next(Instant.parse("2026-11-02T09:30:00Z"));

    @Test
    void aCursorLeadsBackToItsId() {
        assertEquals(Optional.of(new Cursor(ID)), Cursor.parse(new Cursor(ID).text()));
        assertTrue(new Cursor(ID).text().matches("[A-Za-z0-9_-]+"), "needs no escaping in a URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "not a cursor", "AAAAAAAAAAAAAAAAAAAAAA", "prj_06cwgb60fc938nkrkay0", "../.."})
    void aTextThatIsNotOursIsNoCursor(String text) {
        assertEquals(Optional.empty(), Cursor.parse(text));
        var problem = assertThrows(Problem.class, () -> PageRequest.of(null, text, 50));
        assertEquals(ProblemCode.INVALID, problem.code());
        assertEquals("cursor", problem.details().get(0).field());
    }

    @Test
    void aCursorWithAChangedBitIsNotOurs() {
        var bytes = Base64.getUrlDecoder().decode(new Cursor(ID).text());
        for (int bit = 0; bit < 128; bit++) {
            var changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertEquals(Optional.empty(), Cursor.parse(text), "bit " + bit);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "25", "1000", " 7 "})
    void aLimitFrom1To1000IsTaken(String limit) {
        assertEquals(
                Integer.parseInt(limit.trim()), PageRequest.of(limit, null, 50).limit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "99999999999", "1.5", "ten", "", "0x10"})
    void anyOtherLimitIsRefused(String limit) {
        var problem = assertThrows(Problem.class, () -> PageRequest.of(limit, null, 50));
        assertEquals(ProblemCode.INVALID, problem.code());
        assertEquals("limit", problem.details().get(0).field());
    }

    @Test
    void noParametersMeanTheFirstPageOfTheDefaultLength() {
        assertEquals(new PageRequest(50, Optional.empty()), PageRequest.of(null, null, 50));
    }

    @Test
    void aPageEndsWhereTheNextOneStarts() {
        var ids =
                Stream.generate(() -> CanonicalId.next(Instant.now())).limit(3).toList();
        assertEquals(new Page<>(ids, Optional.empty()), Page.cut(ids, 3, id -> id));
        assertEquals(new Page<>(ids.subList(0, 2), Optional.of(new Cursor(ids.get(1)))), Page.cut(ids, 2, id -> id));
        assertEquals(new Page<>(List.of(), Optional.empty()), Page.cut(List.<UUID>of(), 2, id -> id));
        assertEquals(
                Optional.of(new Cursor(ids.get(1))),
                Page.cut(ids, 2, id -> id).map(UUID::toString).next());
    }

    @Test
    void aSurfaceMayHaveItsOwnNamesForBoth() {
        assertEquals(7, PageRequest.limit("last", "7", 50, 100));
        assertEquals(50, PageRequest.limit("last", null, 50, 100));
        var problem = assertThrows(Problem.class, () -> PageRequest.limit("last", "101", 50, 100));
        assertEquals("last", problem.details().get(0).field());
        assertEquals(
                "/v1/projects?last=2&cursor=x&before=NEXT",
                PageLinks.with("/v1/projects?last=2&before=OLD&cursor=x", "before", "NEXT"));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/projects, /v1/projects?cursor=NEXT",
        "/v1/projects?, /v1/projects?cursor=NEXT",
        "/v1/projects?limit=2, /v1/projects?limit=2&cursor=NEXT",
        "/v1/projects?cursor=OLD&limit=2, /v1/projects?limit=2&cursor=NEXT",
        "/v1/projects?limit=2&cursor=OLD, /v1/projects?limit=2&cursor=NEXT",
        "/v1/projects?name=a%20b&cursor=OLD, /v1/projects?name=a%20b&cursor=NEXT"
    })
    void theNextPageKeepsTheOtherParameters(String uri, String next) {
        assertEquals(next, PageLinks.with(uri, "cursor", "NEXT"));
    }
}
