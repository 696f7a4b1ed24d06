package io.groundplan.local.process;

/** A child that did not come up; the message says what its log says. */
public final class StartFailure extends RuntimeException {
    StartFailure(Child child, String reason) {
        super(child.name() + " " + reason + "; its log " + child.log() + " ends with" + System.lineSeparator()
                + child.lastLines());
    }
}
