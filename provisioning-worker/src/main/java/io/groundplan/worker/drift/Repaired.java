package io.groundplan.worker.drift;

/** What became of an orphan that was to be dropped; `reason` says why it was kept, and is empty otherwise. */
public record Repaired(Marked orphan, boolean dropped, String reason) {}
