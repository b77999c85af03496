package dev.sallyport.rest.install;

import dev.sallyport.core.keycloak.BrowserLogin;
import dev.sallyport.core.selfregistration.SignUpPlaces;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.ProtocolMapperRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RequiredActionProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.services.managers.ClientManager;
import org.keycloak.util.JsonSerialization;

/**
 * Brings a realm that exists to what {@code sallyport/realm.json} describes. What is there already, by name, is left as
 * it is, so it can be run again at any time; users and their credentials are never touched.
 */
final class Installer {

    private static final String DESCRIPTION = "/sallyport/realm.json";
    private static final String OWN_ACTIONS = "SALLYPORT_";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmRepresentation wanted;
    private final List<Change> changes = new ArrayList<>();

    Installer(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.wanted = description();
    }

    /** What is missing, in the order in which it has to be done. Ends the call when the realm wants domains that cannot be. */
    List<Change> missing() {
        if (!realm.isOrganizationsEnabled()) {
            add("setting", "organizationsEnabled", () -> realm.setOrganizationsEnabled(true));
        }
        signUp();
        wanted.getRoles().getRealm().forEach(this::role);
        wanted.getClients().forEach(this::client);
        new Flows(session, realm, wanted).missing().forEach(changes::add);
        wanted.getRequiredActions().stream()
                .filter(action -> action.getAlias().startsWith(OWN_ACTIONS))
                .forEach(this::requiredAction);
        changes.addAll(new WantedDomains(session, realm).missing());
        return List.copyOf(changes);
    }

    /** On, for domains switch it on for themselves; where it was on before, Keycloak's form stays where no domain does. */
    private void signUp() {
        if (!realm.isRegistrationAllowed()) {
            add("setting", "registrationAllowed", () -> realm.setRegistrationAllowed(true));
        } else if (realm.getFlowByAlias(wanted.getRegistrationFlow()) == null) {
            add(
                    "attribute",
                    SignUpPlaces.ELSEWHERE,
                    () -> realm.setAttribute(SignUpPlaces.ELSEWHERE, SignUpPlaces.KEYCLOAK));
        }
    }

    private void role(RoleRepresentation role) {
        if (realm.getRole(role.getName()) == null) {
            add("role", role.getName(), () -> realm.addRole(role.getName()).setDescription(role.getDescription()));
        }
    }

    private void client(ClientRepresentation client) {
        ClientModel existing = realm.getClientByClientId(client.getClientId());
        String callback = session.getContext().getUri().getBaseUri().getPath() + BrowserLogin.callbackPath(realm);
        if (existing == null) {
            client.setRedirectUris(List.of(callback));
            add("client", client.getClientId(), () -> ClientManager.createClient(session, realm, client));
            return;
        }
        if (!existing.isStandardFlowEnabled()) {
            add("setting", "standardFlowEnabled", () -> existing.setStandardFlowEnabled(true));
        }
        if (!existing.getRedirectUris().contains(callback)) {
            add("redirectUri", callback, () -> existing.addRedirectUri(callback));
        }
        for (ProtocolMapperRepresentation mapper : client.getProtocolMappers()) {
            if (existing.getProtocolMapperByName(mapper.getProtocol(), mapper.getName()) == null) {
                add(
                        "mapper",
                        mapper.getName(),
                        () -> existing.addProtocolMapper(RepresentationToModel.toModel(mapper)));
            }
        }
    }

    private void requiredAction(RequiredActionProviderRepresentation action) {
        if (realm.getRequiredActionProviderByAlias(action.getAlias()) == null) {
            add("requiredAction", action.getAlias(), () -> realm.addRequiredActionProvider(model(action)));
        }
    }

    private static RequiredActionProviderModel model(RequiredActionProviderRepresentation action) {
        RequiredActionProviderModel model = new RequiredActionProviderModel();
        model.setAlias(action.getAlias());
        model.setProviderId(action.getProviderId());
        model.setName(action.getName());
        model.setEnabled(action.isEnabled());
        model.setDefaultAction(action.isDefaultAction());
        model.setPriority(action.getPriority());
        return model;
    }

    private void add(String type, String name, Runnable apply) {
        changes.add(new Change(type, name, apply));
    }

    private static RealmRepresentation description() {
        try (InputStream json = Objects.requireNonNull(Installer.class.getResourceAsStream(DESCRIPTION))) {
            return JsonSerialization.readValue(json, RealmRepresentation.class);
        } catch (IOException e) {
            throw new UncheckedIOException("the provider JAR is broken: " + DESCRIPTION, e);
        }
    }
}
