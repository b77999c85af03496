package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.pages.SignUpActivatePage;
import dev.sallyport.it.pages.SignUpPage;
import dev.sallyport.it.pages.SignUpWaitingPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the sign-up page asks for: the domain's fields and the realm's User Profile. */
class SignUpFormIT {

    private static final String FORM = "form.localhost";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewSelfRegistration form = NewSelfRegistration.on(FORM, realm.tenant("Acme"), root);
        field(form, "EMAIL", "", true);
        field(form, "CITY", "Where you live", true);
        field(form, "PASSWORD", "", true);
        field(form, "PHONE", "", false);
        form.save(root);
        extendProfile();
    }

    /** A department has to be given, and administrators see attributes that the profile does not know. */
    private static void extendProfile() {
        ObjectNode profile = (ObjectNode) realm.admin().get(realm.path("/users/profile"));
        profile.put("unmanagedAttributePolicy", "ADMIN_VIEW");
        ObjectNode department = profile.withArray("attributes").addObject();
        department.put("name", "department").put("displayName", "Department");
        department.putObject("required").putArray("roles").add("user");
        department.putObject("permissions").putArray("view").add("admin").add("user");
        department.withObject("/permissions").putArray("edit").add("admin").add("user");
        department.putObject("validations").putObject("length").put("max", 5);
        realm.admin().put(realm.path("/users/profile"), profile);
    }

    private static void field(NewSelfRegistration form, String id, String label, boolean required) {
        ObjectNode field = form.json().withArray("signUpFields").addObject();
        field.put("id", id).put("label", label).put("required", required);
    }

    @Test
    void theFormIsTheDomainsAndTheUserProfiles() {
        SignUpPage page = SignUpPage.on(FORM, browser, realm.oidcLogin());
        assertThat(page.labels())
                .containsExactly(
                        "E-mail *",
                        "Where you live *",
                        "Password *",
                        "Phone",
                        "First name *",
                        "Last name *",
                        "Department *");
        page.fill(Map.of("email", "no address", "phone", "+49 30 1234567", "password", "Secret-to-nobody-1"))
                .send();
        page = SignUpPage.in(browser);
        assertThat(page.error("email")).isEqualTo("Please enter a valid e-mail address");
        assertThat(page.error("city")).isEqualTo("Please fill in this field");
        assertThat(page.value("phone")).isEqualTo("+49 30 1234567");
        assertThat(page.value("password")).isEmpty();
        Accessibility.check(browser);
        SignedUp cat = SignedUp.with(SignedUp.at(realm, FORM));
        page.fill(Map.of("email", cat.email(), "city", " Berlin ", "password", cat.password()))
                .send();
        page = SignUpPage.in(browser);
        assertThat(page.error("firstName")).isNotEmpty();
        assertThat(page.error("department")).isNotEmpty();
        page.fill(Map.of("firstName", "Cat", "lastName", "Fox", "department", "far too long"))
                .fill(Map.of("password", cat.password()))
                .send();
        page = SignUpPage.in(browser);
        assertThat(page.error("department")).isNotEmpty();
        assertThat(page.value("department")).isEqualTo("far too long");
        page.fill(Map.of("department", "Sales", "password", cat.password())).send();
        SignUpWaitingPage.in(browser);
        browser.open(cat.link().url());
        SignUpActivatePage.in(browser).await("ask").activate();
        browser.page().locator("#arrived").waitFor();
        JsonNode user = realm.admin()
                .get(realm.path("/users?exact=true&email=" + SignedUp.encoded(cat.email())))
                .path(0);
        assertThat(user.at("/attributes/city/0").asText()).isEqualTo("Berlin");
        assertThat(user.at("/attributes/department/0").asText()).isEqualTo("Sales");
        assertThat(user.path("lastName").asText()).isEqualTo("Fox");
    }

    @Test
    void theRulesOfThePasswordAreTickedOffWhileItIsTyped() {
        realm.setting("passwordPolicy", "length(8) and digits(1) and upperCase(2) and notUsername(undefined)");
        try {
            SignUpPage page = SignUpPage.on(FORM, browser, realm.oidcLogin());
            assertThat(page.passwordRules())
                    .containsExactly(
                            "At least 8 characters",
                            "At least 2 upper-case letters",
                            "At least one digit",
                            "Not your e-mail address");
            assertThat(page.metRules()).isEmpty();
            page.fill(Map.of("password", "ABcdefg"));
            page.awaitMetRules(2);
            assertThat(page.metRules()).containsExactly("At least 2 upper-case letters", "Not your e-mail address");
            page.fill(Map.of("password", "ABcdefg1"));
            page.awaitMetRules(4);
            Accessibility.check(browser);
            page.fill(Map.of("email", "rules@sign-up.example", "city", "Bonn", "department", "Sales"))
                    .fill(Map.of("firstName", "Ann", "lastName", "Fox", "password", "short"))
                    .send();
            page = SignUpPage.in(browser);
            assertThat(page.error("password")).contains("8").contains("digit");
        } finally {
            realm.setting("passwordPolicy", "");
        }
    }
}
