package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.keycloak.Mail;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.utils.EmailValidationUtil;

/** Asks for a mail address and proposes that of the account. */
final class EmailForm implements DestinationForm {

    private static final String ADDRESS = "address";
    private static final int LONGEST = 255;

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public boolean isAvailable(RequiredActionContext context) {
        return Mail.configured(context.getRealm());
    }

    @Override
    public Response show(RequiredActionContext context) {
        String address = typed(context)
                .or(() -> Optional.ofNullable(context.getUser().getEmail()))
                .orElse("");
        return context.form().setAttribute("email", Map.of(ADDRESS, address)).createForm("email-setup.ftl");
    }

    @Override
    public Typed read(RequiredActionContext context) {
        String address = typed(context).orElse("");
        if (address.isEmpty()) {
            return new Typed.Bad(ADDRESS, "sallyport.email.address.missing");
        }
        return address.length() <= LONGEST && EmailValidationUtil.isValidEmail(address)
                ? new Typed.Good(new Destination(Channel.EMAIL, address))
                : new Typed.Bad(ADDRESS, "sallyport.email.address.invalid");
    }

    private static Optional<String> typed(RequiredActionContext context) {
        return Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst(ADDRESS))
                .map(String::strip);
    }
}
