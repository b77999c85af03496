package dev.sallyport.core.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.phone.NumberType;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the platform says about sent codes beyond ThingsBoard's settings. JSON names are those of the components.
 *
 * @param codeLength                    digits, 6 to 10
 * @param codeInMailSubject             whether a mail's subject has the code, for who reads it on a lock screen
 * @param maxSendsPerUserPer15Minutes   over both channels, login and set-up
 * @param maxSendsPerUserPerDay         as above
 * @param maxSendsPerDestinationPerDay  for one number or mailbox, whoever asks
 * @param maxSendsPerAddressPerHour     for one client address (IPv6: /64)
 * @param maxSmsPerDay                  the realm's budget
 * @param maxSmsPerNumberRangePerDay    for numbers that differ in the last four digits only
 * @param smsCountries                  ISO 3166-1 codes; empty = all
 * @param smsNumberTypes                kinds of lines; not empty
 */
public record SentCodeSettings(
        int codeLength,
        boolean codeInMailSubject,
        int maxSendsPerUserPer15Minutes,
        int maxSendsPerUserPerDay,
        int maxSendsPerDestinationPerDay,
        int maxSendsPerAddressPerHour,
        int maxSmsPerDay,
        int maxSmsPerNumberRangePerDay,
        Set<String> smsCountries,
        Set<NumberType> smsNumberTypes) {

    /** ASVS 6.5.4: a code has 20 bits or more. */
    public static final int FEWEST_DIGITS = 6;

    public static final int MOST_DIGITS = 10;

    public static final SentCodeSettings DEFAULT =
            new SentCodeSettings(6, false, 5, 10, 10, 15, 1000, 100, Set.of(), NumberType.DEFAULT);

    public SentCodeSettings {
        smsCountries = Set.copyOf(smsCountries);
        smsNumberTypes = Set.copyOf(smsNumberTypes);
    }

    /** All members, lists sorted. */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("codeLength", codeLength)
                .put("codeInMailSubject", codeInMailSubject)
                .put("maxSendsPerUserPer15Minutes", maxSendsPerUserPer15Minutes)
                .put("maxSendsPerUserPerDay", maxSendsPerUserPerDay)
                .put("maxSendsPerDestinationPerDay", maxSendsPerDestinationPerDay)
                .put("maxSendsPerAddressPerHour", maxSendsPerAddressPerHour)
                .put("maxSmsPerDay", maxSmsPerDay)
                .put("maxSmsPerNumberRangePerDay", maxSmsPerNumberRangePerDay);
        new TreeSet<>(smsCountries).forEach(json.putArray("smsCountries")::add);
        new TreeSet<>(smsNumberTypes)
                .forEach(type -> json.withArray("smsNumberTypes").add(type.name()));
        return json;
    }
}
