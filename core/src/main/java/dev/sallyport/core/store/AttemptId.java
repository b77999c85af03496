package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link AttemptEntity}; JPA wants a class with a default constructor. */
final class AttemptId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String userId;
    String factor;
    long periodSeconds;

    /** For JPA. */
    AttemptId() {}

    AttemptId(String userId, String factor, long periodSeconds) {
        this.userId = userId;
        this.factor = factor;
        this.periodSeconds = periodSeconds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttemptId that
                && userId.equals(that.userId)
                && factor.equals(that.factor)
                && periodSeconds == that.periodSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(userId, factor, periodSeconds);
    }
}
