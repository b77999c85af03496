package dev.sallyport.rest;

import dev.sallyport.rest.apikey.ApiKeyResource;
import dev.sallyport.rest.apikey.ApiKeysResource;
import dev.sallyport.rest.apikey.RevokeResource;
import dev.sallyport.rest.domain.DomainResource;
import dev.sallyport.rest.login.AuthResource;
import dev.sallyport.rest.login.NoAuthResource;
import dev.sallyport.rest.oauth2client.LoginProcessingUrlResource;
import dev.sallyport.rest.oauth2client.OAuth2ClientResource;
import dev.sallyport.rest.oauth2login.ButtonsResource;
import dev.sallyport.rest.oauth2login.CodeResource;
import dev.sallyport.rest.oauth2template.ClientTemplateResource;
import dev.sallyport.rest.selfregistration.PageResource;
import dev.sallyport.rest.selfregistration.SettingsResource;
import dev.sallyport.rest.settings.AdminSettingsResource;
import dev.sallyport.rest.settings.PasswordPolicyResource;
import dev.sallyport.rest.signup.ActivateByEmailCodeResource;
import dev.sallyport.rest.signup.ActivateEmailResource;
import dev.sallyport.rest.signup.ConsentResource;
import dev.sallyport.rest.signup.MobileLoginResource;
import dev.sallyport.rest.signup.ResendEmailActivationResource;
import dev.sallyport.rest.signup.SignUpResource;
import dev.sallyport.rest.signup.TenantAccountResource;
import dev.sallyport.rest.twofactor.TwoFactorConfigResource;
import dev.sallyport.rest.twofactor.TwoFactorResource;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** The root of the API: which class answers below which path. */
public final class ApiResource {

    private final KeycloakSession session;

    ApiResource(KeycloakSession session) {
        this.session = session;
    }

    @Path("auth")
    public AuthResource auth() {
        return new AuthResource(session);
    }

    @Path("auth/2fa")
    public TwoFactorResource twoFactor() {
        return new TwoFactorResource(session);
    }

    @Path("2fa")
    public TwoFactorConfigResource twoFactorConfig() {
        return new TwoFactorConfigResource(session);
    }

    @Path("apiKey")
    public ApiKeyResource apiKey() {
        return new ApiKeyResource(session);
    }

    @Path("apiKeys")
    public ApiKeysResource apiKeys() {
        return new ApiKeysResource(session);
    }

    @Path("admin")
    public AdminSettingsResource adminSettings() {
        return new AdminSettingsResource(session);
    }

    @Path("apiKey/revoke")
    public RevokeResource revokeApiKeys() {
        return new RevokeResource(session);
    }

    @Path("domain")
    public DomainResource domain() {
        return new DomainResource(session);
    }

    @Path("oauth2/client")
    public OAuth2ClientResource oauth2Client() {
        return new OAuth2ClientResource(session);
    }

    @Path("oauth2/loginProcessingUrl")
    public LoginProcessingUrlResource loginProcessingUrl() {
        return new LoginProcessingUrlResource(session);
    }

    @Path("oauth2/config/template")
    public ClientTemplateResource clientTemplate() {
        return new ClientTemplateResource(session);
    }

    @Path("noauth/oauth2Clients")
    public ButtonsResource oauth2Buttons() {
        return new ButtonsResource(session);
    }

    @Path("noauth/oauth2/token")
    public CodeResource oauth2Code() {
        return new CodeResource(session);
    }

    @Path("selfRegistration")
    public SettingsResource selfRegistration() {
        return new SettingsResource(session);
    }

    @Path("noauth/selfRegistration")
    public PageResource signUpPage() {
        return new PageResource(session);
    }

    @Path("noauth/signup")
    public SignUpResource noAuthSignUp() {
        return new SignUpResource(session);
    }

    @Path("signup/tenantAccount")
    public TenantAccountResource tenantAccount() {
        return new TenantAccountResource(session);
    }

    @Path("noauth/login")
    public MobileLoginResource mobileLogin() {
        return new MobileLoginResource(session);
    }

    @Path("noauth/activateEmail")
    public ActivateEmailResource activateEmail() {
        return new ActivateEmailResource(session);
    }

    @Path("noauth/activateByEmailCode")
    public ActivateByEmailCodeResource activateByEmailCode() {
        return new ActivateByEmailCodeResource(session);
    }

    @Path("noauth/resendEmailActivation")
    public ResendEmailActivationResource resendEmailActivation() {
        return new ResendEmailActivationResource(session);
    }

    @Path("signup")
    public ConsentResource consents() {
        return new ConsentResource(session);
    }

    @Path("noauth/userPasswordPolicy")
    public PasswordPolicyResource passwordPolicy() {
        return new PasswordPolicyResource(session);
    }

    @Path("noauth")
    public NoAuthResource noAuth() {
        return new NoAuthResource(session);
    }
}
