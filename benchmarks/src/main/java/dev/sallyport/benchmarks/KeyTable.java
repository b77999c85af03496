package dev.sallyport.benchmarks;

import dev.sallyport.core.apikey.ApiKeyValue;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Fills the table of API keys: a million over the API would take hours. */
final class KeyTable implements AutoCloseable {

    private static final int BATCH = 10_000;
    private static final String NO_TENANT = "13814000-1dd2-11b2-8080-808080808080";
    private static final String COPY = "copy sallyport_api_key (id, realm_id, user_id, tenant_id, key_id, last_four,"
            + " secret_hash, previous_until, description, enabled, created_at, expires_at, idle_from, last_used_at,"
            + " read_only) from stdin with (format csv)";

    private final Connection connection;
    private final String realmId;
    private final List<String> userIds;
    private int rows;

    KeyTable(String jdbcUrl, String user) throws SQLException {
        connection = DriverManager.getConnection(jdbcUrl, user, "");
        realmId = texts("select id from realm where name = '" + BenchmarkRealm.NAME + "'")
                .get(0);
        userIds = texts("select id from user_entity where realm_id = '" + realmId + "' and username like '"
                + BenchmarkRealm.email(LoginKind.PASSWORD, 0).replace("0@", "%@") + "' and username <> '"
                + KeyPages.OWNER + "'");
    }

    /** So many keys for a user who has none; {@link #growTo} does not count them. */
    void giveTo(String userId, int keys) throws SQLException, IOException {
        StringBuilder csv = new StringBuilder();
        for (int key = 0; key < keys; key++) {
            csv.append(row(ApiKeyValue.random(), userId)).append('\n');
        }
        copy(csv);
    }

    /** Adds keys until there are so many, and returns the values of some of the new ones, spread evenly. */
    List<String> growTo(int wanted, int sample) throws SQLException, IOException {
        List<String> values = new ArrayList<>();
        int every = Math.max(1, (wanted - rows) / sample);
        while (rows < wanted) {
            StringBuilder csv = new StringBuilder();
            int end = Math.min(wanted, rows + BATCH);
            for (; rows < end; rows++) {
                ApiKeyValue value = ApiKeyValue.random();
                if (rows % every == 0) {
                    values.add(value.reveal());
                }
                csv.append(row(value, userIds.get(rows % userIds.size()))).append('\n');
            }
            copy(csv);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze sallyport_api_key");
        }
        return values;
    }

    private void copy(StringBuilder csv) throws SQLException, IOException {
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new StringReader(csv.toString()));
    }

    private String row(ApiKeyValue value, String userId) {
        long now = System.currentTimeMillis();
        return String.join(
                ",",
                UUID.randomUUID().toString(),
                realmId,
                userId,
                NO_TENANT,
                value.keyId().orElseThrow(),
                value.lastFour(),
                value.hash(),
                "0",
                "benchmark " + rows,
                "true",
                String.valueOf(now),
                String.valueOf(Long.MAX_VALUE),
                String.valueOf(now),
                "0",
                "false");
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                texts.add(result.getString(1));
            }
        }
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
