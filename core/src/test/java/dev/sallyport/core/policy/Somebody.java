package dev.sallyport.core.policy;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person without anything, who keeps what was asked about him. */
final class Somebody implements Person {

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private Authority authority;
    private Affiliation affiliation = Affiliation.NONE;

    Somebody authority(Authority held) {
        authority = held;
        return this;
    }

    Somebody affiliation(Affiliation held) {
        affiliation = held;
        return this;
    }

    /** Has, belongs to, or logs in to what has this name. */
    Somebody with(String name) {
        answers.put(name, Answer.YES);
        return this;
    }

    /** There is nothing of this name. */
    Somebody unknown(String name) {
        answers.put(name, Answer.UNKNOWN);
        return this;
    }

    List<String> asked() {
        return asked;
    }

    @Override
    public Optional<Authority> authority() {
        asked.add("authority");
        return Optional.ofNullable(authority);
    }

    @Override
    public Affiliation affiliation() {
        asked.add("affiliation");
        return affiliation;
    }

    @Override
    public Answer hasRealmRole(String name) {
        return answer("role " + name, name);
    }

    @Override
    public Answer isInGroup(String path) {
        return answer("group " + path, path);
    }

    @Override
    public Answer isInOrganization(String alias) {
        return answer("organization " + alias, alias);
    }

    @Override
    public Answer logsInTo(String clientId) {
        return answer("client " + clientId, clientId);
    }

    private Answer answer(String question, String name) {
        asked.add(question);
        return answers.getOrDefault(name, Answer.NO);
    }
}
