package dev.sallyport.distribution;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.Config;

/** Who may know whom. The picture to these rules stands in the project's README. */
class ArchitectureTest {

    /** Far below what there is, far above what a broken import would see. */
    private static final int PLAUSIBLE_NUMBER_OF_CLASSES = 100;

    private static final String CORE = "dev.sallyport.core..";
    private static final String AUTHENTICATORS = "dev.sallyport.authenticators..";
    private static final String REST = "dev.sallyport.rest..";
    private static final String FEDERATION = "dev.sallyport.federation..";

    private static final String STORE = "dev.sallyport.core.store..";
    private static final String KEYCLOAK_ADAPTERS = "dev.sallyport.core.keycloak..";
    private static final String TOTP = "dev.sallyport.core.totp..";

    private static final String SMS = "dev.sallyport.core.sms..";
    private static final String SMPP_SENDER = "dev.sallyport.core.sms.smpp..";
    private static final String TWILIO_SENDER = "dev.sallyport.core.sms.twilio..";

    private static final String GOOGLEAUTH = "com.warrenstrange..";
    private static final String JSMPP = "org.jsmpp..";
    private static final String TWILIO = "com.twilio..";

    /** The words that all of core may use; Config comes with every ProviderFactory. */
    private static final DescribedPredicate<JavaClass> KEYCLOAK_VOCABULARY = resideInAnyPackage(
                    "org.keycloak.common.util..",
                    "org.keycloak.component..",
                    "org.keycloak.credential..",
                    "org.keycloak.models..",
                    "org.keycloak.provider..",
                    "org.keycloak.storage..")
            .and(not(resideInAPackage("org.keycloak.models.jpa..")))
            .or(belongToAnyOf(Config.class));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.sallyport");

    @Test
    void theImportSawTheProduct() {
        assertThat(PRODUCT.size()).isGreaterThanOrEqualTo(PLAUSIBLE_NUMBER_OF_CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.sallyport.core", "dev.sallyport.authenticators", "dev.sallyport.rest"})
    void theImportSawEveryModule(String module) {
        assertThat(PRODUCT.stream().map(JavaClass::getPackageName))
                .as("packages")
                .anyMatch(name -> name.startsWith(module));
    }

    @Test
    void coreKnowsNeitherDoor() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUTHENTICATORS, REST, FEDERATION)
                .check(PRODUCT);
    }

    @Test
    void coreSpeaksHttpOnlyWhereKeycloaksAdaptersNeedIt() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .resideOutsideOfPackage("dev.sallyport.core.keycloak..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.ws.rs..")
                .check(PRODUCT);
    }

    @Test
    void theDoorsNeverSeeEachOther() {
        noClasses()
                .that()
                .resideInAPackage(AUTHENTICATORS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REST, FEDERATION)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUTHENTICATORS, FEDERATION)
                .check(PRODUCT);
        noClasses()
                .that()
                .resideInAPackage(FEDERATION)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(AUTHENTICATORS, REST)
                .check(PRODUCT);
    }

    @Test
    void theProductKnowsNoDevelopmentServerAndNoTest() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.sallyport.devserver..", "dev.sallyport.it..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheStoreTouchesTables() {
        noClasses()
                .that()
                .resideOutsideOfPackage(STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.persistence..", "java.sql..", "javax.sql..", "liquibase..", "org.hibernate..")
                .check(PRODUCT);
    }

    @Test
    void onlyStoreAndAdaptersTouchKeycloaksInside() {
        noClasses()
                .that()
                .resideInAPackage(CORE)
                .and()
                .resideOutsideOfPackages(STORE, KEYCLOAK_ADAPTERS)
                .should()
                .dependOnClassesThat(resideInAPackage("org.keycloak..").and(not(KEYCLOAK_VOCABULARY)))
                .check(PRODUCT);
    }

    @Test
    void theCodesThemselvesKnowNoKeycloak() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.sallyport.core.backupcode..",
                        "dev.sallyport.core.code..",
                        "dev.sallyport.core.sentcode..",
                        TOTP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.keycloak..")
                .check(PRODUCT);
    }

    @Test
    void onlyTotpKnowsTheTotpLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TOTP)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(GOOGLEAUTH)
                .check(PRODUCT);
    }

    @Test
    void onlyItsSenderKnowsTwilio() {
        noClasses()
                .that()
                .resideOutsideOfPackage(TWILIO_SENDER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(TWILIO)
                .check(PRODUCT);
    }

    @Test
    void onlyItsSenderKnowsSmpp() {
        noClasses()
                .that()
                .resideOutsideOfPackage(SMPP_SENDER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(JSMPP)
                .check(PRODUCT);
    }

    @Test
    void sendersKnowMessagesAndNothingAboutCodes() {
        noClasses()
                .that()
                .resideInAPackage(SMS)
                .should()
                .dependOnClassesThat(resideInAPackage(CORE)
                        .and(not(resideInAnyPackage(SMS, KEYCLOAK_ADAPTERS, "dev.sallyport.core.deadline.."))))
                .check(PRODUCT);
    }

    @Test
    void whatSendersShareKnowsNoneOfThem() {
        noClasses()
                .that()
                .resideInAPackage("dev.sallyport.core.sms")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.sallyport.core.sms.*..")
                .check(PRODUCT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dev.sallyport.core.(*)..", "dev.sallyport.authenticators.(*)..", "dev.sallyport.rest.(*).."})
    void featuresDoNotGoInCircles(String features) {
        slices().matching(features).should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void nothingIsWrittenToTheConsole() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(PRODUCT);
    }

    @Test
    void logLinesGoThroughTheServersLogger() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.slf4j..")
                .check(PRODUCT);
    }

    @Test
    void chanceIsAlwaysUnguessable() {
        noClasses()
                .should()
                .dependOnClassesThat(belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class)
                        .and(not(belongToAnyOf(SecureRandom.class))))
                .orShould()
                .callMethod(Math.class, "random")
                .check(PRODUCT);
    }
}
