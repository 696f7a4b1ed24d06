package io.groundplan.usage.activity;

import java.time.Instant;

import io.groundplan.runtime.paging.Page;

/**
 * A part of what happened in a project, newest first.
 *
 * @param completeUntil every event that its topic had accepted before that time is in the activity
 */
public record ActivityPage(Page<ActivityEntry> entries, Instant completeUntil) {}
