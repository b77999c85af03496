package dev.sallyport.core.store;

import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.SentCode;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The place of the one code that a user has on a channel for a purpose. A try is taken before the code is compared, and
 * the right code is consumed by the row that it deletes: on any number of nodes it works once, and five wrong tries are
 * five.
 */
public final class SentCodeSlot {

    private static final String KEY = " c.userId = :user and c.channel = :channel and c.purpose = :purpose";
    private static final String READ = "select c from SentCodeEntity c where" + KEY;
    private static final String TAKE_TRY = "update SentCodeEntity c set c.tries = c.tries + 1 where" + KEY
            + " and c.nonce = :nonce and c.tries < :most and c.expiresAt > :now";
    private static final String PROLONG =
            "update SentCodeEntity c set c.sent = true, c.sender = :sender, c.expiresAt = :expires where" + KEY
                    + " and c.nonce = :nonce and c.expiresAt > :now";
    private static final String CONSUME = "delete from SentCodeEntity c where" + KEY + " and c.nonce = :nonce";
    private static final String CLEAR = "delete from SentCodeEntity c where" + KEY;

    private final OwnTransaction transaction;
    private final Subject subject;
    private final Channel channel;
    private final Purpose purpose;

    public SentCodeSlot(KeycloakSession session, Subject subject, Channel channel, Purpose purpose) {
        this.transaction = new OwnTransaction(session);
        this.subject = subject;
        this.channel = channel;
        this.purpose = purpose;
    }

    /**
     * What stands in the slot.
     *
     * @param code            nonce and length
     * @param keyId           the realm key that turns it into digits
     * @param destinationHash HMAC of where it went
     * @param tries           taken so far
     * @param sender          provider id of what it was handed over to; empty = it was not
     * @param createdAt       when it was first made
     * @param expiresAt       from when on it is void
     */
    public record Content(
            SentCode code,
            String keyId,
            String destinationHash,
            int tries,
            Optional<String> sender,
            Instant createdAt,
            Instant expiresAt) {

        /** A code that nobody has seen yet. */
        public static Content fresh(SentCode code, String keyId, String destinationHash, Instant now, Duration life) {
            return new Content(code, keyId, destinationHash, 0, Optional.empty(), now, now.plus(life));
        }

        /** The same, handed over. */
        public Content handedOver(String sender, Instant until) {
            return new Content(code, keyId, destinationHash, tries, Optional.of(sender), createdAt, until);
        }

        public boolean sent() {
            return sender.isPresent();
        }

        /** Neither out of date nor out of tries. */
        public boolean alive(Instant now) {
            return expiresAt.isAfter(now) && tries < SentCode.TRIES;
        }
    }

    public Optional<Content> content() {
        return transaction.run(em -> em.createQuery(READ, SentCodeEntity.class)
                .setParameter("user", subject.userId())
                .setParameter("channel", channel.name())
                .setParameter("purpose", purpose.name())
                .getResultStream()
                .findFirst()
                .map(SentCodeSlot::content));
    }

    /** Puts a code in, instead of what is there. Of two callers at once one may find the other's code in the slot. */
    public void put(Content content) {
        SentCodeEntity row = row(content);
        transaction.run(em -> bind(em.createQuery(CLEAR)).executeUpdate());
        transaction.insert(row, SentCodeEntity.class, new SentCodeId(row.userId, row.channel, row.purpose));
    }

    /** Notes that a code was handed over, and until when it is valid. Its tries stay. False when it is gone. */
    public boolean handedOver(SentCode code, String sender, Instant expiresAt, Instant now) {
        return transaction.run(em -> bind(em.createQuery(PROLONG))
                        .setParameter("nonce", code.nonce())
                        .setParameter("sender", sender)
                        .setParameter("expires", expiresAt.toEpochMilli())
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1);
    }

    /** Takes a try; false when there is none left, or the code is void or gone. */
    public boolean takeTry(SentCode code, Instant now) {
        return transaction.run(em -> bind(em.createQuery(TAKE_TRY))
                        .setParameter("nonce", code.nonce())
                        .setParameter("most", SentCode.TRIES)
                        .setParameter("now", now.toEpochMilli())
                        .executeUpdate()
                == 1);
    }

    /** Uses the code up: true for the first caller only. */
    public boolean consume(SentCode code) {
        return transaction.run(em -> bind(em.createQuery(CONSUME))
                        .setParameter("nonce", code.nonce())
                        .executeUpdate()
                == 1);
    }

    private Query bind(Query query) {
        return query.setParameter("user", subject.userId())
                .setParameter("channel", channel.name())
                .setParameter("purpose", purpose.name());
    }

    private SentCodeEntity row(Content content) {
        SentCodeEntity row = new SentCodeEntity();
        row.userId = subject.userId();
        row.channel = channel.name();
        row.purpose = purpose.name();
        row.realmId = subject.realmId();
        row.nonce = content.code().nonce();
        row.keyId = content.keyId();
        row.digits = content.code().digits();
        row.destinationHash = content.destinationHash();
        row.tries = content.tries();
        row.sent = content.sent();
        row.sender = content.sender().orElse(null);
        row.createdAt = content.createdAt().toEpochMilli();
        row.expiresAt = content.expiresAt().toEpochMilli();
        return row;
    }

    private static Content content(SentCodeEntity row) {
        return new Content(
                new SentCode(row.nonce, row.digits),
                row.keyId,
                row.destinationHash,
                row.tries,
                Optional.ofNullable(row.sender),
                Instant.ofEpochMilli(row.createdAt),
                Instant.ofEpochMilli(row.expiresAt));
    }
}
