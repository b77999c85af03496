package dev.sallyport.core.policy;

import static dev.sallyport.core.policy.SettingsValidationTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own filter: people by what Keycloak knows of them. */
class KeycloakUsersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'KEYCLOAK_USERS'}",
                "{'type':'KEYCLOAK_USERS','include':null,'exclude':null}",
                "{'type':'KEYCLOAK_USERS','include':{},'exclude':{}}",
                "{'type':'KEYCLOAK_USERS','include':{'realmRoles':[],'groups':null}}"
            })
    void matchesWhenNothingIsNamedThenEverybodyAndNothingIsAsked(String filter) throws InvalidSettings {
        Somebody anybody = new Somebody();
        assertThat(matches(filter, anybody)).isTrue();
        assertThat(anybody.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"realmRoles,ops", "groups,/staff/ops", "organizations,acme", "clients,portal"})
    void matchesWhenIncludedThenHeAndNobodyElse(String member, String name) throws InvalidSettings {
        String filter = filter("{'%s':['other','%s']}".formatted(member, name), "{}");
        assertThat(matches(filter, new Somebody().with(name))).isTrue();
        assertThat(matches(filter, new Somebody())).isFalse();
        assertThat(matches(filter, new Somebody().with("another"))).isFalse();
    }

    @Test
    void matchesWhenOneOfSeveralKindsThenTrue() throws InvalidSettings {
        String filter = filter("{'realmRoles':['ops'],'groups':['/staff'],'organizations':['acme']}", "{}");
        assertThat(matches(filter, new Somebody().with("acme"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"realmRoles,robot", "groups,/robots", "organizations,factory", "clients,terminal"})
    void matchesWhenExcludedThenNotWhateverIsIncluded(String member, String name) throws InvalidSettings {
        String exclude = "{'%s':['%s']}".formatted(member, name);
        Somebody both = new Somebody().with(name).with("ops");
        assertThat(matches(filter("{'realmRoles':['ops']}", exclude), both)).isFalse();
        assertThat(matches(filter("{}", exclude), both)).isFalse();
        assertThat(matches(filter("{}", exclude), new Somebody())).isTrue();
    }

    @Nested
    class GivenANameThatIsGone {

        /** Else whoever renames a group ends the obligation of its members, and nobody notices. */
        @Test
        void matchesWhenItWasIncludedThenEverybody() throws InvalidSettings {
            String filter = filter("{'groups':['/gone'],'realmRoles':['ops']}", "{}");
            assertThat(matches(filter, new Somebody().unknown("/gone"))).isTrue();
        }

        @Test
        void matchesWhenItWasExcludedThenItExcludesNobody() throws InvalidSettings {
            assertThat(matches(filter("{}", "{'groups':['/gone']}"), new Somebody().unknown("/gone")))
                    .isTrue();
        }

        @Test
        void matchesWhenSomebodyIsExcludedByAnotherNameThenHeStaysSo() throws InvalidSettings {
            String filter = filter("{'groups':['/gone']}", "{'realmRoles':['robot']}");
            assertThat(matches(filter, new Somebody().unknown("/gone").with("robot")))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'KEYCLOAK_USERS'}",
                "{'type':'KEYCLOAK_USERS','include':null}",
                "{'exclude':{'clients':['b','a']},'include':{'groups':[],'realmRoles':['z','a','z']},"
                        + "'type':'KEYCLOAK_USERS'}",
                "{'type':'KEYCLOAK_USERS','include':{'realmRoles':['r'],'groups':['/g'],'organizations':['o'],"
                        + "'clients':['c']},'exclude':{'realmRoles':null,'groups':[]}}"
            })
    void writeWhenItWasReadThenTheSameBytes(String filter) throws InvalidSettings {
        String json = Settings.enforced(filter);
        assertThat(Settings.written(Settings.read(json))).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'include':{'roles':['a']} | include.roles is unknown",
                "'includes':{} | includes is unknown",
                "'include':['a'] | include must be an object",
                "'exclude':'a' | exclude must be an object",
                "'include':{'groups':'/a'} | include.groups must be a list of texts, none of them empty",
                "'exclude':{'clients':['a','']} | exclude.clients must be a list of texts, none of them empty",
                "'exclude':{'clients':[' ']} | exclude.clients must be a list of texts, none of them empty",
                "'include':{'realmRoles':[1]} | include.realmRoles must be a list of texts, none of them empty",
                "'include':{'realmRoles':[null]} | include.realmRoles must be a list of texts, none of them empty"
            })
    void readWhenAMemberIsWrongThenTheMessageNamesIt(String members, String problem) {
        assertRefused(
                Settings.enforced("{'type':'KEYCLOAK_USERS'," + members + "}"),
                "Validation error: enforcedUsersFilter " + problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'include':{'realmRoles':['nope']} | include.realmRoles: nope does not exist",
                "'include':{'groups':['/known','/nope']} | include.groups: /nope does not exist",
                "'exclude':{'organizations':['nope']} | exclude.organizations: nope does not exist",
                "'exclude':{'clients':['nope','known']} | exclude.clients: nope does not exist"
            })
    void saveWhenANameDoesNotExistThenTheMessageNamesIt(String members, String problem) {
        String json = Settings.enforced("{'type':'KEYCLOAK_USERS'," + members + "}");
        assertThatThrownBy(() -> SettingsReader.read(json, new Known()))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("Validation error: enforcedUsersFilter " + problem);
    }

    @Test
    void saveWhenATenantDoesNotExistThenTheMessageNamesIt() throws InvalidSettings {
        String there = "aaee39b0-e62a-11f1-8849-3f708e255e40";
        String gone = "9d46e400-e635-11f1-aba4-41e6f20265da";
        String json =
                Settings.enforced("{'type':'TENANT_ADMINISTRATORS','tenantsIds':['%s','%s']}".formatted(there, gone));
        assertThatThrownBy(() -> SettingsReader.read(json, new Known(there)))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("Validation error: enforcedUsersFilter tenantsIds: " + gone + " does not exist");
        assertThat(SettingsReader.read(json, new Known(there, gone)).enforced()).isTrue();
    }

    /** What was there when it was saved may be gone; the rule is still read. */
    @Test
    void readWhenANameDoesNotExistAnyMoreThenRead() throws InvalidSettings {
        assertThat(Settings.read(Settings.enforced(filter("{'groups':['/nope']}", "{}")))
                        .filter())
                .isPresent();
    }

    private static boolean matches(String filter, Person person) throws InvalidSettings {
        return new TwoFactorPolicy(Settings.read(Settings.enforced(filter))).obliges(person);
    }

    private static String filter(String include, String exclude) {
        return "{'type':'KEYCLOAK_USERS','include':" + include + ",'exclude':" + exclude + "}";
    }

    /** Whatever is called known is there, and these tenants. */
    private record Known(Set<String> tenants) implements KnownNames {

        Known(String... tenants) {
            this(Set.of(tenants));
        }

        @Override
        public boolean hasRealmRole(String name) {
            return name.equals("known");
        }

        @Override
        public boolean hasGroup(String path) {
            return path.equals("/known");
        }

        @Override
        public boolean hasOrganization(String alias) {
            return alias.equals("known");
        }

        @Override
        public boolean hasClient(String clientId) {
            return clientId.equals("known");
        }

        @Override
        public boolean hasTenant(String id) {
            return tenants.contains(id);
        }
    }
}
