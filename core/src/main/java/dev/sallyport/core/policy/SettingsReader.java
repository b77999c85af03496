package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.code.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads {@link PlatformTwoFaSettings} from ThingsBoard's JSON, with ThingsBoard's words for what is wrong. */
final class SettingsReader {

    private static final Pattern TEMPLATE = Pattern.compile(".*\\$\\{code}.*");

    /** Sorted and distinct, as ThingsBoard lists them (thingsboard-behaviour §1.3). */
    private final TreeSet<String> violations = new TreeSet<>();

    private final JsonNode root;
    private final Optional<KnownNames> names;

    private SettingsReader(JsonNode root, Optional<KnownNames> names) {
        this.root = root;
        this.names = names;
    }

    /** What was saved before: names of what is gone since are read all the same. */
    static PlatformTwoFaSettings read(String json) throws InvalidSettings {
        return read(json, Optional.empty());
    }

    /** What is to be saved: whatever it names must be there. */
    static PlatformTwoFaSettings read(String json, KnownNames names) throws InvalidSettings {
        return read(json, Optional.of(names));
    }

    private static PlatformTwoFaSettings read(String json, Optional<KnownNames> names) throws InvalidSettings {
        return new SettingsReader(StrictJson.object(json), names).read();
    }

    private PlatformTwoFaSettings read() throws InvalidSettings {
        List<FactorSettings> providers = providers();
        Duration sendPeriod = seconds("minVerificationCodeSendPeriod", PlatformTwoFaSettings.MIN_SEND_PERIOD);
        Optional<String> rateLimit = rateLimit();
        Optional<Integer> maxFailures = maxFailures();
        Duration totalTime = seconds("totalAllowedTimeForVerification", PlatformTwoFaSettings.MIN_TOTAL_TIME);
        boolean enforced = flag("enforceTwoFa");
        Optional<EnforcementFilter> filter =
                new FilterReader(root.path("enforcedUsersFilter"), names, violations).read();
        if (!violations.isEmpty()) {
            throw new InvalidSettings("Validation error: " + String.join(", ", violations));
        }
        checkEnforcement(enforced, providers, filter);
        return new PlatformTwoFaSettings(providers, sendPeriod, rateLimit, maxFailures, totalTime, enforced, filter);
    }

    private static void checkEnforcement(
            boolean enforced, List<FactorSettings> providers, Optional<EnforcementFilter> filter)
            throws InvalidSettings {
        if (enforced && providers.isEmpty()) {
            throw new InvalidSettings("At least one 2FA provider is required if enforcing is enabled");
        }
        if (enforced && filter.isEmpty()) {
            throw new InvalidSettings("Users filter to enforce 2FA for is required");
        }
        if (enforced && providers.stream().noneMatch(p -> p.factor().standsAlone())) {
            throw new InvalidSettings("Validation error: providers must contain more than BACKUP_CODE if enforceTwoFa");
        }
    }

    private List<FactorSettings> providers() {
        JsonNode array = root.path("providers");
        if (!array.isArray()) {
            violations.add(
                    array.isMissingNode() || array.isNull()
                            ? "providers must not be null"
                            : "providers must be an array");
            return List.of();
        }
        List<FactorSettings> providers = new ArrayList<>();
        array.forEach(provider -> provider(provider).ifPresent(providers::add));
        return providers;
    }

    private Optional<FactorSettings> provider(JsonNode provider) {
        Optional<Factor> factor = Factor.named(provider.path("providerType").asText(""));
        if (factor.isEmpty()) {
            violations.add("providerType must be one of TOTP, SMS, EMAIL, BACKUP_CODE");
            return Optional.empty();
        }
        return Optional.of(
                switch (factor.get()) {
                    case TOTP -> new FactorSettings.Totp(issuer(provider));
                    case SMS -> new FactorSettings.Sms(template(provider), lifetime(provider));
                    case EMAIL -> new FactorSettings.Email(lifetime(provider));
                    case BACKUP_CODE -> new FactorSettings.BackupCode(quantity(provider));
                });
    }

    private String issuer(JsonNode provider) {
        String issuer = provider.path("issuerName").asText("");
        if (issuer.isBlank()) {
            violations.add("issuerName must not be blank");
        }
        return issuer;
    }

    /** Absent is a mistake, as in ThingsBoard; null says that there is none. */
    private Optional<String> template(JsonNode provider) {
        JsonNode template = provider.path("smsVerificationMessageTemplate");
        if (template.isNull()) {
            return Optional.empty();
        }
        if (!template.isTextual()) {
            violations.add("smsVerificationMessageTemplate is required");
        } else if (!TEMPLATE.matcher(template.asText()).matches()) {
            violations.add("smsVerificationMessageTemplate must contain verification code");
        }
        return Optional.of(template.asText(""));
    }

    private Duration lifetime(JsonNode provider) {
        JsonNode lifetime = provider.path("verificationCodeLifetime");
        if (!lifetime.canConvertToInt() || lifetime.asInt() < 1) {
            violations.add("verificationCodeLifetime is required");
        } else if (lifetime.asInt() > PlatformTwoFaSettings.MAX_CODE_LIFETIME.toSeconds()) {
            violations.add("verificationCodeLifetime must be less than or equal to "
                    + PlatformTwoFaSettings.MAX_CODE_LIFETIME.toSeconds());
        }
        return Duration.ofSeconds(lifetime.asInt());
    }

    private int quantity(JsonNode provider) {
        JsonNode quantity = provider.path("codesQuantity");
        if (!quantity.canConvertToInt() || quantity.asInt() < 1) {
            violations.add("codesQuantity must be greater than 0");
        } else if (quantity.asInt() > PlatformTwoFaSettings.MAX_BACKUP_CODES) {
            violations.add("codesQuantity must be less than or equal to " + PlatformTwoFaSettings.MAX_BACKUP_CODES);
        }
        return quantity.asInt();
    }

    private Duration seconds(String field, Duration least) {
        JsonNode node = root.path(field);
        if (node.isMissingNode() || node.isNull()) {
            violations.add(field + " must not be null");
        } else if (!node.canConvertToInt()) {
            violations.add(field + " must be a whole number");
        } else if (node.asInt() < least.toSeconds()) {
            violations.add(field + " must be greater than or equal to " + least.toSeconds());
        }
        return Duration.ofSeconds(node.asInt());
    }

    private Optional<String> rateLimit() {
        JsonNode node = root.path("verificationCodeCheckRateLimit");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            RateLimit.parse(node.asText(""));
        } catch (IllegalArgumentException e) {
            violations.add("verificationCodeCheckRateLimit is invalid");
        }
        return Optional.of(node.asText());
    }

    private Optional<Integer> maxFailures() {
        JsonNode node = root.path("maxVerificationFailuresBeforeUserLockout");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.canConvertToInt() || node.asInt() < 0) {
            violations.add("maxVerificationFailuresBeforeUserLockout must be positive");
        }
        return Optional.of(node.asInt());
    }

    private boolean flag(String field) {
        JsonNode node = root.path(field);
        if (!node.isMissingNode() && !node.isNull() && !node.isBoolean()) {
            violations.add(field + " must be true or false");
        }
        return node.asBoolean(false);
    }
}
