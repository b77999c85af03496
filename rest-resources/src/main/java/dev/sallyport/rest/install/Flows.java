package dev.sallyport.rest.install;

import dev.sallyport.core.selfregistration.SignUpPlaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.FormAction;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.RepresentationToModel;
import org.keycloak.representations.idm.AuthenticationExecutionExportRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/**
 * Our flows, and the bindings that make the realm use them. A flow that exists by its name is left as it is, but that it
 * gets those of our authenticators which came with a later release.
 */
final class Flows {

    private static final String OWN_AUTHENTICATORS = "sallyport-";

    private static final String REGISTRATION_FORM = "sallyport registration form";

    private final KeycloakSession session;
    private final KeycloakSessionFactory factory;
    private final RealmModel realm;
    private final RealmRepresentation wanted;
    private final FormerRegistration former;
    private final List<Change> changes = new ArrayList<>();

    Flows(KeycloakSession session, RealmModel realm, RealmRepresentation wanted) {
        this.session = session;
        this.factory = session.getKeycloakSessionFactory();
        this.former = new FormerRegistration(realm);
        this.realm = realm;
        this.wanted = wanted;
    }

    List<Change> missing() {
        wanted.getAuthenticationFlows().stream()
                .filter(flow -> realm.getFlowByAlias(flow.getAlias()) != null)
                .forEach(this::addNewAuthenticators);
        List<AuthenticationFlowRepresentation> flows = wanted.getAuthenticationFlows().stream()
                .filter(flow -> realm.getFlowByAlias(flow.getAlias()) == null)
                .toList();
        for (AuthenticationFlowRepresentation flow : flows) {
            add("flow", flow.getAlias(), () -> realm.addAuthenticationFlow(RepresentationToModel.toModel(flow)));
        }
        if (!flows.isEmpty()) {
            add("executions", "of the new flows", () -> flows.forEach(this::addExecutions));
        }
        bind("browserFlow", wanted.getBrowserFlow(), realm.getBrowserFlow(), realm::setBrowserFlow);
        if (isOursBound() || !former.stays()) {
            bind(
                    "registrationFlow",
                    wanted.getRegistrationFlow(),
                    realm.getRegistrationFlow(),
                    realm::setRegistrationFlow);
        }
        bind("directGrantFlow", wanted.getDirectGrantFlow(), realm.getDirectGrantFlow(), realm::setDirectGrantFlow);
        bind(
                "resetCredentialsFlow",
                wanted.getResetCredentialsFlow(),
                realm.getResetCredentialsFlow(),
                realm::setResetCredentialsFlow);
        return changes;
    }

    private boolean isOursBound() {
        return new SignUpPlaces(session, realm).isOurs();
    }

    private void addNewAuthenticators(AuthenticationFlowRepresentation flow) {
        AuthenticationFlowModel existing = realm.getFlowByAlias(flow.getAlias());
        Set<String> present = realm.getAuthenticationExecutionsStream(existing.getId())
                .map(AuthenticationExecutionModel::getAuthenticator)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        flow.getAuthenticationExecutions().stream()
                .filter(execution -> isOurs(execution) && !present.contains(execution.getAuthenticator()))
                .forEach(execution -> add(
                        "execution",
                        execution.getAuthenticator() + " in " + flow.getAlias(),
                        () -> addExecution(existing, execution)));
    }

    private static boolean isOurs(AuthenticationExecutionExportRepresentation execution) {
        return execution.getAuthenticator() != null
                && execution.getAuthenticator().startsWith(OWN_AUTHENTICATORS);
    }

    private void addExecutions(AuthenticationFlowRepresentation flow) {
        AuthenticationFlowModel parent = realm.getFlowByAlias(flow.getAlias());
        if (flow.getAlias().equals(REGISTRATION_FORM) && former.actions().isPresent()) {
            former.actions().get().forEach(action -> copy(action, parent));
            return;
        }
        flow.getAuthenticationExecutions().stream()
                .filter(this::isAvailable)
                .forEach(execution -> addExecution(parent, execution));
    }

    private void copy(AuthenticationExecutionModel action, AuthenticationFlowModel parent) {
        action.setId(null);
        action.setParentFlow(parent.getId());
        realm.addAuthenticatorExecution(action);
    }

    private void addExecution(AuthenticationFlowModel parent, AuthenticationExecutionExportRepresentation execution) {
        AuthenticationExecutionModel model = model(execution);
        model.setParentFlow(parent.getId());
        realm.addAuthenticatorExecution(model);
    }

    private AuthenticationExecutionModel model(AuthenticationExecutionExportRepresentation execution) {
        AuthenticationExecutionModel model = new AuthenticationExecutionModel();
        model.setPriority(execution.getPriority());
        model.setRequirement(AuthenticationExecutionModel.Requirement.valueOf(execution.getRequirement()));
        model.setAuthenticator(execution.getAuthenticator());
        model.setAuthenticatorFlow(execution.isAuthenticatorFlow());
        if (execution.isAuthenticatorFlow()) {
            model.setFlowId(realm.getFlowByAlias(execution.getFlowAlias()).getId());
        }
        if (execution.getAuthenticatorConfig() != null) {
            model.setAuthenticatorConfig(config(execution.getAuthenticatorConfig()));
        }
        return model;
    }

    /** The id of a configuration by its alias, made if the realm has none of that name. */
    private String config(String alias) {
        AuthenticatorConfigModel existing = realm.getAuthenticatorConfigByAlias(alias);
        if (existing != null) {
            return existing.getId();
        }
        return wanted.getAuthenticatorConfig().stream()
                .filter(config -> alias.equals(config.getAlias()))
                .map(config -> realm.addAuthenticatorConfig(RepresentationToModel.toModel(config)))
                .findFirst()
                .orElseThrow()
                .getId();
    }

    /** Some of Keycloak's own authenticators are features that an administrator can switch off. */
    private boolean isAvailable(AuthenticationExecutionExportRepresentation execution) {
        return execution.isAuthenticatorFlow()
                || factory.getProviderFactory(Authenticator.class, execution.getAuthenticator()) != null
                || factory.getProviderFactory(FormAction.class, execution.getAuthenticator()) != null;
    }

    private void bind(
            String name, String alias, AuthenticationFlowModel bound, Consumer<AuthenticationFlowModel> setter) {
        if (bound == null || !Objects.equals(bound.getAlias(), alias)) {
            add("binding", name, () -> setter.accept(realm.getFlowByAlias(alias)));
        }
    }

    private void add(String type, String name, Runnable apply) {
        changes.add(new Change(type, name, apply));
    }
}
