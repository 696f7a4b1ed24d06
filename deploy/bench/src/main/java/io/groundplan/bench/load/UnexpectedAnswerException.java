package io.groundplan.bench.load;

/** An answer that ends a measurement: what is counted must be what was asked for. */
public final class UnexpectedAnswerException extends RuntimeException {
    UnexpectedAnswerException(Call call, int status, String body) {
        super(call + " answered " + status + " " + body);
    }
}
