package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that a resource does not know, that are empty, or that are given twice: a filter that is misspelled, or whose
 * variable was empty in a script, would otherwise answer with everything.
 */
final class QueryParameters {

    /** Every read takes it, also where the answer never changes. */
    private static final String AS_OF = "as_of";

    private final Map<Method, SortedSet<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void refuseWhatIsNotMeant(ContainerRequestContext request, UriInfo uri, ResourceInfo resource) {
        for (Map.Entry<String, List<String>> given : uri.getQueryParameters().entrySet()) {
            String name = given.getKey();
            boolean read =
                    request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
            SortedSet<String> names = known.computeIfAbsent(resource.getResourceMethod(), QueryParameters::names);
            if (!names.contains(name) && !(read && name.equals(AS_OF))) {
                throw new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        "`" + name + "` is no parameter here: "
                                + (names.isEmpty() ? "leave it away" : "give " + String.join(", ", names)));
            }
            check(name, given.getValue());
            if (name.equals(AS_OF)) {
                Times.parse(AS_OF, given.getValue().get(0));
            }
        }
    }

    private static void check(String name, List<String> values) {
        if (values.size() > 1) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "`" + name + "` is given more than once: give one value");
        }
        String value = values.get(0);
        if (value.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, "`" + name + "` is empty: give a value or leave it away");
        }
        if (value.indexOf('\0') >= 0) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "`" + name + "` holds the character 0, which nothing has: correct it");
        }
    }

    private static SortedSet<String> names(Method method) {
        SortedSet<String> names = new TreeSet<>();
        for (Parameter parameter : method.getParameters()) {
            RestQuery query = parameter.getAnnotation(RestQuery.class);
            if (query != null) {
                names.add(query.value().isEmpty() ? parameter.getName() : query.value());
            }
        }
        return names;
    }
}
