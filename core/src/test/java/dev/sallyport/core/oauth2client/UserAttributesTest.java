package dev.sallyport.core.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UserAttributesTest {

    private static final String EMAIL = "Bob@Acme.example";

    @Test
    void tenantWhenByDomainThenWhatFollowsTheAtSign() {
        assertThat(tenant("{}", TenantNameStrategy.DOMAIN, null)).contains("acme.example");
    }

    @Test
    void tenantWhenByEmailThenTheAddress() {
        assertThat(tenant("{}", TenantNameStrategy.EMAIL, null)).contains(EMAIL);
    }

    @Test
    void tenantWhenByPatternThenFilled() {
        assertThat(tenant(
                        "{\"site\":\"North $1\",\"number\":7}", TenantNameStrategy.CUSTOM, "Acme %{site} (%{number})"))
                .contains("Acme North $1 (7)");
    }

    @Test
    void tenantWhenAnAttributeOfThePatternIsMissingThenNone() {
        assertThat(tenant("{}", TenantNameStrategy.CUSTOM, "Acme %{site}")).isEmpty();
        assertThat(tenant("{\"site\":\"  \"}", TenantNameStrategy.CUSTOM, "Acme %{site}"))
                .isEmpty();
        assertThat(tenant("{\"site\":[\"a\"]}", TenantNameStrategy.CUSTOM, "Acme %{site}"))
                .isEmpty();
        assertThat(tenant("{\"site\":null}", TenantNameStrategy.CUSTOM, "Acme %{site}"))
                .isEmpty();
    }

    @Test
    void userWhenThereIsNoCustomerPatternThenNoCustomer() {
        assertThat(of("{}").user(EMAIL, false, basic(TenantNameStrategy.EMAIL, null, null))
                        .customer())
                .isEmpty();
    }

    @Test
    void userWhenTheCustomerCannotBeNamedThenACustomerWithoutAName() {
        MappedUser user = of("{}").user(EMAIL, false, basic(TenantNameStrategy.EMAIL, null, "%{department}"));
        assertThat(user.customer().orElseThrow().name()).isEmpty();
    }

    @Test
    void emailWhenItIsThereThenThat() {
        assertThat(of("{\"mail\":\" a@b.example \",\"email_verified\":true}").email(Optional.of("mail")))
                .isEqualTo("a@b.example");
    }

    @Test
    void emailWhenTheProviderDoesNotVouchForItThenRefused() {
        assertRefused(
                () -> of("{\"email\":\"a@b.example\",\"email_verified\":false}").email(Optional.of("email")),
                Reason.EMAIL_NOT_VERIFIED);
        assertRefused(
                () -> of("{\"email\":\"a@b.example\",\"email_verified\":\"False\"}")
                        .email(Optional.of("email")),
                Reason.EMAIL_NOT_VERIFIED);
    }

    @Test
    void emailWhenThereIsNoneThenRefused() {
        assertRefused(() -> of("{\"email\":\"\"}").email(Optional.of("email")), Reason.NO_EMAIL);
        assertRefused(() -> of("{\"email\":\"a@b.example\"}").email(Optional.empty()), Reason.NO_EMAIL);
    }

    private static Optional<String> tenant(String json, TenantNameStrategy strategy, String pattern) {
        return of(json).user(EMAIL, false, basic(strategy, pattern, null))
                .tenant()
                .name();
    }

    private static MapperConfig.Basic basic(TenantNameStrategy strategy, String tenant, String customer) {
        return new MapperConfig.Basic(
                Optional.of("email"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(strategy),
                Optional.ofNullable(tenant),
                Optional.ofNullable(customer),
                Optional.empty(),
                false);
    }

    private static void assertRefused(ThrowingCallable call, Reason reason) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        LoginRefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static UserAttributes of(String json) {
        try {
            return new UserAttributes(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
