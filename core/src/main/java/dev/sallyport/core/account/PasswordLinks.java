package dev.sallyport.core.account;

import dev.sallyport.core.code.LinkCode;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.LinkLifetime;
import dev.sallyport.core.store.LinkTokens;
import dev.sallyport.core.store.Subject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Tokens with which somebody sets his password without being logged in (thingsboard-behaviour §4.5). A token is good once,
 * for one user and the password that he had when it was issued, for the realm's {@link LinkLifetime}.
 */
public final class PasswordLinks {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Purpose purpose;
    private final LinkTokens tokens;

    /** What the password is set for. */
    public enum Purpose {
        /** Another one instead of one that he has. */
        RESET(LinkLifetime.RESET),
        /** The first one of an account that somebody else made. */
        ACTIVATION(LinkLifetime.ACTIVATION);

        private final LinkLifetime lifetime;

        Purpose(LinkLifetime lifetime) {
            this.lifetime = lifetime;
        }

        public LinkLifetime lifetime() {
            return lifetime;
        }
    }

    public PasswordLinks(KeycloakSession session, RealmModel realm, Purpose purpose) {
        this.session = session;
        this.realm = realm;
        this.purpose = purpose;
        this.tokens = new LinkTokens(session);
    }

    /**
     * A token that somebody brought.
     *
     * @param user    whose password it may set; neither disabled nor locked
     * @param expired whether it came too late
     * @param row     what is known of it
     */
    public record Claim(UserModel user, boolean expired, LinkTokens.Row row) {}

    /**
     * Whether somebody has an account and no way in yet: what an activation is for. Who comes through an identity provider,
     * or has a password elsewhere, has one.
     */
    public static boolean awaitsActivation(KeycloakSession session, RealmModel realm, UserModel user) {
        return user.isEnabled()
                && !user.isFederated()
                && !user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                && session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .findAny()
                        .isEmpty();
    }

    /** A new token, which voids the user's former one. Durable when it returns, whatever becomes of the request. */
    public String issue(UserModel user) {
        String token = LinkCode.random();
        Instant expiresAt = ServerTime.now().plus(purpose.lifetime().in(realm));
        tokens.put(new LinkTokens.Row(
                Subject.of(realm, user), purpose.name(), LinkCode.hash(token), passwordSetAt(user), expiresAt));
        return token;
    }

    /**
     * Empty when it is unknown, used or replaced, when its user was disabled or locked, is gone, or has another password by
     * now. What is void is void for good.
     */
    public Optional<Claim> find(String token) {
        Optional<LinkTokens.Row> row = tokens.find(realm.getId(), purpose.name(), LinkCode.hash(token));
        Optional<Claim> claim = row.flatMap(this::claim);
        if (claim.isEmpty()) {
            row.ifPresent(tokens::take);
        }
        return claim;
    }

    /** Uses it up: true for the first caller only. */
    public boolean use(Claim claim) {
        return tokens.take(claim.row());
    }

    private Optional<Claim> claim(LinkTokens.Row row) {
        return Optional.ofNullable(
                        session.users().getUserById(realm, row.subject().userId()))
                .filter(user -> !new Lockout(session, realm, user).keepsOut())
                .filter(user -> row.passwordSetAt().equals(passwordSetAt(user)) && isOpen(row, user))
                .map(user -> new Claim(user, !row.expiresAt().isAfter(ServerTime.now()), row));
    }

    private boolean isOpen(LinkTokens.Row row, UserModel user) {
        return switch (purpose) {
            case RESET -> !row.passwordSetAt().equals(Instant.EPOCH) || isDue(user);
            case ACTIVATION -> awaitsActivation(session, realm, user);
        };
    }

    /** Nothing tells when a password that Keycloak does not store was set; so a new one must still be due. */
    private static boolean isDue(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
    }

    /** The epoch for no password, and for one that Keycloak does not store itself, that of an LDAP user for instance. */
    private static Instant passwordSetAt(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(password -> password.getCreatedDate())
                .filter(Objects::nonNull)
                .findFirst()
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }
}
