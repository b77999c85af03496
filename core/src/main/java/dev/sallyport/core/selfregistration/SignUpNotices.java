package dev.sallyport.core.selfregistration;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.Newcomer;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.SignUpNoticeTable;
import dev.sallyport.core.store.SignUpNoticeTable.Claimed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells the recipients of a domain who signed up there. The first after a quiet time is told at once, whoever comes within
 * the next minutes in one mail after them. Nobody is forgotten: a row goes when its mail was taken, not before.
 */
final class SignUpNotices {

    private static final String TEMPLATE = "sallyport-sign-up-notice.ftl";
    private static final int MOST_BY_NAME = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SignUpNoticeTable table;

    SignUpNotices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.table = new SignUpNoticeTable(session, realm.getId());
    }

    /** With the session's transaction. */
    void note(UserModel user, SelfRegistration settings) {
        if (!settings.recipients().isEmpty()) {
            table.insert(user.getId(), settings.domainId(), ServerTime.now());
        }
    }

    /** Of every domain of the realm whose time has come. */
    void sendDue() {
        table.domainIds().forEach(this::sendDue);
    }

    /** Unless there was a mail about this domain a moment ago. */
    void sendDue(String domainId) {
        if (isTime(domainId)) {
            Claimed claimed = table.claim(domainId, ServerTime.now());
            Optional<SelfRegistration> settings = new SelfRegistrations(session, realm)
                    .ofDomain(domainId)
                    .filter(one -> !one.recipients().isEmpty());
            if (settings.isEmpty() || claimed.userIds().isEmpty() || tell(settings.get(), claimed.userIds())) {
                table.sent(claimed);
            } else {
                table.giveBack(claimed);
            }
        }
    }

    private boolean isTime(String domainId) {
        return NoticePace.of(realm)
                .map(pace -> new Quotas.Quota(realm.getId(), domainId, "sign-up-notice", new RateLimit(1, pace, false)))
                .map(quota -> new Quotas(session)
                        .take(List.of(quota), ServerTime.now())
                        .isEmpty())
                .orElse(true);
    }

    /** True when there is nobody left to tell of, or somebody was told. */
    private boolean tell(SelfRegistration settings, List<String> userIds) {
        List<Map<String, Object>> people = userIds.stream()
                .limit(MOST_BY_NAME)
                .map(id -> session.users().getUserById(realm, id))
                .filter(Objects::nonNull)
                .map(this::person)
                .toList();
        if (people.isEmpty()) {
            return true;
        }
        Map<String, Object> attributes = Map.of(
                "people", people,
                "more", Math.max(0, userIds.size() - MOST_BY_NAME),
                "domain",
                        new Domains(session, realm)
                                .find(settings.domainId())
                                .map(Domain::name)
                                .orElse(""),
                "tenant", tenant(settings),
                "approval", settings.newAccount().approval());
        return settings.recipients().stream()
                        .filter(address -> send(address, attributes, userIds.size()))
                        .count()
                > 0;
    }

    private boolean send(String address, Map<String, Object> attributes, int count) {
        Mail.Subject subject = new Mail.Subject(
                "sallyport.signUp.notice.subject", List.of(count, Objects.toString(attributes.get("domain"))));
        return new Mail(session, realm, Newcomer.of(session, realm, address))
                .send(address, subject, TEMPLATE, attributes);
    }

    private Map<String, Object> person(UserModel user) {
        return Map.of(
                "id", user.getId(),
                "email", user.getEmail(),
                "name", HarmlessName.of(user.getFirstName(), user.getLastName()),
                "customer", customer(user));
    }

    private String customer(UserModel user) {
        return new Organizations(session)
                .affiliationOf(user)
                .customer()
                .map(id -> session.groups().getGroupById(realm, id))
                .map(GroupModel::getName)
                .orElse("");
    }

    private String tenant(SelfRegistration settings) {
        return new Organizations(session)
                .withId(settings.tenantId())
                .map(OrganizationModel::getName)
                .orElse("");
    }
}
