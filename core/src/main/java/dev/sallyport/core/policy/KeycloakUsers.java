package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * People by what Keycloak knows of them: whom {@code include} names, or everybody if it names nothing, without those whom
 * {@code exclude} names.
 *
 * <p>What cannot be answered never lets anybody off: an included name that is gone from the realm includes everybody until
 * somebody mends the rule, an excluded one excludes nobody. Else renaming a group would end the obligation of its members.
 *
 * @param sent the JSON that says so, given back as it came
 */
record KeycloakUsers(Criteria include, Criteria exclude, JsonNode sent) implements EnforcementFilter {

    static final String TYPE = "KEYCLOAK_USERS";

    @Override
    public boolean matches(Person person) {
        return !exclude.surelyMatch(person) && (include.isEmpty() || include.mayMatch(person));
    }
}
