package dev.sallyport.core.selfregistration;

import dev.sallyport.core.keycloak.Newcomer;
import dev.sallyport.core.keycloak.PasswordCheck;
import dev.sallyport.core.keycloak.Texts;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** What a form must be like. Whether its address is somebody's is not looked at. */
final class SignUpRules {

    private static final int LONGEST_VALUE = 255;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_OF_PROFILE = 2048;
    private static final int MOST_OF_PROFILE = 20;
    private static final int LONGEST_PASSWORD = 256;

    /** thingsboard-behaviour §4.12. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9_!#$%&'*+/=?`{|}~^.-]+@(?:[A-Za-z0-9-]+\\.)+[A-Za-z]{2,}");

    /** The flat body of ThingsBoard's clients has them wherever it is sent. */
    private static final Set<SignUpField.Id> ALWAYS = EnumSet.of(
            SignUpField.Id.EMAIL,
            SignUpField.Id.PASSWORD,
            SignUpField.Id.REPEAT_PASSWORD,
            SignUpField.Id.FIRST_NAME,
            SignUpField.Id.LAST_NAME);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final List<SignUpField> fields;

    SignUpRules(KeycloakSession session, RealmModel realm, List<SignUpField> fields) {
        this.session = session;
        this.realm = realm;
        this.fields = fields;
    }

    /** In the order of the domain's fields, what it does not ask for last. */
    List<Violation> violations(SignUpForm form) {
        List<Violation> all = new ArrayList<>();
        order().forEach(id -> all.addAll(ofField(id, form)));
        if (all.isEmpty()) {
            all.addAll(ofProfile(form));
        }
        return all;
    }

    private Set<SignUpField.Id> order() {
        Set<SignUpField.Id> order =
                fields.stream().map(SignUpField::id).collect(Collectors.toCollection(LinkedHashSet::new));
        order.addAll(EnumSet.allOf(SignUpField.Id.class));
        return order;
    }

    private List<Violation> ofField(SignUpField.Id id, SignUpForm form) {
        return switch (id) {
            case EMAIL -> ofEmail(form).stream().toList();
            case PASSWORD -> ofPassword(form);
            case REPEAT_PASSWORD -> ofRepetition(form).stream().toList();
            default -> ofText(id, form).stream().toList();
        };
    }

    private static Optional<Violation> ofEmail(SignUpForm form) {
        Optional<String> email = form.value(SignUpField.Id.EMAIL);
        if (email.isEmpty()) {
            return Optional.of(missing(SignUpField.Id.EMAIL, "User email should be specified!"));
        }
        return isAddress(email.get())
                ? Optional.empty()
                : Optional.of(new Violation(
                        SignUpField.Id.EMAIL.input(),
                        "Invalid email address format '" + email.get() + "'!",
                        "sallyport.signUp.invalidEmail",
                        List.of()));
    }

    static boolean isAddress(String email) {
        return email.length() <= LONGEST_EMAIL && EMAIL.matcher(email).matches();
    }

    private List<Violation> ofPassword(SignUpForm form) {
        String password = form.values().get(SignUpField.Id.PASSWORD);
        if (password == null) {
            return List.of(missing(SignUpField.Id.PASSWORD, "Password cannot be null"));
        }
        if (password.length() > LONGEST_PASSWORD) {
            return List.of(tooLong(
                    SignUpField.Id.PASSWORD.input(),
                    "Password must be no more than " + LONGEST_PASSWORD + " characters in length.",
                    LONGEST_PASSWORD));
        }
        UserModel newcomer =
                Newcomer.of(session, realm, form.value(SignUpField.Id.EMAIL).orElse(""));
        return new PasswordCheck(session, realm)
                .violationsOfFirst(newcomer, password).stream()
                        .map(broken -> new Violation(
                                SignUpField.Id.PASSWORD.input(), broken.message(), broken.key(), broken.arguments()))
                        .toList();
    }

    private Optional<Violation> ofRepetition(SignUpForm form) {
        String repeated = form.values().get(SignUpField.Id.REPEAT_PASSWORD);
        if (repeated == null) {
            return isRequired(SignUpField.Id.REPEAT_PASSWORD)
                    ? Optional.of(missing(SignUpField.Id.REPEAT_PASSWORD, "REPEAT_PASSWORD should be specified!"))
                    : Optional.empty();
        }
        return repeated.equals(form.values().get(SignUpField.Id.PASSWORD))
                ? Optional.empty()
                : Optional.of(new Violation(
                        SignUpField.Id.REPEAT_PASSWORD.input(),
                        "Passwords do not match!",
                        "invalidPasswordConfirmMessage",
                        List.of()));
    }

    private Optional<Violation> ofText(SignUpField.Id id, SignUpForm form) {
        Optional<String> text = form.value(id);
        if (text.isEmpty()) {
            return isRequired(id) ? Optional.of(missing(id, id + " should be specified!")) : Optional.empty();
        }
        if (!ALWAYS.contains(id) && fields.stream().noneMatch(field -> field.id() == id)) {
            return Optional.of(
                    new Violation(id.input(), id + " is not asked for", "sallyport.signUp.notAskedFor", List.of()));
        }
        if (text.get().length() > LONGEST_VALUE) {
            return Optional.of(tooLong(
                    id.input(),
                    id + " must be no more than " + LONGEST_VALUE + " characters in length.",
                    LONGEST_VALUE));
        }
        return text.get().codePoints().anyMatch(SignUpRules::isInvisible)
                ? Optional.of(new Violation(
                        id.input(), id + " must not contain control characters", "sallyport.signUp.invalid", List.of()))
                : Optional.empty();
    }

    /** Control characters, line ends, and what turns the direction of text. */
    private static boolean isInvisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** What the API's form misses the profile asks for at a login; a page's form has all of it, filled in or not. */
    private List<Violation> ofProfile(SignUpForm form) {
        Map<String, List<String>> attributes = new LinkedHashMap<>(form.profile());
        form.attributes().forEach((id, text) -> attributes.put(id.attribute().orElseThrow(), List.of(text)));
        List<Violation> tooMuch = form.profile().entrySet().stream()
                .filter(entry -> isTooMuch(entry.getValue()))
                .map(entry -> tooLong(entry.getKey(), entry.getKey() + " is too long", LONGEST_OF_PROFILE))
                .toList();
        if (!tooMuch.isEmpty()) {
            return tooMuch;
        }
        String email = form.value(SignUpField.Id.EMAIL).orElseThrow();
        Texts texts = Texts.ofPages(session, realm, Newcomer.of(session, realm, email));
        return Newcomer.objections(session, email, attributes).stream()
                .map(objection -> new Violation(
                        objection.attribute(),
                        texts.of(objection.key(), objection.arguments().toArray()),
                        objection.key(),
                        objection.arguments()))
                .toList();
    }

    private static boolean isTooMuch(List<String> texts) {
        return texts.size() > MOST_OF_PROFILE || texts.stream().anyMatch(text -> text.length() > LONGEST_OF_PROFILE);
    }

    private boolean isRequired(SignUpField.Id id) {
        return fields.stream().anyMatch(field -> field.id() == id && field.required());
    }

    private static Violation missing(SignUpField.Id id, String message) {
        return new Violation(id.input(), message, "sallyport.signUp.missing", List.of());
    }

    private static Violation tooLong(String field, String message, int longest) {
        return new Violation(field, message, "sallyport.signUp.tooLong", List.of(longest));
    }
}
