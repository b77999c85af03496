package dev.sallyport.core.store;

import java.time.Instant;

/** Somebody who waits for an administrator. */
public record WaitingRow(String userId, String domainId, Instant since) {}
