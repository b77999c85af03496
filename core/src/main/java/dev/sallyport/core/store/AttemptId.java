package dev.sallyport.core.store;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** Key of {@link AttemptEntity}; JPA wants a class with a default constructor. */
final class AttemptId implements Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    String subjectId;
    String factor;
    long periodSeconds;

    /** For JPA. */
    AttemptId() {}

    AttemptId(String subjectId, String factor, long periodSeconds) {
        this.subjectId = subjectId;
        this.factor = factor;
        this.periodSeconds = periodSeconds;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AttemptId that
                && subjectId.equals(that.subjectId)
                && factor.equals(that.factor)
                && periodSeconds == that.periodSeconds;
    }

    @Override
    public int hashCode() {
        return Objects.hash(subjectId, factor, periodSeconds);
    }
}
