package dev.sallyport.it.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.NewUser;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.oauth2client.Visitor.Shown;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds for every login holds for one through an OAuth2 client (thingsboard-behaviour §15 no. 2). */
class ClientLoginRulesIT {

    private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    static final ProviderServer idp = ProviderServer.started();

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    private static Tenant acme;
    private static SavedClient client;

    @BeforeAll
    static void vouch() {
        realm.oauth2(Map.of("allowedHosts", List.of(idp.authority())));
        acme = realm.tenant("acme");
        Api admin = realm.api().login(realm.user("admin").tenantAdmin(acme).create());
        client = SavedClient.saved(realm, admin, SavedClient.of(idp), c -> {});
    }

    @BeforeEach
    void offerAll() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(2));
    }

    private static TestUser sent(NewUser user) {
        TestUser created = user.tenantAdmin(acme).create();
        sends(created.email());
        return created;
    }

    private static void sends(String email) {
        idp.sends(
                Map.of("sub", UUID.randomUUID().toString(), "email", email, "given_name", "Pat", "family_name", "Lee"));
    }

    private static Shown post(Visitor visitor, Shown page, Map<String, String> fields) {
        Matcher action = ACTION.matcher(page.text());
        assertThat(action.find()).as(page.toString()).isTrue();
        return visitor.post(action.group(1).replace("&amp;", "&"), fields);
    }

    @Test
    void aDisabledUserStaysOutside() {
        TestUser ann = sent(realm.user("ann").with("enabled", false));
        assertThat(client.logIn().landed()).isFalse();
        assertThat(realm.events().last("IDENTITY_PROVIDER_LOGIN_ERROR").error()).isEqualTo("user_disabled");
        assertThat(ann.sessions()).isEmpty();
    }

    @Test
    void aLockedUserStaysOutside() {
        TestUser ben = sent(realm.user("ben").nativeTotp(phone));
        SecondDoor door = SecondDoor.of(ben);
        door.totp(phone.app().wrongCode());
        door.totp(phone.app().wrongCode());
        assertThat(client.logIn().landed()).isFalse();
        assertThat(idp.requests("/userinfo")).hasSize(1);
        assertThat(ben.sessions()).isEmpty();
    }

    @Test
    void theSecondFactorIsAskedFor() {
        TestUser cat = sent(realm.user("cat").nativeTotp(phone));
        Visitor visitor = new Visitor();
        Shown asked = visitor.open(client.beginning());
        assertThat(asked.text()).contains("template: totp-login.ftl");
        assertThat(cat.sessions()).isEmpty();
        Shown wrong = post(visitor, asked, Map.of("code", phone.app().wrongCode()));
        assertThat(wrong.text()).contains("template: totp-login.ftl");
        Shown landing = post(visitor, wrong, Map.of("code", phone.app().code()));
        assertThat(client.user(landing).at("/id/id").asText()).isEqualTo(cat.id());
    }

    @Test
    void whoMustHaveASecondFactorSetsOneUp() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        TestUser dan = sent(realm.user("dan"));
        Visitor visitor = new Visitor();
        assertThat(visitor.open(client.beginning()).text()).contains("template: totp-setup.ftl");
        sends("new-" + UUID.randomUUID() + "@elsewhere.example");
        assertThat(client.logIn().text()).contains("template: totp-setup.ftl");
        assertThat(dan.sessions()).isEmpty();
    }

    /** Twelve browsers come at the same moment, as two tabs of a new user do. */
    @Test
    void whoComesTwiceAtOnceIsMadeOnce() {
        String email = "once-" + UUID.randomUUID() + "@elsewhere.example";
        sends(email);
        List<Answer> answers = AtOnce.run(12, number -> client.tokens(client.logIn()));
        assertThat(answers).allMatch(answer -> answer.status() == 200, "status 200");
        JsonNode users = realm.admin().get(realm.path("/users?exact=true&email=" + email));
        assertThat(users).hasSize(1);
        assertThat(realm.events().list().stream()
                        .filter(event -> event.type().equals("REGISTER"))
                        .filter(event -> event.detail("email").equals(email)))
                .hasSize(1);
    }

    /** Whoever may link accounts in the account console gets nowhere with a client of another tenant's. */
    @Test
    void aLinkOfOnesOwnToAnotherTenantsClientIsRefused() {
        Tenant globex = realm.tenant("globex");
        TestUser eve = realm.user("eve").tenantAdmin(globex).create();
        sends("x-" + UUID.randomUUID() + "@elsewhere.example");
        Visitor visitor = new Visitor();
        String url = realm.oidcLogin()
                .with("kc_action", "idp_link:" + client.alias())
                .url();
        Shown page = visitor.open(url);
        page = post(visitor, page, Map.of("username", eve.email()));
        page = post(visitor, page, Map.of("username", eve.email(), "password", eve.password()));
        assertThat(page.text()).contains("<form");
        post(visitor, page, Map.of());
        assertThat(realm.admin().get(eve.path("/federated-identity"))).isEmpty();
        assertThat(realm.events().last("IDENTITY_PROVIDER_LOGIN_ERROR").detail("reason"))
                .isEqualTo("other_tenant");
    }
}
