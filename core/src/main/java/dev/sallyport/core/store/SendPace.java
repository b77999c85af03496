package dev.sallyport.core.store;

import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Pace;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** Lets one send of a user and channel through at a time, and makes the next one wait: longer each time in a row. */
public final class SendPace {

    private static final String KEY = " p.userId = :user and p.channel = :channel";
    private static final String READ = "select p from SendPaceEntity p where" + KEY;
    private static final String STEP = "update SendPaceEntity p set p.sends = :sends, p.nextAt = :next where" + KEY
            + " and p.sends = :before and p.nextAt = :nextBefore";

    private static final String CLEAR = "update SendPaceEntity p set p.sends = 0, p.nextAt = 0 where" + KEY;

    private final OwnTransaction transaction;
    private final Subject subject;
    private final Channel channel;

    public SendPace(KeycloakSession session, Subject subject, Channel channel) {
        this.transaction = new OwnTransaction(session);
        this.subject = subject;
        this.channel = channel;
    }

    /** A send that was let through, so that it can be taken back. */
    public record Step(int sends, Instant nextAt) {}

    /** What became of asking: a step, or how long to wait. */
    public record Permission(Optional<Step> step, Duration retryAfter) {}

    /** Asks for a send. Of any number of callers at once one is let through. */
    public Permission ask(Pace pace, Instant now) {
        SendPaceEntity row = read().orElseGet(this::prepared);
        Duration wait = wait(row, now);
        if (!wait.isZero()) {
            return new Permission(Optional.empty(), wait);
        }
        boolean forgotten = row.nextAt + Pace.FORGOTTEN_AFTER.toMillis() < now.toEpochMilli();
        int sends = forgotten ? 1 : row.sends + 1;
        Step step =
                new Step(sends, Instant.ofEpochMilli(now.plus(pace.after(sends)).toEpochMilli()));
        return step(row.sends, row.nextAt, step.sends(), step.nextAt().toEpochMilli())
                ? new Permission(Optional.of(step), Duration.ZERO)
                : new Permission(Optional.empty(), pace.after(sends));
    }

    /** Takes a step back that led to nothing. */
    public void takeBack(Step step, Instant now) {
        step(step.sends(), step.nextAt().toEpochMilli(), step.sends() - 1, now.toEpochMilli());
    }

    /** Forgets the row of sends, after a code was accepted. */
    public void clear() {
        transaction.run(em -> bind(em.createQuery(CLEAR)).executeUpdate());
    }

    /** How long to wait for the next send; zero when it may be now. */
    public Duration untilNext(Instant now) {
        return read().map(row -> wait(row, now)).orElse(Duration.ZERO);
    }

    private static Duration wait(SendPaceEntity row, Instant now) {
        Duration wait = Duration.between(now, Instant.ofEpochMilli(row.nextAt));
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** Compare and set, so that parallel callers cannot both be let through. */
    private boolean step(int before, long nextBefore, int sends, long next) {
        return transaction.run(em -> bind(em.createQuery(STEP))
                        .setParameter("before", before)
                        .setParameter("nextBefore", nextBefore)
                        .setParameter("sends", sends)
                        .setParameter("next", next)
                        .executeUpdate()
                == 1);
    }

    private Optional<SendPaceEntity> read() {
        return transaction.run(em -> em.createQuery(READ, SendPaceEntity.class)
                .setParameter("user", subject.userId())
                .setParameter("channel", channel.name())
                .getResultStream()
                .findFirst());
    }

    private SendPaceEntity prepared() {
        SendPaceEntity row = new SendPaceEntity();
        row.userId = subject.userId();
        row.channel = channel.name();
        row.realmId = subject.realmId();
        transaction.insert(row, SendPaceEntity.class, new SendPaceId(row.userId, row.channel));
        return read().orElseThrow();
    }

    private Query bind(Query query) {
        return query.setParameter("user", subject.userId()).setParameter("channel", channel.name());
    }
}
