package dev.sallyport.core.store;

import java.time.Instant;

/**
 * Somebody who waits for an administrator.
 *
 * @param realmUrl of the realm where he signed up
 */
public record WaitingRow(String userId, String domainId, String realmUrl, Instant since) {

    static final String COLUMNS = "w.userId, w.domainId, w.realmUrl, w.since";

    static WaitingRow of(Object[] row) {
        return new WaitingRow((String) row[0], (String) row[1], (String) row[2], Instant.ofEpochMilli((Long) row[3]));
    }
}
