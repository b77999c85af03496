package dev.sallyport.core.selfregistration;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.consent.Consents;
import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.StoredPassword;
import dev.sallyport.core.store.SignUpRow;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.core.tenancy.Operators;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** Makes a user of somebody who signed up and proved that his address is his, with a customer of his own. */
final class NewMember {

    private static final String LOCALE = UserModel.LOCALE;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SelfRegistration settings;

    NewMember(KeycloakSession session, RealmModel realm, SelfRegistration settings) {
        this.session = session;
        this.realm = realm;
        this.settings = settings;
    }

    /** The address is somebody's already. */
    static final class AddressTaken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private AddressTaken() {
            super(null, null, false, false);
        }
    }

    /** There is no such tenant any more, or it takes nobody in. */
    static final class NoPlace extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private NoPlace() {
            super(null, null, false, false);
        }
    }

    UserModel make(SignUpRow row) {
        if (session.users().getUserByUsername(realm, row.email()) != null
                || session.users().getUserByEmail(realm, row.email()) != null) {
            throw new AddressTaken();
        }
        PendingForm form = PendingForm.read(row.form());
        UserModel user = session.users().addUser(realm, row.email());
        user.setEmail(row.email());
        user.setEmailVerified(true);
        form.attributes()
                .forEach((id, text) -> user.setSingleAttribute(id.attribute().orElseThrow(), text));
        form.profile().forEach(user::setAttribute);
        if (realm.isInternationalizationEnabled()) {
            user.setSingleAttribute(LOCALE, form.language());
        }
        user.setSingleAttribute("additionalInfo", additionalInfo(form).toString());
        // Whoever enables him approves.
        user.setEnabled(!settings.newAccount().approval());
        StoredPassword.give(user, row.password());
        settle(user);
        grant(user);
        agree(user, form);
        return user;
    }

    private void settle(UserModel user) {
        Organizations organizations = new Organizations(session);
        OrganizationModel tenant = organizations
                .withId(settings.tenantId())
                .filter(OrganizationModel::isEnabled)
                .orElseThrow(NoPlace::new);
        String title = settings.newAccount().customerTitlePrefix() + user.getEmail();
        GroupModel customer = organizations.newCustomer(tenant, title).orElseThrow(NoPlace::new);
        organizations.join(user, tenant, Optional.of(customer));
    }

    /** Looked at once more: since they were set, a role or group may have come to give power. */
    private void grant(UserModel user) {
        user.grantRole(Optional.ofNullable(realm.getRole(Authority.CUSTOMER_USER.name()))
                .orElseThrow(NoPlace::new));
        settings.newAccount().roles().stream()
                .map(realm::getRole)
                .filter(role -> role != null && !isPower(role))
                .forEach(user::grantRole);
        settings.newAccount().groups().stream()
                .map(id -> session.groups().getGroupById(realm, id))
                .filter(group -> group != null && group.getOrganization() == null)
                .filter(group -> !Operators.isPower(realm, group))
                .forEach(user::joinGroup);
    }

    private boolean isPower(RoleModel role) {
        return Operators.isPower(realm, role);
    }

    /** Only to what he saw: a text that has changed is asked for at his next login. */
    private void agree(UserModel user, PendingForm form) {
        List<Demand> seen = Documents.of(settings).stream()
                .filter(demand -> form.agreedTo().contains(demand.key()))
                .toList();
        new Consents(session, realm, user).agreed(seen, new Consents.Circumstances(form.address(), form.language()));
    }

    /** As ThingsBoard's clients read it from the user. */
    private ObjectNode additionalInfo(PendingForm form) {
        ObjectNode info = new JsonMapper().createObjectNode().put("lang", form.language());
        settings.newAccount()
                .defaultDashboardId()
                .ifPresent(id -> info.put("defaultDashboardId", id)
                        .put("defaultDashboardFullscreen", settings.newAccount().defaultDashboardFullscreen()));
        return info;
    }
}
