package dev.sallyport.core.keycloak;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.keycloak.representations.JsonWebToken;

/**
 * A ticket as a JWT, with the claims that ThingsBoard's clients read (thingsboard-behaviour §2.2). Its category is
 * Keycloak's INTERNAL (HS512), its type and audience are our own, so every endpoint of Keycloak refuses it.
 */
public final class TicketToken extends JsonWebToken {

    private static final long serialVersionUID = 1L;

    @JsonProperty("userId")
    private String userId;

    @JsonProperty("scopes")
    private List<String> scopes;

    @JsonProperty("sessionId")
    private String sessionId;

    @JsonProperty("tenantId")
    private String tenantId;

    @JsonProperty("customerId")
    private String customerId;

    public String userId() {
        return userId;
    }

    public List<String> scopes() {
        return scopes == null ? List.of() : scopes;
    }

    /** Whose ticket it is, where he belongs, and what it is good for. */
    public TicketToken grant(String user, String scope, String tenant, String customer) {
        this.userId = user;
        this.scopes = List.of(scope);
        this.tenantId = tenant;
        this.customerId = customer;
        return this;
    }

    public TicketToken session(String id) {
        this.sessionId = id;
        return this;
    }

    public String sessionId() {
        return sessionId;
    }

    public String tenantId() {
        return tenantId;
    }

    public String customerId() {
        return customerId;
    }
}
