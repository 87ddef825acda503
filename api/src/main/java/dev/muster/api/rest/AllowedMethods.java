package dev.muster.api.rest;

import dev.muster.api.problem.ProblemMappers;
import dev.muster.api.problem.ProblemType;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says which methods a path supports where it does not support the one that was used, as RFC 9110, 15.5.6, asks for. */
final class AllowedMethods {

    static final List<Class<?>> RESOURCES = List.of(
            AccountsResource.class,
            CatalogueResource.class,
            ComplianceResource.class,
            DocumentsResource.class,
            EvaluationsResource.class,
            FindingsResource.class,
            GapsResource.class,
            JobsResource.class,
            PoliciesResource.class,
            PrincipalsResource.class,
            ResourcesResource.class,
            RulesetsResource.class,
            SchedulesResource.class,
            SimulationsResource.class,
            SnapshotsResource.class);

    private static final List<Route> ROUTES =
            RESOURCES.stream().flatMap(AllowedMethods::routes).toList();

    private record Route(Pattern path, String method) {}

    @ServerExceptionMapper
    Response methodNotAllowed(NotAllowedException thrown, UriInfo uri) {
        return Response.fromResponse(ProblemMappers.response(ProblemType.METHOD_NOT_ALLOWED, null, uri))
                .header(
                        HttpHeaders.ALLOW,
                        String.join(", ", allowed(uri.getRequestUri().getRawPath())))
                .build();
    }

    private static SortedSet<String> allowed(String path) {
        SortedSet<String> methods = ROUTES.stream()
                .filter(route -> route.path().matcher(path).matches())
                .map(Route::method)
                .collect(Collectors.toCollection(TreeSet::new));
        methods.add(HttpMethod.OPTIONS);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return methods;
    }

    private static Stream<Route> routes(Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(Annotation::annotationType)
                        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                        .map(type -> new Route(
                                path(resource, method),
                                type.getAnnotation(HttpMethod.class).value())));
    }

    private static Pattern path(Class<?> resource, Method method) {
        Path below = method.getAnnotation(Path.class);
        String template = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return Pattern.compile(template.replaceAll("\\{[^}]+}", "[^/]+") + "/?");
    }
}
