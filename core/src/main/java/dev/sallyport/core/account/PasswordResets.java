package dev.sallyport.core.account;

import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.LinkLifetime;
import dev.sallyport.core.store.ResetTokens;
import dev.sallyport.core.store.Subject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Tokens with which somebody replaces his password without being logged in (thingsboard-behaviour §4.5). A token is good
 * once, for one user and the password that he had when it was issued, for the realm's {@link LinkLifetime#RESET}.
 */
public final class PasswordResets {

    /** ThingsBoard's tokens have 40 characters. */
    private static final int TOKEN_BYTES = 30;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ResetTokens tokens;

    public PasswordResets(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.tokens = new ResetTokens(session);
    }

    /**
     * A token that somebody brought.
     *
     * @param user    whose password it may replace; neither disabled nor locked
     * @param expired whether it came too late
     * @param row     what is known of it
     */
    public record Claim(UserModel user, boolean expired, ResetTokens.Row row) {}

    /** A new token, which voids the user's former one. Durable when it returns, whatever becomes of the request. */
    public String issue(UserModel user) {
        byte[] bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant expiresAt = ServerTime.now().plus(LinkLifetime.RESET.in(realm));
        tokens.put(new ResetTokens.Row(Subject.of(realm, user), hash(token), passwordSetAt(user), expiresAt));
        return token;
    }

    /**
     * Empty when it is unknown, used or replaced, when its user was disabled or locked, is gone, or has another password by
     * now. What is void is void for good.
     */
    public Optional<Claim> find(String token) {
        Optional<ResetTokens.Row> row = tokens.find(realm.getId(), hash(token));
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

    private Optional<Claim> claim(ResetTokens.Row row) {
        return Optional.ofNullable(
                        session.users().getUserById(realm, row.subject().userId()))
                .filter(user -> !new Lockout(session, realm, user).keepsOut())
                .filter(user -> row.passwordSetAt().equals(passwordSetAt(user)) && (isStored(row) || isDue(user)))
                .map(user -> new Claim(user, !row.expiresAt().isAfter(ServerTime.now()), row));
    }

    private static boolean isStored(ResetTokens.Row row) {
        return !row.passwordSetAt().equals(Instant.EPOCH);
    }

    /** Nothing tells when a password that Keycloak does not store was set; so a new one must still be due. */
    private static boolean isDue(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
    }

    /** The epoch for a password that Keycloak does not store itself, that of an LDAP user for instance. */
    private static Instant passwordSetAt(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(password -> password.getCreatedDate())
                .filter(Objects::nonNull)
                .findFirst()
                .map(Instant::ofEpochMilli)
                .orElse(Instant.EPOCH);
    }

    /** Without a key: nobody guesses 240 random bits. */
    private static String hash(String token) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
