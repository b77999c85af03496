package dev.sallyport.core.oauth2client;

import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.tenancy.Operators;
import java.util.Optional;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Who can log in through a client, and who becomes a user by it (thingsboard-behaviour §9.5, hardened as §15 says). */
public final class ClientUsers {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OAuth2Client client;
    private final Optional<String> isolatedTenant;

    /** How somebody came to be a user who is linked to the client. */
    public enum Arrival {
        KNOWN,
        LINKED,
        CREATED
    }

    /** A user who is linked to the client now. */
    public record Arrived(String userId, Arrival how) {}

    public ClientUsers(KeycloakSession session, RealmModel realm, OAuth2Client client) {
        this(session, realm, client, Optional.empty());
    }

    /** @param isolatedTenant whose users alone log in where this is: nobody else is made or linked there */
    public ClientUsers(
            KeycloakSession session, RealmModel realm, OAuth2Client client, Optional<String> isolatedTenant) {
        this.session = session;
        this.realm = realm;
        this.client = client;
        this.isolatedTenant = isolatedTenant;
    }

    /** Whether a user can be one of this client's: those of a tenant's client are users of that tenant. */
    public boolean admits(UserModel user) {
        return client.tenantId().isEmpty()
                || (client.tenantId().equals(tenantOf(user)) && !Operators.isOne(realm, user));
    }

    private Optional<String> tenantOf(UserModel user) {
        return new Organizations(session).affiliationOf(user).tenant();
    }

    /** Who has this identity already. */
    public Optional<UserModel> linked(FederatedIdentityModel identity) {
        return Optional.ofNullable(session.users().getUserByFederatedIdentity(realm, identity));
    }

    /**
     * Finds, links or makes the user, in a transaction of its own: all of it or nothing. Done once more when it fails, for
     * somebody else may have been faster, who then is found.
     *
     * @throws LoginRefusedException and nothing has changed, but for {@link Reason#NOT_ACTIVATED}
     */
    public Arrived arrive(FederatedIdentityModel identity, MappedUser person) {
        Arrived arrived;
        try {
            arrived = apart(identity, person);
        } catch (ModelException | LoginRefusedException fasterOne) {
            // A refusal too: between two questions about the user somebody else may have made and linked him.
            arrived = apart(identity, person);
        }
        if (arrived.how() == Arrival.CREATED && !client.mapper().activateUser()) {
            throw new LoginRefusedException(Reason.NOT_ACTIVATED);
        }
        return arrived;
    }

    private Arrived apart(FederatedIdentityModel identity, MappedUser person) {
        String realmId = realm.getId();
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            RealmModel ownRealm = own.realms().getRealm(realmId);
            // Before users are looked up: where there are organizations, Keycloak asks the session for its realm.
            own.getContext().setRealm(ownRealm);
            return new ClientUsers(own, ownRealm, client, isolatedTenant).inThisTransaction(identity, person);
        });
    }

    private Arrived inThisTransaction(FederatedIdentityModel identity, MappedUser person) {
        Optional<UserModel> linked = linked(identity);
        if (linked.isPresent()) {
            return arrived(linked.get(), Arrival.KNOWN);
        }
        Optional<UserModel> owner = Optional.ofNullable(session.users().getUserByEmail(realm, person.email()));
        owner.ifPresent(user -> requireHis(user, identity, person));
        if (owner.isEmpty() && !client.mapper().allowUserCreation()) {
            throw new LoginRefusedException(Reason.UNKNOWN_USER);
        }
        UserModel user = owner.orElseGet(() -> new NewUser(session, realm, client).make(person));
        session.users().addFederatedIdentity(realm, user, identity);
        return arrived(user, owner.isPresent() ? Arrival.LINKED : Arrival.CREATED);
    }

    private Arrived arrived(UserModel user, Arrival how) {
        if (!admits(user)) {
            throw new LoginRefusedException(Reason.OTHER_TENANT);
        }
        if (how != Arrival.KNOWN && isolatedTenant.isPresent() && !isolatedTenant.equals(tenantOf(user))) {
            throw new LoginRefusedException(Reason.ISOLATED_DOMAIN);
        }
        return new Arrived(user.getId(), how);
    }

    private void requireHis(UserModel user, FederatedIdentityModel identity, MappedUser person) {
        if (!admits(user)) {
            throw new LoginRefusedException(Reason.OTHER_TENANT);
        }
        if (session.users().getFederatedIdentity(realm, user, identity.getIdentityProvider()) != null) {
            throw new LoginRefusedException(Reason.LINKED_OTHERWISE);
        }
        if (!person.vouched() && Operators.isOne(realm, user)) {
            throw new LoginRefusedException(Reason.EMAIL_NOT_VERIFIED);
        }
        if (!user.isEmailVerified() && isInUse(user)) {
            throw new LoginRefusedException(Reason.ACCOUNT_NOT_VERIFIED);
        }
    }

    /** Whether somebody could have logged in with it: whoever did so may have made it with an address that is not his. */
    private boolean isInUse(UserModel user) {
        return user.isFederated()
                || user.credentialManager()
                        .getStoredCredentialsStream()
                        .findAny()
                        .isPresent()
                || new ApiKeys(session, realm, Optional.empty()).count(user, "") > 0
                || session.users()
                        .getFederatedIdentitiesStream(realm, user)
                        .findAny()
                        .isPresent();
    }
}
