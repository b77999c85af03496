package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.Refresh;
import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.RefreshToken;
import org.keycloak.util.TokenUtil;

/** New tokens for a refresh token (thingsboard-behaviour §3.5). Keycloak decides; this class finds the words. */
final class TokenRefresh {

    private final KeycloakSession session;
    private final RealmModel realm;

    TokenRefresh(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    TokenPair refresh(String body) {
        ObjectNode object = Credentials.strict(body, Set.of("refreshToken"));
        String text = object.path("refreshToken").asText("");
        if (text.isBlank()) {
            throw ApiError.unauthenticated();
        }
        if (text.split("\\.", -1).length != 3) {
            throw ApiError.AUTHENTICATION.because("Invalid username or password");
        }
        RefreshToken token = Optional.ofNullable(session.tokens().decode(text, RefreshToken.class))
                .orElseThrow(ApiError::tokenExpired);
        if (!TokenUtil.TOKEN_TYPE_REFRESH.equals(token.getType())) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Invalid Refresh Token scope");
        }
        return new Refresh(session, realm)
                .grant(text, new LoginEvents(session).begin(EventType.REFRESH_TOKEN))
                .orElseThrow(() -> reason(token));
    }

    private ApiException reason(RefreshToken token) {
        if (!token.isActive()) {
            return ApiError.tokenExpired();
        }
        UserSessionModel userSession = session.sessions().getUserSession(realm, token.getSessionId());
        UserModel user = userSession != null
                ? userSession.getUser()
                : session.users()
                        .getUserById(
                                realm, Optional.ofNullable(token.getSubject()).orElse(""));
        if (user == null) {
            return ApiError.AUTHENTICATION.because("Invalid username or password");
        }
        if (!user.isEnabled()) {
            return ApiError.AUTHENTICATION.because("User account is not active");
        }
        return ApiError.AUTHENTICATION.because("Token is outdated");
    }
}
