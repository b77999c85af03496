package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.BackupCodeEnrolment;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.account.TotpEnrolment;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.totp.OtpAuthUri;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.login.LoginEvents;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A user's configurations: ThingsBoard's {@code AccountTwoFaSettings}, over Keycloak's credentials. */
final class AccountConfigs {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final SecondFactors factors;

    AccountConfigs(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.factors = new SecondFactors(session, realm, user);
    }

    boolean isEmpty() {
        return factors.usable().isEmpty();
    }

    ObjectNode toJson() {
        return toJson(totp().map(OtpAuthUri::text));
    }

    /** For whoever has only the user's API key: what the app shares with us would make him master of the second door too. */
    ObjectNode toJsonWithoutSecret() {
        return toJson(totp().map(OtpAuthUri::textWithoutSecret));
    }

    private Optional<OtpAuthUri> totp() {
        return Optional.of(Factor.TOTP)
                .filter(factors::has)
                .map(factor -> new TotpEnrolment(session, realm, user).current());
    }

    private ObjectNode toJson(Optional<String> authUrl) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode configs = json.putObject("configs");
        factors.inOrderOfSetUp().forEach(factor -> configs.set(factor.name(), config(factor, authUrl)));
        return json;
    }

    /** Makes a configuration the default, or takes that away from it: then the first that was set up has it. */
    void update(Factor factor, boolean useByDefault) {
        if (!factors.has(factor)) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Config for " + factor + " 2FA provider not found");
        }
        if (useByDefault) {
            factors.makeDefault(factor);
        } else if (isDefault(factor)) {
            factors.makeDefault(factors.inOrderOfSetUp().get(0));
        }
    }

    void delete(Factor factor) {
        if (isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("2FA not configured");
        }
        if (!factors.has(factor)) {
            return;
        }
        if (isLast(factor) && factors.obliged()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("At least one 2FA provider is required");
        }
        factors.remove(factor);
        new LoginEvents(session)
                .about(EventType.REMOVE_CREDENTIAL, user)
                .detail(Details.CREDENTIAL_TYPE, factor.credentialType())
                .detail(FactorEvents.FACTOR, factor.name())
                .success();
    }

    /** Whether nothing that can stand alone would be left. */
    private boolean isLast(Factor factor) {
        List<Factor> others = factors.usable().stream().filter(f -> f != factor).toList();
        return others.stream().noneMatch(Factor::standsAlone);
    }

    private boolean isDefault(Factor factor) {
        return factors.defaultFactor().orElseThrow() == factor;
    }

    /** In full, for its owner. */
    private String address(Channel channel) {
        return factors.destination(channel).orElseThrow().address();
    }

    private ObjectNode config(Factor factor, Optional<String> authUrl) {
        ObjectNode config = JsonNodeFactory.instance.objectNode();
        config.put("providerType", factor.name()).put("useByDefault", isDefault(factor));
        switch (factor) {
            case TOTP -> config.put("authUrl", authUrl.orElseThrow());
            case BACKUP_CODE -> {
                config.putNull("codes");
                config.put("codesLeft", new BackupCodeEnrolment(session, realm, user).left());
            }
            case SMS -> config.put("phoneNumber", address(Channel.SMS));
            case EMAIL -> config.put("email", address(Channel.EMAIL));
        }
        return config;
    }
}
