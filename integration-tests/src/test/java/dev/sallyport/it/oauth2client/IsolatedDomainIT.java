package dev.sallyport.it.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.oauth2client.Visitor.Shown;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who comes to an isolated domain by way of a provider or of a grant; passwords and pages: {@code DomainPageIT}. */
class IsolatedDomainIT {

    private static final String HOST = "localhost";
    private static final String CLIENT = "test-app";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    static final ProviderServer idp = ProviderServer.started();

    private static final NewDomain domain = NewDomain.named(HOST);

    private static Api asRoot;
    private static Tenant acme;
    private static TestUser insider;
    private static TestUser outsider;
    private static SavedClient client;

    @BeforeAll
    static void users() {
        realm.oauth2(Map.of("allowedHosts", List.of(idp.authority())));
        acme = realm.tenant("Acme");
        asRoot = realm.api().login(realm.user("root").sysAdmin().create());
        insider = realm.user("insider").tenantAdmin(acme).create();
        outsider = realm.user("outsider").tenantAdmin(realm.tenant("Other")).create();
        client = SavedClient.saved(realm, asRoot, SavedClient.of(idp), c -> {});
    }

    @BeforeEach
    void isolate() {
        domain.json().putObject("isolatedTenantId").put("entityType", "TENANT").put("id", acme.id());
        domain.save(asRoot, client.id());
    }

    @Test
    void aStrangerIsNotMadeAUserByALoginThatEndsHere() {
        String mailDomain = "u-" + UUID.randomUUID() + ".example";
        String email = sends("stranger@" + mailDomain);
        assertThat(client.refusal(logInHere())).isEqualTo("isolated_domain");
        assertThat(realm.admin().get(realm.path("/users?exact=true&email=" + email)))
                .isEmpty();
        assertThat(realm.admin().get(realm.path("/organizations")).findValuesAsText("name"))
                .doesNotContain(mailDomain);
    }

    @Test
    void anOutsiderIsNotLinkedByALoginThatEndsHere() {
        sends(outsider.email());
        assertThat(client.refusal(logInHere())).isEqualTo("isolated_domain");
        assertThat(realm.admin().get(outsider.path("/federated-identity"))).isEmpty();
        assertThat(outsider.sessions()).isEmpty();
    }

    @Test
    void anOutsiderWhoIsLinkedStaysOutside() {
        TestUser linked =
                realm.user("linked").tenantAdmin(realm.tenant("Third")).create();
        sends(linked.email());
        domain.json().putNull("isolatedTenantId");
        domain.save(asRoot, client.id());
        assertThat(logInHere().landed()).isTrue();
        linked.logOutEverywhere();
        isolate();
        assertThat(logInHere().landed()).isFalse();
        assertThat(realm.events().of(linked))
                .anySatisfy(event -> assertThat(event.detail("reason")).isEqualTo("isolated_domain"));
        assertThat(linked.sessions()).isEmpty();
    }

    @Test
    void anInsiderComesInAndIsLinked() {
        sends(insider.email());
        assertThat(logInHere().landed()).isTrue();
        assertThat(realm.admin().get(insider.path("/federated-identity"))).hasSize(1);
    }

    @Test
    void noGrantGivesAnOutsiderTokens() {
        domain.json().putNull("isolatedTenantId");
        domain.save(asRoot, client.id());
        String refreshToken = directGrant(outsider).field("refresh_token");
        isolate();
        assertThat(directGrant(outsider).field("error")).isEqualTo("invalid_grant");
        assertThat(directGrant(insider).status()).isEqualTo(200);
        assertThat(refresh(refreshToken).field("error")).isEqualTo("invalid_grant");
        realm.setting("revokeRefreshToken", true);
        try {
            assertThat(refresh(refreshToken).field("error")).isEqualTo("invalid_grant");
            domain.json().putNull("isolatedTenantId");
            domain.save(asRoot, client.id());
            assertThat(refresh(refreshToken).status()).isEqualTo(200);
        } finally {
            realm.setting("revokeRefreshToken", false);
        }
    }

    private static String sends(String email) {
        idp.sends(
                Map.of("sub", UUID.randomUUID().toString(), "email", email, "given_name", "Pat", "family_name", "Lee"));
        return email;
    }

    private static Shown logInHere() {
        return new Visitor().open(client.beginning().replaceFirst(Server.url().getHost(), HOST));
    }

    private static Answer directGrant(TestUser user) {
        return Endpoints.of(realm)
                .at(HOST)
                .token(Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        CLIENT,
                        "username",
                        user.email(),
                        "password",
                        user.password()));
    }

    private static Answer refresh(String refreshToken) {
        return Endpoints.of(realm).at(HOST).refresh(CLIENT, refreshToken);
    }
}
