package dev.sallyport.it.selfregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Tenant;

/** What somebody saves to let people sign up on a domain. */
public final class NewSelfRegistration {

    private final ObjectNode json = Json.object();

    private NewSelfRegistration(String domainId, Tenant tenant) {
        json.putObject("domainId").put("entityType", "DOMAIN").put("id", domainId);
        json.putObject("tenantId").put("entityType", "TENANT").put("id", tenant.id());
        json.put("enabled", true).put("title", "Welcome to " + tenant.title());
    }

    /** On a new domain. */
    public static NewSelfRegistration on(String domain, Tenant tenant, Api administrator) {
        return ofDomain(NewDomain.named(domain).save(administrator), tenant);
    }

    public static NewSelfRegistration ofDomain(String domainId, Tenant tenant) {
        return new NewSelfRegistration(domainId, tenant);
    }

    public NewSelfRegistration privacyPolicy(String html) {
        json.put("showPrivacyPolicy", true).put("privacyPolicy", html);
        return this;
    }

    public NewSelfRegistration termsOfUse(String html) {
        json.put("showTermsOfUse", true).put("termsOfUse", html);
        return this;
    }

    public NewSelfRegistration captcha(String version, String siteKey, String secret) {
        json.putObject("captcha")
                .put("version", version)
                .put("siteKey", siteKey)
                .put("secretKey", secret)
                .put("logActionName", "signup");
        return this;
    }

    public ObjectNode json() {
        return json;
    }

    public String domainId() {
        return json.at("/domainId/id").asText();
    }

    public Answer trySave(Api api) {
        return api.post("/api/selfRegistration/selfRegistrationParams", json);
    }

    public NewSelfRegistration save(Api api) {
        Answer answer = trySave(api);
        if (answer.status() != 200) {
            throw new AssertionError("not saved: " + answer.text());
        }
        return this;
    }
}
