package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Writes {@link PlatformTwoFaSettings} as ThingsBoard does: its key order, absent values as null. */
final class SettingsWriter {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SettingsWriter() {}

    static ObjectNode write(PlatformTwoFaSettings settings) {
        ObjectNode root = NODES.objectNode();
        ArrayNode providers = root.putArray("providers");
        settings.providers().forEach(provider -> providers.add(provider(provider)));
        root.put("minVerificationCodeSendPeriod", settings.minSendPeriod().toSeconds());
        root.put("verificationCodeCheckRateLimit", settings.checkRateLimit().orElse(null));
        root.put(
                "maxVerificationFailuresBeforeUserLockout",
                settings.maxFailures().orElse(null));
        root.put("totalAllowedTimeForVerification", settings.totalTime().toSeconds());
        root.put("enforceTwoFa", settings.enforced());
        root.set(
                "enforcedUsersFilter",
                settings.filter().map(SettingsWriter::filter).orElse(null));
        return root;
    }

    private static ObjectNode provider(FactorSettings settings) {
        ObjectNode node =
                NODES.objectNode().put("providerType", settings.factor().name());
        if (settings instanceof FactorSettings.Totp totp) {
            node.put("issuerName", totp.issuerName());
        } else if (settings instanceof FactorSettings.Sms sms) {
            node.put("verificationCodeLifetime", sms.codeLifetime().toSeconds());
            node.put("smsVerificationMessageTemplate", sms.messageTemplate().orElse(null));
        } else if (settings instanceof FactorSettings.Email email) {
            node.put("verificationCodeLifetime", email.codeLifetime().toSeconds());
        } else if (settings instanceof FactorSettings.BackupCode backupCode) {
            node.put("codesQuantity", backupCode.codesQuantity());
        }
        return node;
    }

    private static ObjectNode filter(EnforcementFilter filter) {
        if (filter instanceof KeycloakUsers users) {
            return users.sent().deepCopy();
        }
        ObjectNode node = NODES.objectNode();
        if (filter instanceof EnforcementFilter.AllUsers) {
            node.put("type", "ALL_USERS");
        } else if (filter instanceof EnforcementFilter.SystemAdministrators) {
            node.put("type", "SYSTEM_ADMINISTRATORS");
        } else if (filter instanceof EnforcementFilter.TenantAdministrators admins) {
            node.put("type", "TENANT_ADMINISTRATORS");
            ids(node, "tenantsIds", admins.tenants());
            ids(node, "tenantProfilesIds", admins.profiles());
        }
        return node;
    }

    private static void ids(ObjectNode node, String field, Optional<List<String>> ids) {
        if (ids.isEmpty()) {
            node.putNull(field);
            return;
        }
        ArrayNode array = node.putArray(field);
        ids.get().forEach(array::add);
    }
}
