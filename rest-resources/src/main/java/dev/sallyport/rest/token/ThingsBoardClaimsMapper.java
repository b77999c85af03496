package dev.sallyport.rest.token;

import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.consent.Document;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.selfregistration.Documents;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.IDToken;

/** Puts the claims into access tokens that ThingsBoard's clients read (thingsboard-behaviour §2.2). */
public final class ThingsBoardClaimsMapper extends AbstractOIDCProtocolMapper implements OIDCAccessTokenMapper {

    /** Note of a session: the most that its tokens may say of the user's authority. */
    public static final String MOST = "sallyport.most-authority";

    private static final String ID = "sallyport-thingsboard-claims-mapper";
    private static final List<ProviderConfigProperty> PROPERTIES = properties();

    private static List<ProviderConfigProperty> properties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, ThingsBoardClaimsMapper.class);
        return List.copyOf(properties);
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapping,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        UserModel user = userSession.getUser();
        Affiliation affiliation = new Organizations(session).affiliationOf(user);
        Map<String, Object> claims = token.getOtherClaims();
        claims.put("userId", user.getId());
        claims.put(
                "scopes", authority(userSession).map(Authority::name).stream().toList());
        claims.put("sessionId", userSession.getId());
        putIfPresent(claims, "firstName", user.getFirstName());
        putIfPresent(claims, "lastName", user.getLastName());
        claims.put("enabled", user.isEnabled());
        claims.put("isPublic", false);
        claims.put("tenantId", affiliation.tenantId());
        claims.put("customerId", affiliation.customerId());
        putConsents(claims, new Documents(session, userSession.getRealm(), user));
    }

    /** Of documents that bind him: whether he agreed to them as they are now. */
    private static void putConsents(Map<String, Object> claims, Documents documents) {
        List<Demand> owed = documents.owed();
        documents
                .binding()
                .forEach(demand ->
                        claims.put(demand.document().word() + "Accepted", isSettled(demand.document(), owed)));
    }

    private static boolean isSettled(Document document, List<Demand> owed) {
        return owed.stream().noneMatch(demand -> demand.document() == document);
    }

    /** What an API key leaves of it, where the token is made of one. */
    private static Optional<Authority> authority(UserSessionModel userSession) {
        Optional<Authority> own = Authority.of(userSession.getRealm(), userSession.getUser());
        return Optional.ofNullable(userSession.getNote(MOST))
                .map(Authority::valueOf)
                .filter(most -> own.isPresent() && most.compareTo(own.get()) > 0)
                .or(() -> own);
    }

    private static void putIfPresent(Map<String, Object> claims, String name, String value) {
        if (value != null) {
            claims.put(name, value);
        }
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getDisplayType() {
        return "Sallyport: ThingsBoard claims";
    }

    @Override
    public String getHelpText() {
        return "userId, scopes, sessionId, tenantId, customerId and names, as ThingsBoard's clients expect them.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PROPERTIES;
    }

    @Override
    public String getId() {
        return ID;
    }
}
