package dev.sallyport.core.sms.smpp;

import dev.sallyport.core.sms.InvalidSetting;
import dev.sallyport.core.sms.Secret;
import dev.sallyport.core.sms.Setting;
import java.util.List;
import java.util.Optional;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of {@link SmppSender}. Lengths are those of SMPP 3.4 §5.2.
 *
 * @param source who sends
 * @param target how the receiver's number is marked
 */
record SmppConfig(
        String host,
        int port,
        boolean tls,
        String systemId,
        Optional<Secret> password,
        String systemType,
        String sourceAddress,
        Plan source,
        Plan target) {

    /** Type of number and numbering plan of an address. */
    record Plan(TypeOfNumber ton, NumberingPlanIndicator npi) {}

    /** As IANA lists them: ssmpp, and what everybody uses without TLS. */
    private static final int TLS_PORT = 3550;

    private static final int PLAIN_PORT = 2775;

    private static final Setting<String> HOST = Setting.named("host", "Host", "The message centre.")
            .text("[0-9A-Za-z][0-9A-Za-z.-]{0,252}|[0-9A-Fa-f:.]{2,45}", "a host name or an IP address");

    private static final Setting<Optional<Integer>> PORT = Setting.named(
                    "port", "Port", TLS_PORT + " with TLS and " + PLAIN_PORT + " without, if empty.")
            .number(1, 65_535)
            .optional();

    private static final Setting<Boolean> TLS = Setting.named(
                    "tls", "TLS", "Without it anybody on the way can read password and codes.")
            .flag()
            .orElse(true);

    private static final Setting<String> SYSTEM_ID = Setting.named(
                    "systemId", "System ID", "The name that the message centre knows us by.")
            .text("\\p{Graph}{1,15}", "1 to 15 ASCII characters without blanks");

    private static final Setting<Optional<String>> PASSWORD = Setting.named(
                    "password", "Password", "Belongs to the system ID.")
            .secret(8)
            .optional();

    private static final Setting<String> SYSTEM_TYPE = Setting.named(
                    "systemType", "System type", "Only if the message centre asks for it.")
            .text("\\p{Graph}{1,12}", "at most 12 ASCII characters without blanks")
            .orElse("");

    private static final Setting<String> SOURCE_ADDRESS = Setting.named(
                    "sourceAddress", "Source address", "The sender: a number, or a name where the operator allows it.")
            .text("\\+?[0-9]{1,20}|[ -~]{1,11}", "a number of at most 20 digits, or a name of at most 11 characters")
            .orElse("");

    private static final Setting<TypeOfNumber> SOURCE_TON = Setting.named(
                    "sourceTon", "Source TON", "Type of number of the source address.")
            .oneOf(TypeOfNumber.class)
            .orElse(TypeOfNumber.ALPHANUMERIC);

    private static final Setting<NumberingPlanIndicator> SOURCE_NPI = Setting.named(
                    "sourceNpi", "Source NPI", "Numbering plan of the source address.")
            .oneOf(NumberingPlanIndicator.class)
            .orElse(NumberingPlanIndicator.UNKNOWN);

    private static final Setting<TypeOfNumber> TARGET_TON = Setting.named(
                    "destinationTon", "Destination TON", "Type of number of the receiver; digits are always E.164's.")
            .oneOf(TypeOfNumber.class)
            .orElse(TypeOfNumber.INTERNATIONAL);

    private static final Setting<NumberingPlanIndicator> TARGET_NPI = Setting.named(
                    "destinationNpi", "Destination NPI", "Numbering plan of the receiver.")
            .oneOf(NumberingPlanIndicator.class)
            .orElse(NumberingPlanIndicator.ISDN);

    static List<ProviderConfigProperty> properties() {
        return Setting.properties(
                HOST,
                PORT,
                TLS,
                SYSTEM_ID,
                PASSWORD,
                SYSTEM_TYPE,
                SOURCE_ADDRESS,
                SOURCE_TON,
                SOURCE_NPI,
                TARGET_TON,
                TARGET_NPI);
    }

    static SmppConfig from(ComponentModel component) throws InvalidSetting {
        boolean tls = TLS.read(component);
        return new SmppConfig(
                HOST.read(component),
                PORT.read(component).orElse(tls ? TLS_PORT : PLAIN_PORT),
                tls,
                SYSTEM_ID.read(component),
                PASSWORD.read(component).map(value -> Secret.of(PASSWORD, value)),
                SYSTEM_TYPE.read(component),
                SOURCE_ADDRESS.read(component),
                new Plan(SOURCE_TON.read(component), SOURCE_NPI.read(component)),
                new Plan(TARGET_TON.read(component), TARGET_NPI.read(component)));
    }
}
