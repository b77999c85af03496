package dev.sallyport.benchmarks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.devserver.DemoRealm;
import dev.sallyport.devserver.Outbox;
import dev.sallyport.devserver.RealmFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demo's realm with as many users as the load needs, and limits that do not stop it. */
final class BenchmarkRealm {

    static final String NAME = DemoRealm.NAME;
    static final String PASSWORD = "a long enough password";
    static final int USERS_OF_A_KIND = 200;

    /** A public client that takes passwords; its tokens outlive a run. */
    static final String CLIENT = "benchmark";

    /** Twenty bytes, the key of each authenticator app. */
    static final byte[] TOTP_KEY = "benchmark-key-123456".getBytes(StandardCharsets.US_ASCII);

    private static final String LIMITS = "{\"maxSendsPerUserPer15Minutes\":100000,\"maxSendsPerUserPerDay\":100000,"
            + "\"maxSendsPerDestinationPerDay\":100000,\"maxSendsPerAddressPerHour\":100000,"
            + "\"maxSmsPerDay\":100000,\"maxSmsPerNumberRangePerDay\":100000}";

    private BenchmarkRealm() {}

    /** Writes the realm's file and returns where it is. */
    static Path write(Path home, Outbox outbox, Path work) {
        ObjectNode realm = DemoRealm.read(home, outbox).json();
        realm.put("eventsEnabled", false);
        realm.withObject("/attributes").put("sallyport.sent-codes.settings", LIMITS);
        realm.withArray("clients")
                .addPOJO(Map.of(
                        "clientId",
                        CLIENT,
                        "publicClient",
                        true,
                        "directAccessGrantsEnabled",
                        true,
                        "attributes",
                        Map.of("access.token.lifespan", "7200")));
        ArrayNode users = realm.withArray("users");
        for (LoginKind kind : LoginKind.values()) {
            for (int number = 0; number < USERS_OF_A_KIND; number++) {
                users.addPOJO(user(kind, number));
            }
        }
        Path file = work.resolve("benchmark-realm.json");
        try {
            Files.createDirectories(work);
            Files.writeString(file, realm.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return RealmFile.read(file, Map.of()).write(work.resolve("sallyport-realm.json"));
    }

    static String email(LoginKind kind, int number) {
        return (kind.name() + number + "@benchmark.example").toLowerCase(java.util.Locale.ROOT);
    }

    static String phone(int number) {
        return "+491511234" + (1000 + number);
    }

    private static Map<String, Object> user(LoginKind kind, int number) {
        String email = email(kind, number);
        return Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                "Bench",
                "lastName",
                "Mark",
                "realmRoles",
                List.of("default-roles-" + NAME, "SYS_ADMIN"),
                "credentials",
                credentials(kind, number));
    }

    private static List<Map<String, String>> credentials(LoginKind kind, int number) {
        Map<String, String> password = Map.of("type", "password", "value", PASSWORD);
        return switch (kind) {
            case PASSWORD -> List.of(password);
            case TOTP -> List.of(password, totp());
            case SMS -> List.of(password, sms(number));
        };
    }

    private static Map<String, String> totp() {
        return Map.of(
                "type",
                "otp",
                "secretData",
                "{\"value\":\"" + new String(TOTP_KEY, StandardCharsets.US_ASCII) + "\"}",
                "credentialData",
                "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}");
    }

    private static Map<String, String> sms(int number) {
        return Map.of(
                "type",
                "sallyport-sms",
                "secretData",
                "{}",
                "credentialData",
                "{\"destination\":\"" + phone(number) + "\"}");
    }
}
