package dev.sallyport.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AttemptLimitsTest {

    private static final List<RateLimit> THREE_IN_15_MINUTES = RateLimit.parse("3:900");

    @Nested
    class GivenNothingIsConfigured {

        private final AttemptLimits limits = AttemptLimits.configured(List.of(), 0);

        @Test
        void windowsWhenAskedThenTheDefaults() {
            assertThat(limits.windows())
                    .containsExactly(
                            new RateLimit(5, Duration.ofMinutes(5), true),
                            new RateLimit(20, Duration.ofHours(1), false),
                            new RateLimit(50, Duration.ofDays(1), false));
        }

        @Test
        void nextLockWhenAskedThenTheHardStop() {
            assertThat(limits.countedInRow()).isTrue();
            assertThat(limits.nextLock(0)).isEqualTo(100);
        }
    }

    @Nested
    class GivenRateLimitOnly {

        private final AttemptLimits limits = AttemptLimits.configured(THREE_IN_15_MINUTES, 0);

        @Test
        void windowsWhenAskedThenOnlyTheConfiguredOne() {
            assertThat(limits.windows()).isEqualTo(THREE_IN_15_MINUTES);
        }

        @Test
        void failuresInRowWhenAskedThenStillTheHardStop() {
            assertThat(limits.countedInRow()).isTrue();
            assertThat(limits.nextLock(0)).isEqualTo(AttemptLimits.HARD_STOP);
        }
    }

    @Nested
    class GivenLockoutOnly {

        private final AttemptLimits limits = AttemptLimits.configured(List.of(), 10);

        @Test
        void windowsWhenAskedThenNoneAsThingsBoardsClientsExpect() {
            assertThat(limits.windows()).isEmpty();
        }

        @Test
        void nextLockWhenNeverLockedThenTheConfiguredCount() {
            assertThat(limits.nextLock(0)).isEqualTo(10);
        }

        @Test
        void nextLockWhenLockedBeforeThenAsManyMoreUpToTheHardStop() {
            assertThat(limits.nextLock(10)).isEqualTo(20);
            assertThat(limits.nextLock(95)).isEqualTo(100);
        }
    }

    @Nested
    class GivenLockoutBeyondTheHardStop {

        private final AttemptLimits limits = AttemptLimits.configured(List.of(), 1000);

        @Test
        void nextLockWhenAskedThenTheHardStop() {
            assertThat(limits.nextLock(0)).isEqualTo(100);
        }
    }

    @Nested
    class GivenEnrolment {

        @Test
        void forEnrolmentWhenWindowsAreConfiguredThenTheSameAndNoLock() {
            AttemptLimits limits =
                    AttemptLimits.configured(THREE_IN_15_MINUTES, 1).forEnrolment();
            assertThat(limits.windows()).isEqualTo(THREE_IN_15_MINUTES);
            assertThat(limits.countedInRow()).isFalse();
        }

        @Test
        void forEnrolmentWhenOnlyALockoutIsConfiguredThenTheDefaultWindows() {
            assertThat(AttemptLimits.configured(List.of(), 10).forEnrolment().windows())
                    .isEqualTo(AttemptLimits.DEFAULT_WINDOWS);
        }
    }
}
