package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.core.keycloak.GuardedHttp;
import dev.sallyport.core.keycloak.OutgoingHttp.Answer;
import dev.sallyport.core.keycloak.OutgoingHttp.Failure;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.oauth2client.ClientSecret;
import dev.sallyport.core.oauth2client.CustomAnswer;
import dev.sallyport.core.oauth2client.LoginRefusedException;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MappedUser;
import dev.sallyport.core.oauth2client.MapperConfig;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.policy.OAuth2Policy;
import dev.sallyport.core.policy.OAuth2Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;

/** The servers that are asked who somebody is, when his provider does not say it itself. */
final class MapperServers {

    private static final Logger LOG = Logger.getLogger(MapperServers.class);

    private static final ObjectMapper JSON = new JsonMapper();

    /** For everything: somebody waits for his login. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private final KeycloakSession session;
    private final OAuth2Client client;
    private final OAuth2Settings settings;

    MapperServers(KeycloakSession session, OAuth2Client client) {
        this.session = session;
        this.client = client;
        this.settings = new OAuth2Policy(session.getContext().getRealm()).settings();
    }

    /** The address that is his first one at GitHub, if GitHub has seen that it is his. */
    String gitHubEmail(String accessToken) {
        JsonNode addresses = answer(new OutgoingRequest(
                "GET",
                settings.gitHubEmailsUrl(),
                List.of(
                        new Header("Authorization", "Bearer " + accessToken),
                        new Header("Accept", "application/vnd.github+json")),
                ""));
        JsonNode primary = StreamSupport.stream(addresses.spliterator(), false)
                .filter(address -> address.path("primary").asBoolean())
                .findFirst()
                .orElseThrow(() -> new LoginRefusedException(Reason.NO_EMAIL));
        if (!primary.path("verified").asBoolean()) {
            throw new LoginRefusedException(Reason.EMAIL_NOT_VERIFIED);
        }
        return primary.path("email").asText();
    }

    /** Whom the operator's server takes somebody for. */
    MappedUser custom(MapperConfig.Custom custom, ProviderAnswer said) {
        URI url = custom.url().map(MapperServers::uri).orElseThrow(MapperServers::noAnswer);
        OutgoingRequest request =
                OutgoingRequest.post(url, "application/json", said.attributes().toString());
        if (custom.username().isPresent()) {
            String password = custom.password().map(this::reveal).orElse("");
            request = request.basicAuth(custom.username().get(), password);
        }
        if (custom.sendToken()) {
            request = with(request, new Header("provider-access-token", said.accessToken()));
        }
        return new CustomAnswer(answer(request)).user();
    }

    private JsonNode answer(OutgoingRequest request) {
        try {
            Answer answer = new GuardedHttp(session, settings::allows).exchange(request, TIME);
            if (answer.isSuccess()) {
                return JSON.readTree(answer.body());
            }
            return failed("answered with status " + answer.status());
        } catch (Failure e) {
            return failed("gave no answer: " + e.kind());
        } catch (JsonProcessingException e) {
            return failed("answered with something that is no JSON");
        }
    }

    private JsonNode failed(String how) {
        LOG.warnf("The server that says who users of OAuth2 client %s are %s", client.id(), how);
        throw noAnswer();
    }

    /** A tenant gets nothing out of the vault. */
    private String reveal(ClientSecret secret) {
        return client.tenantId().isPresent()
                ? secret.reveal()
                : new Vault(session).resolve(secret.reveal()).orElse("");
    }

    private static OutgoingRequest with(OutgoingRequest request, Header header) {
        List<Header> headers = new ArrayList<>(request.headers());
        headers.add(header);
        return new OutgoingRequest(request.method(), request.url(), headers, request.body());
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw noAnswer();
        }
    }

    private static LoginRefusedException noAnswer() {
        return new LoginRefusedException(Reason.NO_ANSWER);
    }
}
