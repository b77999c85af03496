package dev.sallyport.it.sms;

import dev.sallyport.it.sms.WebServer.Request;
import dev.sallyport.it.sms.WebServer.Response;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Twilio's "Create a Message resource" for one account, as strict as its documentation: whatever departs from it is
 * answered with Twilio's error (twilio.com/docs/messaging/api/message-resource, twilio.com/docs/api/errors), and is a
 * violation of the contract besides.
 */
final class TwilioApi implements AutoCloseable {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    private static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final int LONGEST_BODY = 1600;

    private static final String CREATED = """
            {"account_sid":"%s","api_version":"2010-04-01","body":"a text","date_created":"Thu, 24 Aug 2023 05:01:45 \
            +0000","date_sent":null,"date_updated":"Thu, 24 Aug 2023 05:01:45 +0000","direction":"outbound-api",\
            "error_code":null,"error_message":null,"from":null,"messaging_service_sid":null,"num_media":"0",\
            "num_segments":"1","price":null,"price_unit":null,"sid":"SM0123456789abcdef0123456789abcdef",\
            "status":"queued","subresource_uris":{},"to":"%s","uri":"%s"}""";

    private static final String ERROR = """
            {"code":%d,"message":"The 'To' number %s is not what it should be","more_info":\
            "https://www.twilio.com/docs/errors/%1$d","status":%d}""";

    private final WebServer server = WebServer.that(this::answer);
    private final Map<String, String> credentials = new ConcurrentHashMap<>();
    private final Set<String> invalidNumbers = ConcurrentHashMap.newKeySet();
    private final List<Map<String, String>> messages = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();

    /** Lets the account's SID in with its token, or the SID of an API key with its secret. */
    TwilioApi knows(String sid, String secret) {
        credentials.put(sid, secret);
        return this;
    }

    /** Says of this number that it is none: 21211. */
    TwilioApi refuses(String number) {
        invalidNumbers.add(number);
        return this;
    }

    String url() {
        return server.url();
    }

    /** The form fields of each message that was taken. */
    List<Map<String, String>> messages() {
        return messages;
    }

    /** What in any request was not as documented. */
    List<String> violations() {
        return violations;
    }

    private Response answer(Request request) {
        violations.addAll(contractViolations(request));
        if (!isAuthenticated(request)) {
            return error(401, 20003, "");
        }
        if (!request.uri().toString().equals(PATH)) {
            return error(404, 20404, "");
        }
        Map<String, String> form = form(request.body());
        String to = form.getOrDefault("To", "");
        if (invalidNumbers.contains(to)) {
            return error(400, 21211, to);
        }
        messages.add(form);
        return new Response(201, CREATED.formatted(ACCOUNT, to, PATH));
    }

    private boolean isAuthenticated(Request request) {
        return credentials.entrySet().stream()
                .map(pair -> pair.getKey() + ":" + pair.getValue())
                .map(pair -> "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(request.header("Authorization")::equals);
    }

    private static List<String> contractViolations(Request request) {
        Map<String, String> form = form(request.body());
        Map<String, Boolean> rules = Map.of(
                "POST", request.method().equals("POST"),
                "the path of the account's messages", request.uri().toString().equals(PATH),
                "Basic authentication", request.header("Authorization").startsWith("Basic "),
                "a form", request.header("Content-type").equals("application/x-www-form-urlencoded"),
                "each field once", request.body().split("&").length == form.size(),
                "To in E.164", form.getOrDefault("To", "").matches("\\+[1-9][0-9]{1,14}"),
                "Body of 1 to 1600 characters",
                        form.containsKey("Body")
                                && !form.get("Body").isEmpty()
                                && form.get("Body").length() <= LONGEST_BODY,
                "From or MessagingServiceSid", form.containsKey("From") != form.containsKey("MessagingServiceSid"),
                "no other field",
                        Set.of("To", "From", "MessagingServiceSid", "Body").containsAll(form.keySet()));
        List<String> broken = new ArrayList<>();
        rules.forEach((rule, kept) -> {
            if (!kept) {
                broken.add(rule);
            }
        });
        return broken;
    }

    private static Map<String, String> form(String body) {
        Map<String, String> fields = new HashMap<>();
        Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> fields.put(field[0], URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        return fields;
    }

    private static Response error(int status, int code, String number) {
        return new Response(status, ERROR.formatted(code, number, status));
    }

    @Override
    public void close() {
        server.close();
    }
}
