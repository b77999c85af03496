package dev.sallyport.devserver;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The realm {@code sallyport}: the product's part and the demo's data, both files of realm-config. */
public final class DemoRealm {

    /** The realm's name. */
    public static final String NAME = "sallyport";

    private static final String PRODUCT = "realm-config/src/main/resources/sallyport/realm.json";
    private static final String DATA = "realm-config/demo/demo-data.json";

    private DemoRealm() {}

    /**
     * The whole realm, ready to import.
     *
     * @param home root of the source tree
     * @param outbox where the realm sends its mail and SMS
     */
    public static RealmFile read(Path home, Outbox outbox) {
        return read(home, outbox, DemoCaptcha.url(DemoCaptcha.PORT));
    }

    /** The same, with the captcha at another place than where the demo usually has it. */
    static RealmFile read(Path home, Outbox outbox, URI captcha) {
        Map<String, String> values = Map.of(
                "outbox.smtp.port", String.valueOf(outbox.smtpPort()),
                "outbox.sms.url", outbox.smsUrl().toString(),
                "captcha.url", captcha.toString());
        return part(home, PRODUCT, values).with(part(home, DATA, values));
    }

    static RealmFile part(Path home, String name, Map<String, String> values) {
        Path file = home.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new DevServerException("There is no " + name + " in " + home.toAbsolutePath());
        }
        return RealmFile.read(file, values);
    }
}
