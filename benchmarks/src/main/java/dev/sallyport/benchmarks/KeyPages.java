package dev.sallyport.benchmarks;

import dev.sallyport.devserver.KeycloakServer;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Pages of keys as their readers ask for them: twenty rows, the first and later ones, sorted and searched. */
final class KeyPages {

    /** Whose keys are listed; he has as many in a small table as in a large one. */
    static final String OWNER = BenchmarkRealm.email(LoginKind.PASSWORD, BenchmarkRealm.USERS_OF_A_KIND - 1);

    private static final String REALM = "/realms/" + BenchmarkRealm.NAME + "/";
    private static final String ADMIN = "/admin/realms/" + BenchmarkRealm.NAME + "/sallyport/api-keys?max=20";

    private final URI server;

    KeyPages(URI server) {
        this.server = server;
    }

    String ownerId() throws IOException {
        return Tokens.json(server.resolve(REALM + "api/auth/user"), ownersToken())
                .at("/id/id")
                .asText();
    }

    List<HttpLoad.Request> ofOne() throws IOException {
        String page = REALM + "api/apiKeys/" + ownerId() + "?pageSize=20";
        String header = "X-Authorization: Bearer " + ownersToken();
        return List.of(
                HttpLoad.Request.get(server, page + "&page=0&sortProperty=createdTime&sortOrder=DESC", header),
                HttpLoad.Request.get(server, page + "&page=20", header),
                HttpLoad.Request.get(server, page + "&page=0&textSearch=BENCH", header));
    }

    List<HttpLoad.Request> ofAll() throws IOException {
        String token =
                Tokens.of(server.resolve("/realms/master/"), "admin-cli", KeycloakServer.ADMIN, KeycloakServer.ADMIN);
        String header = "Authorization: Bearer " + token;
        return List.of(
                HttpLoad.Request.get(server, ADMIN, header), HttpLoad.Request.get(server, ADMIN + "&after=V", header));
    }

    private String ownersToken() throws IOException {
        return Tokens.ofApi(server.resolve(REALM), OWNER, BenchmarkRealm.PASSWORD);
    }
}
