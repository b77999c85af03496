package dev.sallyport.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Libraries that look for something by name, or that were cut down, must still work after that. */
class ShadedLibrariesIT {

    private static final String PHONE_NUMBERS = "dev.sallyport.shaded.com.google.i18n.phonenumbers.";
    private static final String SMS = "dev.sallyport.core.sms.";

    @Test
    void numberingPlansAreFoundBesideTheRelocatedClasses() throws Exception {
        try (URLClassLoader loader = ProviderJar.isolatedClasses()) {
            Class<?> type = loader.loadClass(PHONE_NUMBERS + "PhoneNumberUtil");
            Class<?> numberType = loader.loadClass(PHONE_NUMBERS + "Phonenumber$PhoneNumber");
            Object numbers = type.getMethod("getInstance").invoke(null);

            Object number =
                    type.getMethod("parse", CharSequence.class, String.class).invoke(numbers, "+4915123456789", null);

            assertThat(type.getMethod("isValidNumber", numberType).invoke(numbers, number))
                    .isEqualTo(true);
            assertThat(type.getMethod("getRegionCodeForNumber", numberType).invoke(numbers, number))
                    .isEqualTo("DE");
            assertThat(type.getMethod("getNumberType", numberType).invoke(numbers, number))
                    .hasToString("MOBILE");
        }
    }

    @Test
    void twiliosCodeIsThereAsFarAsAMessageNeedsIt() throws Exception {
        List<String> requests = new CopyOnWriteArrayList<>();
        HttpServer twilio = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        twilio.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestURI() + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                boolean first = requests.size() == 1;
                byte[] answer = (first
                                ? "{\"sid\":\"SM1\",\"status\":\"queued\",\"direction\":\"outbound-api\",\"price\":\"-0.01\","
                                        + "\"price_unit\":\"USD\",\"date_created\":\"Thu, 24 Aug 2023 05:01:45 +0000\"}"
                                : "{\"code\":21211,\"message\":\"no\",\"status\":400}")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(first ? 201 : 400, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        twilio.start();
        try (URLClassLoader loader = ProviderJar.isolatedClasses()) {
            Runnable send = twilioSender(
                    loader, "http://127.0.0.1:" + twilio.getAddress().getPort());

            send.run();
            assertThat(requests).singleElement().asString().endsWith("To=%2B4915112345678&From=Acme&Body=text");
            assertThat(failure(send)).hasMessage("answered with status 400, code 21211");
        } finally {
            twilio.stop(0);
        }
    }

    private static Throwable failure(Runnable send) {
        try {
            send.run();
            throw new AssertionError("it was sent");
        } catch (IllegalStateException e) {
            return e.getCause().getCause();
        }
    }

    /** What a realm's component makes of itself in the server, without the server. */
    private static Runnable twilioSender(ClassLoader loader, String baseUrl) throws Exception {
        Object component = loader.loadClass("org.keycloak.component.ComponentModel")
                .getConstructor()
                .newInstance();
        Method put = component.getClass().getMethod("put", String.class, String.class);
        for (Map.Entry<String, String> setting : Map.of(
                        "accountSid", "AC" + "0".repeat(32), "authToken", "t", "from", "Acme", "baseUrl", baseUrl)
                .entrySet()) {
            put.invoke(component, setting.getKey(), setting.getValue());
        }
        Class<?> http = loader.loadClass("dev.sallyport.core.keycloak.OutgoingHttp");
        Class<?> client = loader.loadClass("org.apache.http.impl.client.CloseableHttpClient");
        Object defaultClient = loader.loadClass("org.apache.http.impl.client.HttpClients")
                .getMethod("createDefault")
                .invoke(null);
        Object gateway = create(
                loader.loadClass(SMS + "HttpGateway"),
                http.getConstructor(client).newInstance(defaultClient));
        Class<?> configType = loader.loadClass(SMS + "twilio.TwilioConfig");
        Method from = configType.getDeclaredMethod("from", component.getClass());
        from.setAccessible(true);
        Object sender =
                create(loader.loadClass(SMS + "twilio.TwilioSender"), gateway, from.invoke(null, component), "t");
        Object message = create(loader.loadClass(SMS + "SmsMessage"), "+4915112345678", "text");
        Method send = sender.getClass().getMethod("send", message.getClass(), Duration.class);
        send.setAccessible(true);
        return () -> {
            try {
                send.invoke(sender, message, Duration.ofSeconds(5));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static Object create(Class<?> type, Object... arguments) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }
}
