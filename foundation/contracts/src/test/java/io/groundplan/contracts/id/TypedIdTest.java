package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TypedIdTest {
    private static final Clock CLOCK = Clock.systemUTC();

    record Kind(String prefix, TypedId id, Function<String, Optional<? extends TypedId>> parse) {
        @Override
        public String toString() {
            return prefix;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind("prj", ProjectId.next(CLOCK), ProjectId::parse),
                new Kind("db", DatabaseId.next(CLOCK), DatabaseId::parse),
                new Kind("env", EnvironmentId.next(CLOCK), EnvironmentId::parse),
                new Kind("key", ApiKeyId.next(CLOCK), ApiKeyId::parse),
                new Kind("job", JobId.next(CLOCK), JobId::parse),
                new Kind("mem", MemberId.next(CLOCK), MemberId::parse),
                new Kind("team", TeamId.next(CLOCK), TeamId::parse),
                new Kind("usr", UserId.next(CLOCK), UserId::parse),
                new Kind("task", TaskId.next(CLOCK), TaskId::parse),
                new Kind("dset", DatasetId.next(CLOCK), DatasetId::parse),
                new Kind("expt", ExperimentId.next(CLOCK), ExperimentId::parse),
                new Kind("dcsn", DecisionId.next(CLOCK), DecisionId::parse),
                new Kind("ptok", ProjectTokenId.next(CLOCK), ProjectTokenId::parse),
                new Kind("agt", AgentId.next(CLOCK), AgentId::parse),
                new Kind("aggr", AggregatorId.next(CLOCK), AggregatorId::parse),
                new Kind("inv", InviteId.next(CLOCK), InviteId::parse));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyFormIsAccepted(Kind kind) {
        assertEquals(Optional.of(kind.id()), kind.parse().apply(kind.id().text()));
        assertEquals(Optional.of(kind.id()), kind.parse().apply(kind.id().hex()));
        assertEquals(
                Optional.of(kind.id()), kind.parse().apply(kind.id().value().toString()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anIdIsShownWithItsPrefix(Kind kind) {
        assertTrue(kind.id().text().matches(kind.prefix() + "_[0-9a-hjkmnp-tv-z]{20}"));
        assertEquals(kind.id().text(), kind.id().toString());
        assertTrue(kind.id().hex().matches("[0-9a-f]{24}"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPrefixOfAnotherKindIsRefused(Kind kind) {
        kinds().filter(other -> !other.prefix().equals(kind.prefix()))
                .forEach(other -> assertEquals(
                        Optional.empty(), kind.parse().apply(other.id().text())));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theTestKnowsEveryKind(Kind kind) {
        var known = kinds().map(each -> each.id().getClass()).toList();
        assertTrue(Stream.of(TypedId.class.getPermittedSubclasses()).allMatch(known::contains), kind.prefix());
    }
}
