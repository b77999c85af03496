package dev.sallyport.core.account;

import dev.sallyport.core.policy.Factor;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * That a second factor was shown, as it is kept in the note {@value #NOTE} of a login and of the session that it becomes:
 * blank-separated entries, each the id of one of our credentials that the user had then, or what else counted.
 *
 * <p>An id holds as long as the credential is there: who enrolled an app that an administrator took away again has shown
 * nothing. What else counted holds as long as the session.
 */
public final class Proof {

    /** Name of the note, in authentication sessions and user sessions alike. */
    public static final String NOTE = "sallyport.second-factor";

    /** Id and alias of the required action that asks for it. */
    public static final String ACTION = "SALLYPORT_VERIFY_TWO_FACTOR";

    /** Entry for a factor that an identity provider asked for. Its alias follows. */
    private static final String IDENTITY_PROVIDER = "idp:";

    /** Entry for a credential of Keycloak's own, such as a security key. Its type follows. */
    private static final String KEYCLOAK = "keycloak:";

    /** Entry for an API key: it is as good as both doors, for whoever made it had passed them. */
    private static final String API_KEY = "sallyport:api-key";

    private final Set<String> entries;

    private Proof(Stream<String> entries) {
        this.entries =
                new LinkedHashSet<>(entries.filter(entry -> !entry.isBlank()).toList());
    }

    /** What a note says; nothing for null. */
    public static Proof in(String note) {
        return new Proof(note == null ? Stream.empty() : Arrays.stream(note.split(" ", -1)));
    }

    /** By one of the user's own factors, whichever: all that he has at this moment. */
    public static Proof byFactorOf(UserModel user) {
        return new Proof(factorIds(user));
    }

    /** By the identity provider of this alias, which asked for a second factor itself. */
    public static Proof byIdentityProvider(String alias) {
        return new Proof(Stream.of(IDENTITY_PROVIDER + alias));
    }

    /** By a credential that Keycloak's own authenticators asked for. */
    public static Proof byKeycloak(String credentialType) {
        return new Proof(Stream.of(KEYCLOAK + credentialType));
    }

    /** By an API key. */
    public static Proof byApiKey() {
        return new Proof(Stream.of(API_KEY));
    }

    /** Whether a factor was shown in this session, or an administrator took it over, who has none of the user's. */
    public static boolean of(UserSessionModel session, UserModel user) {
        return isImpersonated(session) || in(session.getNote(NOTE)).holds(user);
    }

    /** Whether nobody need set up a factor in this session: it is an administrator's, or an identity provider asked. */
    public static boolean sparesSetUp(UserSessionModel session) {
        return isImpersonated(session) || in(session.getNote(NOTE)).byIdentityProvider();
    }

    private static boolean isImpersonated(UserSessionModel session) {
        return session.getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null;
    }

    /** Adds this proof to a session. */
    public void addTo(UserSessionModel session) {
        session.setNote(NOTE, and(in(session.getNote(NOTE))).note());
    }

    /** This proof and the other one. */
    public Proof and(Proof other) {
        return new Proof(Stream.concat(entries.stream(), other.entries.stream()));
    }

    public boolean holds(UserModel user) {
        return entries.stream().anyMatch(entry -> entry.contains(":") || isThere(user, entry));
    }

    /** Whether an identity provider asked for a second factor itself. */
    public boolean byIdentityProvider() {
        return entries.stream().anyMatch(entry -> entry.startsWith(IDENTITY_PROVIDER));
    }

    /** As it is kept in a note. */
    public String note() {
        return String.join(" ", entries);
    }

    private static boolean isThere(UserModel user, String id) {
        return factorIds(user).anyMatch(id::equals);
    }

    private static Stream<String> factorIds(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(c -> Optional.ofNullable(c.getType())
                        .flatMap(Factor::ofCredentialType)
                        .isPresent())
                .map(CredentialModel::getId);
    }
}
