package io.groundplan.bench.load;

import java.util.function.Supplier;

/**
 * What is asked again and again.
 *
 * @param calls the next request, asked for by one thread
 * @param status what every answer must have
 */
public record Target(String name, Supplier<Call> calls, int status) {

    public static Target same(String name, Call call, int status) {
        return new Target(name, () -> call, status);
    }
}
