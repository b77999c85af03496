package dev.sallyport.authenticators.identityprovider;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.Constants;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;

/**
 * What an identity provider has to say in its ID token for its own second factor to count.
 *
 * @param acr one of these as {@code acr} (OpenID Connect Core §2), or
 * @param amr one of these among {@code amr} (RFC 8176). With neither list filled nothing counts.
 */
record AcceptedFactors(Set<String> acr, Set<String> amr) {

    private static final String ACR = "acr";
    private static final String AMR = "amr";

    /** "More than one factor". The others of RFC 8176 name one, which may be the only one. */
    private static final String MULTIPLE_FACTORS = "mfa";

    static AcceptedFactors from(Map<String, String> config) {
        return new AcceptedFactors(values(config.get(ACR)), values(config.get(AMR)));
    }

    static List<ProviderConfigProperty> properties() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ACR)
                .label("Accepted acr")
                .helpText("Values of the claim acr that say that the provider asked for a second factor.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .add()
                .property()
                .name(AMR)
                .label("Accepted amr")
                .helpText(
                        "Values of the claim amr, one of which says that the provider asked for a second factor: mfa.")
                .type(ProviderConfigProperty.MULTIVALUED_STRING_TYPE)
                .defaultValue(MULTIPLE_FACTORS)
                .add()
                .build();
    }

    boolean saidBy(JsonWebToken idToken) {
        return Stream.of(acrOf(idToken)).anyMatch(acr::contains)
                || stringsIn(idToken.getOtherClaims().get(AMR)).anyMatch(amr::contains);
    }

    private static String acrOf(JsonWebToken token) {
        return token instanceof IDToken idToken
                ? Objects.requireNonNullElse(idToken.getAcr(), "")
                : stringsIn(token.getOtherClaims().get(ACR)).findFirst().orElse("");
    }

    /** RFC 8176 has an array; some providers send a single value. */
    private static Stream<String> stringsIn(Object claim) {
        Stream<?> values = claim instanceof Collection<?> several ? several.stream() : Stream.ofNullable(claim);
        return values.filter(String.class::isInstance).map(String.class::cast);
    }

    private static Set<String> values(String config) {
        return config == null
                ? Set.of()
                : Arrays.stream(Constants.CFG_DELIMITER_PATTERN.split(config.strip()))
                        .filter(value -> !value.isBlank())
                        .collect(Collectors.toUnmodifiableSet());
    }
}
