package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.phone.Country;
import dev.sallyport.core.phone.PhoneNumber;
import dev.sallyport.core.policy.SentCodePolicy;
import dev.sallyport.core.policy.SentCodeSettings;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sms.SmsSenders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;

/** Asks for a phone number: a country and the number there, or a whole number with its calling code. */
final class SmsForm implements DestinationForm {

    private static final String COUNTRY = "country";
    private static final String NUMBER = "number";

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isAvailable(RequiredActionContext context) {
        return new SmsSenders(context.getSession(), context.getRealm()).configured();
    }

    @Override
    public Response show(RequiredActionContext context) {
        Countries countries = countries(context);
        String country = typed(context, COUNTRY)
                .or(() -> countries.preselected().map(Countries::label))
                .orElse("");
        return context.form()
                .setAttribute(
                        "sms",
                        Map.of(
                                "countries",
                                countries.offered().stream()
                                        .map(Countries::label)
                                        .toList(),
                                COUNTRY,
                                country,
                                NUMBER,
                                typed(context, NUMBER).orElse("")))
                .createForm("sms-setup.ftl");
    }

    @Override
    public Typed read(RequiredActionContext context) {
        String number = typed(context, NUMBER).orElse("").replaceFirst("^00", "+");
        if (number.isEmpty()) {
            return new Typed.Bad(NUMBER, "sallyport.sms.number.missing");
        }
        if (number.startsWith("+")) {
            return judge(context, PhoneNumber.parse(number, PhoneNumber.UNKNOWN_REGION), NUMBER);
        }
        Optional<Country> country =
                countries(context).named(typed(context, COUNTRY).orElse(""));
        return country.isEmpty()
                ? new Typed.Bad(COUNTRY, "sallyport.sms.country.unknown")
                : judge(context, PhoneNumber.parse(number, country.get().region()), COUNTRY);
    }

    private static Typed judge(RequiredActionContext context, Optional<PhoneNumber> number, String fieldOfCountry) {
        if (number.isEmpty()) {
            return new Typed.Bad(NUMBER, "sallyport.sms.number.invalid");
        }
        if (!countries(context).isAllowed(number.get().region())) {
            return new Typed.Bad(fieldOfCountry, "sallyport.sms.country.notAllowed");
        }
        return settings(context).smsNumberTypes().contains(number.get().type())
                ? new Typed.Good(new Destination(Channel.SMS, number.get().e164()))
                : new Typed.Bad(NUMBER, "sallyport.sms.number.typeNotAllowed");
    }

    private static Countries countries(RequiredActionContext context) {
        return new Countries(
                settings(context).smsCountries(),
                context.getSession().getContext().resolveLocale(context.getUser()));
    }

    private static SentCodeSettings settings(RequiredActionContext context) {
        return new SentCodePolicy(context.getRealm()).settings();
    }

    private static Optional<String> typed(RequiredActionContext context, String field) {
        return Optional.ofNullable(
                        context.getHttpRequest().getDecodedFormParameters().getFirst(field))
                .map(String::strip);
    }
}
