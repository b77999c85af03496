package dev.sallyport.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The limits of sent codes in the admin REST API. */
class SentCodeSettingsIT {

    private static final String DEFAULTS = "{'codeLength':6,'codeInMailSubject':false,'maxSendsPerUserPer15Minutes':5,"
            + "'maxSendsPerUserPerDay':10,'maxSendsPerDestinationPerDay':10,'maxSendsPerAddressPerHour':15,"
            + "'maxSmsPerDay':1000,'maxSmsPerNumberRangePerDay':100,'smsCountries':[],"
            + "'smsNumberTypes':['MOBILE','FIXED_LINE_OR_MOBILE','UNKNOWN']}";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private static String path() {
        return realm.path("/sallyport/sent-codes");
    }

    @Test
    void theyAreTheDefaultsUntilTheyAreSavedAndThenWhatWasSaved() {
        assertThat(realm.admin().get(path())).isEqualTo(Json.of(DEFAULTS));
        Answer saved =
                realm.admin().send("PUT", path(), Map.of("codeLength", 8, "smsCountries", new String[] {"DE", "AT"}));
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json())
                .isEqualTo(Json.of(DEFAULTS.replace("'codeLength':6", "'codeLength':8")
                        .replace("'smsCountries':[]", "'smsCountries':['AT','DE']")));
        assertThat(realm.admin().get(path())).isEqualTo(saved.json());
        assertThat(realm.events().admin().get(0).path("resourcePath").asText()).isEqualTo("sallyport/sent-codes");
    }

    @Test
    void aBadOneIsNamedAndNothingIsSaved() {
        var before = realm.admin().get(path());
        Answer refused = realm.admin().send("PUT", path(), Map.of("codeLength", 4, "maxSmsPerDay", 7));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("errorMessage"))
                .isEqualTo("Validation error: codeLength must be a whole number from 6 to 10");
        assertThat(realm.admin().get(path())).isEqualTo(before);
    }

    @Test
    void anAttributeThatWasEditedIntoNonsenseIsIgnored() {
        realm.sentCodes(Map.of("codeLength", "many"));
        assertThat(realm.admin().get(path())).isEqualTo(Json.of(DEFAULTS));
    }
}
