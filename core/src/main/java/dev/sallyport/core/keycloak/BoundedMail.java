package dev.sallyport.core.keycloak;

import dev.sallyport.core.deadline.Bulkhead;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.freemarker.FreeMarkerEmailTemplateProvider;
import org.keycloak.forms.login.freemarker.model.UrlBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.theme.Theme;

/**
 * Keycloak's mail templates, filled in on the request's thread, with an end to what comes then: the conversation with the
 * mail server runs on a thread of its own, which is left alone when the time is over. It has a session of its own, because
 * a request that gave up closes its session while the conversation still asks for a password in the vault, the truststore
 * or a token. The realm comes out of Keycloak's cache, so that no second database connection is held meanwhile.
 */
final class BoundedMail extends FreeMarkerEmailTemplateProvider {

    private static final Logger LOG = Logger.getLogger(BoundedMail.class);
    private static final Duration TIME = Duration.ofSeconds(10);

    /** A request that waits holds a connection of the database's pool, which has 100; 32 more may wait for SMS. */
    private static final Bulkhead THREADS = new Bulkhead("sallyport-mail", 32);

    BoundedMail(KeycloakSession session) {
        super(session);
    }

    /** After the request Keycloak knows no base URI, and a theme's layout may want one. */
    @Override
    protected EmailTemplate processTemplate(
            String subjectKey, List<Object> subjectArguments, String template, Map<String, Object> attributes)
            throws EmailException {
        Optional<URI> baseUri = Errand.baseUri(session);
        if (baseUri.isPresent()) {
            attributes.put("url", new UrlBean(realm, theme(), baseUri.get(), null));
        }
        return super.processTemplate(subjectKey, subjectArguments, template, attributes);
    }

    private Theme theme() throws EmailException {
        try {
            return getTheme();
        } catch (IOException e) {
            throw new EmailException("The mail theme could not be read", e);
        }
    }

    @Override
    protected void send(Map<String, String> smtp, String subject, String text, String html, String address)
            throws EmailException {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        Letter letter = new Letter(realm.getId(), SmtpPatience.cut(smtp), address, subject, text, html);
        try {
            if (!THREADS.call(() -> KeycloakModelUtils.runJobInTransactionWithResult(factory, letter::post), TIME)) {
                throw failed("the mail server did not take it");
            }
        } catch (RejectedExecutionException e) {
            throw failed(THREADS.most() + " mails are on their way already");
        } catch (TimeoutException e) {
            throw failed("the mail server did not take it within " + TIME.toSeconds() + " s");
        } catch (ExecutionException e) {
            // Its text may quote the address.
            throw failed(e.getCause().getClass().getName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted");
        }
    }

    private EmailException failed(String why) {
        LOG.warnf("Realm '%s': a mail was not sent: %s", realm.getName(), why);
        return new EmailException(why);
    }

    /** All that must cross the threads: nothing in it belongs to the request's session. */
    private record Letter(
            String realmId, Map<String, String> smtp, String address, String subject, String text, String html) {

        /** Whether it was taken; if not, Keycloak has logged what the mail server said. */
        boolean post(KeycloakSession own) {
            own.getContext().setRealm(own.realms().getRealm(realmId));
            try {
                own.getProvider(EmailSenderProvider.class).send(smtp, address, subject, text, html);
                return true;
            } catch (EmailException e) {
                return false;
            }
        }

        @Override
        public String toString() {
            return "Letter[***]";
        }
    }
}
