package dev.sallyport.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for all OAuth2 clients, in the admin REST API. */
class OAuth2SettingsIT {

    private static final String DEFAULTS =
            "{'allowedHosts':[],'tokensInRedirect':false," + "'gitHubEmailsUrl':'https://api.github.com/user/emails'}";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private static String path() {
        return realm.path("/sallyport/oauth2");
    }

    @Test
    void theyAreTheDefaultsUntilTheyAreSavedAndABadOneIsNamed() {
        assertThat(realm.admin().get(path())).isEqualTo(Json.of(DEFAULTS));
        realm.admin().put(path(), Map.of("allowedHosts", new String[] {"idp.internal:8443", "127.0.0.1"}));
        assertThat(realm.admin().get(path()))
                .isEqualTo(Json.of(DEFAULTS.replace("[]", "['127.0.0.1','idp.internal:8443']")));
        assertThat(realm.events().admin().get(0).path("resourcePath").asText()).isEqualTo("sallyport/oauth2");
        Answer refused = realm.admin().send("PUT", path(), Map.of("allowedHosts", new String[] {"*"}, "hosts", 1));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("errorMessage"))
                .isEqualTo("Validation error: allowedHosts must be a list of at most 100 texts like host or host:port,"
                        + " hosts is unknown");
        realm.admin().put(path(), Map.of());
        assertThat(realm.admin().get(path())).isEqualTo(Json.of(DEFAULTS));
    }

    @Test
    void whoMayNotManageTheRealmMayNot() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        String token = realm.directGrant(ann, Map.of()).field("access_token");
        assertThat(realm.admin().sendAs(token, "GET", path(), null).status()).isEqualTo(403);
        assertThat(realm.admin().sendAs(token, "PUT", path(), Map.of()).status())
                .isEqualTo(403);
    }
}
