package dev.sallyport.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingActionsTest {

    @Test
    void blockWhenNothingIsPendingThenNot() {
        PendingActions none = new PendingActions(Set.of());
        assertThat(none.block()).isFalse();
        assertThat(none.demandSecondFactor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFIGURE_TOTP", "SALLYPORT_SETUP_TWO_FACTOR"})
    void demandSecondFactorWhenOneIsToBeSetUpThenItCanBeDoneHere(String action) {
        PendingActions pending = new PendingActions(Set.of(action));
        assertThat(pending.demandSecondFactor()).isTrue();
        assertThat(pending.block()).isFalse();
    }

    @Test
    void demandNewPasswordWhenItIsToBeReplacedThenItCanBeDoneHere() {
        PendingActions pending = new PendingActions(Set.of("UPDATE_PASSWORD"));
        assertThat(pending.demandNewPassword()).isTrue();
        assertThat(pending.block()).isFalse();
        assertThat(new PendingActions(Set.of("CONFIGURE_TOTP")).demandNewPassword())
                .isFalse();
    }

    @Test
    void blockWhenAFactorIsToBeShownThenTheTicketAsksForIt() {
        PendingActions pending = new PendingActions(Set.of("SALLYPORT_VERIFY_TWO_FACTOR"));
        assertThat(pending.block()).isFalse();
        assertThat(pending.demandSecondFactor()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_PROFILE", "VERIFY_PROFILE", "SALLYPORT_SETUP_BACKUP_CODES", "update_user_locale"})
    void blockWhenItGuardsNothingThenItWaits(String action) {
        PendingActions pending = new PendingActions(Set.of(action));
        assertThat(pending.block()).isFalse();
        assertThat(pending.demandSecondFactor()).isFalse();
    }

    /** What nobody has named harmless may guard something, that of another extension too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERIFY_EMAIL",
                "TERMS_AND_CONDITIONS",
                "webauthn-register",
                "CONFIGURE_RECOVERY_AUTHN_CODES",
                "some-other-extension",
                "configure_totp"
            })
    void blockWhenOnlyAPageCanDoItThenTrue(String action) {
        assertThat(new PendingActions(Set.of(action)).block()).isTrue();
        assertThat(new PendingActions(Set.of(action, "CONFIGURE_TOTP", "UPDATE_PROFILE")).block())
                .isTrue();
    }
}
