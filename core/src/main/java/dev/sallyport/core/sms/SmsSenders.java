package dev.sallyport.core.sms;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The realm's SMS senders, asked one after the other until one takes the message. A sender whose stored settings are bad
 * is left out, with one line in the log.
 */
public final class SmsSenders {

    private static final Logger LOG = Logger.getLogger(SmsSenders.class);

    /** What was last warned about, by component, so that one mistake is one line in the log. */
    private static final Map<String, String> WARNED = new ConcurrentHashMap<>();

    private final KeycloakSession session;
    private final RealmModel realm;

    public SmsSenders(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Whether at least one sender is enabled and its settings are valid. */
    public boolean configured() {
        return components().anyMatch(this::isValid);
    }

    /**
     * Sends, in ten seconds at most: with fail-over, and with one more try where no connection came about.
     *
     * @return the provider id of the sender that took the message
     * @throws SmsException when none did; the reason is that of the last one
     */
    public String send(SmsMessage message) throws SmsException {
        return SenderChain.SHARED.send(realm.getName(), links(), message);
    }

    private List<SenderChain.Link> links() {
        return components()
                .filter(this::isValid)
                .sorted(Comparator.comparing(SmsSenderFactory.PRIORITY::read)
                        .thenComparing(ComponentModel::getName)
                        .thenComparing(ComponentModel::getId))
                .flatMap(component -> link(component).stream())
                .toList();
    }

    private Stream<ComponentModel> components() {
        return realm.getComponentsStream(realm.getId(), SmsSender.class.getName());
    }

    private boolean isValid(ComponentModel component) {
        try {
            if (!SmsSenderFactory.ENABLED.read(component)) {
                return false;
            }
            SmsSenderFactory.PRIORITY.read(component);
            Optional<SmsSenderFactory> factory = factory(component);
            if (factory.isEmpty()) {
                warn(component, "there is no such provider");
                return false;
            }
            factory.get().validateConfiguration(session, realm, component);
            return true;
        } catch (RuntimeException e) {
            warn(component, text(e));
            return false;
        }
    }

    private Optional<SenderChain.Link> link(ComponentModel component) {
        try {
            SmsSender sender = factory(component).orElseThrow().create(session, component);
            WARNED.remove(component.getId());
            return Optional.of(new SenderChain.Link(component.getId(), component.getProviderId(), sender));
        } catch (RuntimeException e) {
            warn(component, text(e));
            return Optional.empty();
        }
    }

    private Optional<SmsSenderFactory> factory(ComponentModel component) {
        return Optional.ofNullable(session.getKeycloakSessionFactory()
                        .getProviderFactory(SmsSender.class, component.getProviderId()))
                .map(SmsSenderFactory.class::cast);
    }

    private void warn(ComponentModel component, String problem) {
        if (!problem.equals(WARNED.put(component.getId(), problem))) {
            LOG.warnf(
                    "Realm '%s': SMS sender '%s' (%s) is left out: %s",
                    realm.getName(), component.getName(), component.getProviderId(), problem);
        }
    }

    /** Of what went wrong inside somebody's factory the type must do: its text may hold anything. */
    private static String text(RuntimeException e) {
        if (e instanceof InvalidSetting setting) {
            return setting.text();
        }
        return e instanceof ComponentValidationException
                ? e.getMessage()
                : e.getClass().getName();
    }
}
