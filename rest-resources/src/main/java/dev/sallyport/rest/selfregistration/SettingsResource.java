package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.event.ChangeEvent;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.EntityId;
import dev.sallyport.rest.http.Json;
import dev.sallyport.rest.http.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * How people sign up on a domain (thingsboard-behaviour §5.3). A tenant's administrator says it for the domains that are his
 * tenant's: those isolated for it, and those for which a system administrator said it first.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class SettingsResource {

    private static final String RESOURCE = "SALLYPORT_SELF_REGISTRATION";
    private static final String DOMAIN_ID = "domainId";
    private static final String TENANT_ID = "tenantId";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Domains domains;
    private final SelfRegistrations registrations;

    public SettingsResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.domains = new Domains(session, realm);
        this.registrations = new SelfRegistrations(session, realm);
    }

    /** Makes or changes them; a captcha's secret that is left out stays. */
    @POST
    @Path("selfRegistrationParams")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(String body) {
        Caller.Known admin = requireAdministrator();
        ObjectNode json = Json.object(body);
        Domain domain = domain(EntityId.in(json, DOMAIN_ID, "DOMAIN"));
        Optional<SelfRegistration> before = registrations.ofDomain(domain.id());
        String tenantId = tenant(admin, json, before);
        requireHis(admin, domain, before);
        SelfRegistration settings =
                new SettingsBody(json, before).read(domain.id(), tenantId, new Grants(session, realm, isSystem(admin)));
        registrations.save(settings);
        tell(admin, before.isPresent() ? OperationType.UPDATE : OperationType.CREATE, settings);
        return Answers.json(SettingsAnswer.of(settings));
    }

    /** Of the domain that is named, else of the first of the tenant's domains by name. */
    @GET
    @Path("selfRegistrationParams")
    public Response read(@QueryParam(DOMAIN_ID) String domainId, @QueryParam(TENANT_ID) String tenantId) {
        Caller.Known admin = requireAdministrator();
        return Answers.json(SettingsAnswer.of(existing(admin, domainId, tenantId)));
    }

    @DELETE
    @Path("selfRegistrationParams")
    public Response delete(@QueryParam(DOMAIN_ID) String domainId, @QueryParam(TENANT_ID) String tenantId) {
        Caller.Known admin = requireAdministrator();
        SelfRegistration settings = existing(admin, domainId, tenantId);
        registrations.delete(settings.domainId());
        tell(admin, OperationType.DELETE, settings);
        return Answers.empty(session);
    }

    private Caller.Known requireAdministrator() {
        Caller.Known caller = new Callers(session).requireUser();
        if (caller.authority().equals(Optional.of(Authority.CUSTOMER_USER))
                || (!isSystem(caller) && tenantOf(caller).isEmpty())) {
            throw ApiError.permissionDenied();
        }
        return caller;
    }

    private Domain domain(Optional<String> id) {
        String known = id.orElseThrow(
                () -> ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + DOMAIN_ID + " must not be null"));
        return domains.find(known).orElseThrow(() -> unknownDomain(known));
    }

    /** A tenant's administrator has one tenant; a system administrator says which, once for each domain. */
    private String tenant(Caller.Known admin, ObjectNode json, Optional<SelfRegistration> before) {
        if (!isSystem(admin)) {
            return tenantOf(admin).orElseThrow();
        }
        String id = EntityId.in(json, TENANT_ID, "TENANT")
                .or(() -> before.map(SelfRegistration::tenantId))
                .orElseThrow(() ->
                        ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + TENANT_ID + " must not be null"));
        if (new Organizations(session).withId(id).isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + TENANT_ID + " must be a tenant");
        }
        return id;
    }

    private void requireHis(Caller.Known admin, Domain domain, Optional<SelfRegistration> before) {
        Optional<String> own = tenantOf(admin);
        boolean given = before.map(SelfRegistration::tenantId)
                .or(domain::isolatedTenantId)
                .equals(own);
        if (!isSystem(admin) && !given) {
            throw ApiError.permissionDenied();
        }
    }

    private SelfRegistration existing(Caller.Known admin, String domainId, String tenantId) {
        Optional<String> tenant = isSystem(admin) ? Optional.ofNullable(tenantId) : tenantOf(admin);
        Optional<SelfRegistration> settings = domainId == null
                ? tenant.flatMap(this::first)
                : registrations.ofDomain(Parameters.uuid(DOMAIN_ID, domainId));
        return settings.filter(one -> isSystem(admin) || tenant.equals(Optional.of(one.tenantId())))
                .orElseThrow(() -> ApiError.ITEM_NOT_FOUND.because("Requested item wasn't found!"));
    }

    private Optional<SelfRegistration> first(String tenantId) {
        return registrations.ofTenant(Parameters.uuid(TENANT_ID, tenantId)).stream()
                .min(Comparator.comparing(
                        one -> domains.find(one.domainId()).map(Domain::name).orElse("")));
    }

    private static boolean isSystem(Caller.Known caller) {
        return caller.authority().equals(Optional.of(Authority.SYS_ADMIN));
    }

    private Optional<String> tenantOf(Caller.Known caller) {
        return new Organizations(session).affiliationOf(caller.user()).tenant();
    }

    private static RuntimeException unknownDomain(String id) {
        return ApiError.ITEM_NOT_FOUND.because("Domain with id [" + id + "] is not found");
    }

    private void tell(Caller.Known admin, OperationType operation, SelfRegistration settings) {
        new ChangeEvent(session, admin)
                .tell(
                        operation,
                        RESOURCE,
                        SettingsAnswer.of(settings),
                        "sallyport",
                        "self-registrations",
                        settings.domainId());
    }
}
