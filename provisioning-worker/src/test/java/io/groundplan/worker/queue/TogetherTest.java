package io.groundplan.worker.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

class TogetherTest {
    private final List<List<Integer>> rounds = new ArrayList<>();
    private final List<CompletableFuture<List<String>>> outcomes = new ArrayList<>();
    private final Queue<Runnable> afterwards = new ArrayDeque<>();
    private final Together<Integer, String> together = new Together<>(this::round, afterwards::add);

    @Test
    void thoseThatComeAtTheSameMomentShareTheFirstRound() {
        var one = ask(1);
        var two = ask(2);
        assertEquals(List.of(), rounds);
        go();
        assertEquals(List.of(List.of(1, 2)), rounds);
        succeed(0);
        assertEquals("answer 1", one.join());
        assertEquals("answer 2", two.join());
    }

    @Test
    void whoComesAloneGoesAtOnce() {
        var one = ask(1);
        go();
        assertEquals(List.of(List.of(1)), rounds);
        succeed(0);
        assertEquals("answer 1", one.join());
        var two = ask(2);
        go();
        succeed(1);
        assertEquals("answer 2", two.join());
    }

    @Test
    void thoseThatComeMeanwhileShareTheNextRound() {
        ask(1);
        go();
        var two = ask(2);
        var three = ask(3);
        assertEquals(List.of(List.of(1)), rounds);
        succeed(0);
        assertEquals(List.of(List.of(1), List.of(2, 3)), rounds);
        assertFalse(two.isDone());
        succeed(1);
        assertEquals("answer 2", two.join());
        assertEquals("answer 3", three.join());
    }

    @Test
    void aFailureIsThatOfAllInTheRoundAndOfNobodyElse() {
        var one = ask(1);
        go();
        var two = ask(2);
        outcomes.get(0).completeExceptionally(new IllegalStateException("away"));
        succeed(1);
        assertEquals(
                "away",
                assertThrows(CompletionException.class, one::join).getCause().getMessage());
        assertEquals("answer 2", two.join());
    }

    @Test
    void aRoundIsBounded() {
        ask(0);
        go();
        IntStream.rangeClosed(1, 250).forEach(this::ask);
        succeed(0);
        succeed(1);
        assertEquals(List.of(1, 200, 50), rounds.stream().map(List::size).toList());
    }

    private CompletableFuture<String> ask(int question) {
        return together.ask(question).subscribeAsCompletionStage();
    }

    /** What had to be done first is done. */
    private void go() {
        afterwards.remove().run();
    }

    private Uni<List<String>> round(List<Integer> questions) {
        rounds.add(questions);
        outcomes.add(new CompletableFuture<>());
        return Uni.createFrom().completionStage(outcomes.get(outcomes.size() - 1));
    }

    private void succeed(int round) {
        outcomes.get(round)
                .complete(rounds.get(round).stream()
                        .map(question -> "answer " + question)
                        .toList());
    }
}
