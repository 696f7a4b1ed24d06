package io.groundplan.membership;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What is logged while a test runs. */
final class LogRecords extends Handler implements AutoCloseable {
    private final List<String> texts = new CopyOnWriteArrayList<>();

    private LogRecords() {
        setLevel(Level.ALL);
    }

    static LogRecords collecting() {
        var records = new LogRecords();
        Logger.getLogger("").addHandler(records);
        return records;
    }

    boolean contain(String text) {
        return texts.stream().anyMatch(record -> record.contains(text));
    }

    @Override
    public void publish(LogRecord logged) {
        texts.add(logged.getMessage() + Arrays.toString(logged.getParameters()) + logged.getThrown());
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
