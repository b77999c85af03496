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
