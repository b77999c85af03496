package dev.sallyport.core.policy;

import static dev.sallyport.core.policy.SettingsValidationTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules about enforcement: these have no prefix in ThingsBoard. */
class EnforcementValidationTest {

    private static final String ID = "aaee39b0-e62a-11f1-8849-3f708e255e40";

    @Test
    void readWhenEnforcedWithoutAnyProviderThenRefused() {
        String json =
                Settings.enforced("{'type':'ALL_USERS'}").replaceFirst("\"providers\":\\[.*?}]", "\"providers\":[]");
        assertRefused(json, "At least one 2FA provider is required if enforcing is enabled");
    }

    @Test
    void readWhenEnforcedWithoutAFilterThenRefused() {
        assertRefused(Settings.enforced("null"), "Users filter to enforce 2FA for is required");
        assertRefused(Settings.with("enforceTwoFa", "true"), "Users filter to enforce 2FA for is required");
    }

    /** Backup codes need another factor, so nobody could ever satisfy this. */
    @Test
    void readWhenEnforcedWithBackupCodesOnlyThenRefused() {
        String json = Settings.enforced("{'type':'ALL_USERS'}")
                .replaceFirst(
                        "\"providers\":\\[.*?}]",
                        "\"providers\":[{\"providerType\":\"BACKUP_CODE\",\"codesQuantity\":10}]");
        assertRefused(json, "Validation error: providers must contain more than BACKUP_CODE if enforceTwoFa");
    }

    @Test
    void readWhenBackupCodesOnlyButNotEnforcedThenAccepted() throws InvalidSettings {
        String json = Settings.withProvider("{'providerType':'BACKUP_CODE','codesQuantity':10}");
        assertThat(Settings.read(json).offered()).containsExactly(Factor.BACKUP_CODE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "'ALL_USERS'",
                "{'type':null}",
                "{'type':'all_users'}",
                "{'type':'USER_LIST'}",
                "{'type':'CUSTOMER_USERS'}"
            })
    void readWhenTheFilterIsOfAnUnknownTypeThenTheKnownOnesAreNamed(String filter) {
        String message = "Validation error: enforcedUsersFilter type must be one of ALL_USERS,"
                + " SYSTEM_ADMINISTRATORS, TENANT_ADMINISTRATORS, KEYCLOAK_USERS";
        assertRefused(Settings.enforced(filter), message);
        assertRefused(Settings.with("enforcedUsersFilter", filter), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'" + ID + "'", "{}", "['x']", "[null]", "[5]", "['']", "['" + ID + " ']", "['" + ID + "',1]"})
    void readWhenTenantsAreNoListOfUuidsThenTheMessageNamesTheField(String ids) {
        assertRefused(
                Settings.enforced("{'type':'TENANT_ADMINISTRATORS','tenantsIds':" + ids + "}"),
                "Validation error: enforcedUsersFilter tenantsIds must be a list of UUIDs");
        assertRefused(
                Settings.enforced("{'type':'TENANT_ADMINISTRATORS','tenantProfilesIds':" + ids + "}"),
                "Validation error: enforcedUsersFilter tenantProfilesIds must be a list of UUIDs");
    }

    @Test
    void readWhenTenantsAreUuidsThenTheFilterHasThem() throws InvalidSettings {
        String filter = "{'type':'TENANT_ADMINISTRATORS','tenantsIds':['" + ID + "'],'tenantProfilesIds':[]}";
        assertThat(Settings.read(Settings.enforced(filter)).filter())
                .contains(new EnforcementFilter.TenantAdministrators(Optional.of(List.of(ID)), Optional.of(List.of())));
    }
}
