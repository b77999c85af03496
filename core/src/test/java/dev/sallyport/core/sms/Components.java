package dev.sallyport.core.sms;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.component.ComponentModel;

/** Components as a realm keeps them. */
public final class Components {

    private Components() {}

    /** With these settings, name and value in turns; a name may come more than once. */
    public static ComponentModel with(String... settings) {
        ComponentModel component = new ComponentModel();
        for (int i = 0; i < settings.length; i += 2) {
            component
                    .getConfig()
                    .computeIfAbsent(settings[i], name -> new ArrayList<>())
                    .add(settings[i + 1]);
        }
        return component;
    }

    /** The same settings, one of them replaced. */
    public static ComponentModel changed(ComponentModel component, String name, String value) {
        ComponentModel changed = new ComponentModel(component);
        changed.getConfig().put(name, List.of(value));
        return changed;
    }
}
