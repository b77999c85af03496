package dev.sallyport.rest.routing;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which methods our paths answer, read from the annotations of the resource classes. Keycloak's router mixes up "no such
 * path" and "no such method" below a sub-resource; ThingsBoard's clients do not.
 */
public final class Routes {

    private final Map<String, Set<String>> methodsByPath = new TreeMap<>();

    /** @param root the class that answers at {@code api} */
    public Routes(Class<?> root) {
        collect(root, "api");
    }

    /** The methods of a path; empty when there is no such path. */
    Set<String> methodsOf(ApiPath path) {
        Set<String> literal = methodsByPath.get(path.text());
        if (literal != null) {
            return literal;
        }
        return methodsByPath.entrySet().stream()
                .filter(route -> Pattern.matches(route.getKey(), path.text()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(Set.of());
    }

    private void collect(Class<?> resource, String prefix) {
        for (Method method : resource.getMethods()) {
            Optional<String> path =
                    Optional.ofNullable(method.getAnnotation(Path.class)).map(Path::value);
            Optional<String> verb = verb(method);
            String full = prefix
                    + path.map(p -> "/" + p.replaceAll("\\{[^}]+}", "[^/]+")).orElse("");
            if (verb.isPresent()) {
                methodsByPath.computeIfAbsent(full, key -> new TreeSet<>()).add(verb.get());
            } else if (path.isPresent()) {
                collect(method.getReturnType(), full);
            }
        }
    }

    /** {@code @GET} and its like are annotations that are annotated with their method's name. */
    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }
}
