package dev.sallyport.authenticators.totp;

import dev.sallyport.core.totp.OtpAuthUri;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.utils.QRCodeUtils;

/** The page with the QR code. */
final class TotpSetupPage {

    static final String CODE = "code";
    private static final String DEVICE_NAME = "deviceName";
    private static final int LONGEST_NAME = 255;
    private static final int QR_PIXELS = 246;

    private final RequiredActionContext context;
    private final OtpAuthUri uri;
    private final List<String> deviceNames;

    TotpSetupPage(RequiredActionContext context, OtpAuthUri uri) {
        this.context = context;
        this.uri = uri;
        this.deviceNames = context.getUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(CredentialModel::getUserLabel)
                .map(label -> Optional.ofNullable(label).orElse(""))
                .toList();
    }

    Response show() {
        return render(context.form());
    }

    Response showAgain(String messageKey) {
        String field = messageKey.startsWith("sallyport.totp.deviceName") ? DEVICE_NAME : CODE;
        return render(context.form().addError(new FormMessage(field, messageKey)));
    }

    Response codeRefused(String messageKey) {
        return render(context.form().addError(new FormMessage(CODE, messageKey)));
    }

    /** Too many tries: the page stays, for waiting does not cost the secret. */
    Response locked(Duration retryAfter) {
        long minutes = Math.max(1, (retryAfter.toSeconds() + 59) / 60);
        return render(context.form()
                .setStatus(Response.Status.TOO_MANY_REQUESTS)
                .addError(new FormMessage(CODE, "sallyport.code.rateLimited", minutes)));
    }

    String deviceName() {
        String typed = context.getHttpRequest().getDecodedFormParameters().getFirst(DEVICE_NAME);
        return typed == null ? "" : typed.strip();
    }

    /** What is wrong with the input before any code is judged. */
    Optional<String> mistake(String code, String deviceName) {
        if (code.isBlank()) {
            return Optional.of("sallyport.code.missing");
        }
        if (deviceName.isEmpty() && deviceNameRequired()) {
            return Optional.of("sallyport.totp.deviceName.required");
        }
        if (deviceName.length() > LONGEST_NAME) {
            return Optional.of("sallyport.totp.deviceName.tooLong");
        }
        return deviceNames.contains(deviceName) && !deviceName.isEmpty()
                ? Optional.of("sallyport.totp.deviceName.exists")
                : Optional.empty();
    }

    /** With a second device one must be able to tell them apart. */
    private boolean deviceNameRequired() {
        return !deviceNames.isEmpty();
    }

    private Response render(LoginFormsProvider form) {
        return form.setAttribute(
                        "totp",
                        Map.of(
                                "qrCode", "data:image/png;base64," + qrCode(),
                                "secretText", uri.secret().grouped(),
                                "issuer", uri.issuer(),
                                "account", uri.account(),
                                "uri", uri.text(),
                                "deviceName", deviceName(),
                                "deviceNameRequired", deviceNameRequired()))
                .createForm("totp-setup.ftl");
    }

    private String qrCode() {
        try {
            return QRCodeUtils.encodeAsQRString(uri.text(), QR_PIXELS, QR_PIXELS);
        } catch (IOException | com.google.zxing.WriterException e) {
            // The cause may quote the URI, which holds the secret.
            throw new IllegalStateException("the QR code could not be drawn");
        }
    }
}
