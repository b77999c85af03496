package dev.sallyport.core.store;

/**
 * How people sign up on a domain.
 *
 * @param settings      JSON, without secrets
 * @param captchaSecret null where there is none
 */
public record SelfRegistrationRow(String domainId, String tenantId, String settings, String captchaSecret) {

    static final String COLUMNS = "s.domainId, s.tenantId, s.settings, s.captchaSecret";

    @Override
    public String toString() {
        return domainId + " ***";
    }
}
