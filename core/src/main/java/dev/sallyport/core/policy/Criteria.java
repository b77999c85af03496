package dev.sallyport.core.policy;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Names of what people have, belong to or log in to. Of all lists together one match will do.
 *
 * @param realmRoles    by name
 * @param groups        by path, such as {@code /staff/ops}
 * @param organizations by alias
 * @param clients       by client id
 */
public record Criteria(List<String> realmRoles, List<String> groups, List<String> organizations, List<String> clients) {

    static final Criteria NONE = new Criteria(List.of(), List.of(), List.of(), List.of());

    public Criteria {
        realmRoles = List.copyOf(realmRoles);
        groups = List.copyOf(groups);
        organizations = List.copyOf(organizations);
        clients = List.copyOf(clients);
    }

    boolean isEmpty() {
        return equals(NONE);
    }

    /** Whether any answer is a plain yes. */
    boolean surelyMatch(Person person) {
        return any(person, answer -> answer == Person.Answer.YES);
    }

    /** Whether any answer is not a plain no. */
    boolean mayMatch(Person person) {
        return any(person, answer -> answer != Person.Answer.NO);
    }

    private boolean any(Person person, Predicate<Person.Answer> wanted) {
        return Stream.of(
                        answers(clients, person::logsInTo),
                        answers(realmRoles, person::hasRealmRole),
                        answers(groups, person::isInGroup),
                        answers(organizations, person::isInOrganization))
                .flatMap(Function.identity())
                .anyMatch(wanted);
    }

    private static Stream<Person.Answer> answers(List<String> names, Function<String, Person.Answer> question) {
        return names.stream().map(question);
    }
}
