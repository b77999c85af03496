package dev.sallyport.core.policy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/** Warns of a realm attribute that somebody edited into something wrong. One mistake is one line in the log. */
public final class AttributeWarnings {

    private final Logger log;
    private final String attribute;

    /** What was last warned about, by realm. */
    private final Map<String, String> warned = new ConcurrentHashMap<>();

    /** @param owner whose log it is */
    public AttributeWarnings(Class<?> owner, String attribute) {
        this.log = Logger.getLogger(owner);
        this.attribute = attribute;
    }

    /** The whole value does not count. */
    public void ignored(RealmModel realm, String value, String problem) {
        if (isNew(realm, value)) {
            log.warnf("Realm '%s': attribute %s is ignored: %s", realm.getName(), attribute, problem);
        }
    }

    /** What is wrong in the value does not count, the rest does. */
    public void partlyIgnored(RealmModel realm, String value, String problem) {
        if (isNew(realm, value)) {
            log.warnf("Realm '%s': attribute %s, what is wrong is ignored: %s", realm.getName(), attribute, problem);
        }
    }

    private boolean isNew(RealmModel realm, String value) {
        return !value.equals(warned.put(realm.getId(), value));
    }
}
