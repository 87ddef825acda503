package dev.muster.api.description;

import dev.muster.iam.control.Control;
import dev.muster.iam.control.Severity;
import dev.muster.rules.Catalogue;
import dev.muster.rules.Framework;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** What a parameter may hold, by its name: a name means the same everywhere. */
record ParameterValues(String description, Schema schema) {

    static Map<String, ParameterValues> of(Catalogue catalogue) {
        return Map.ofEntries(
                Map.entry("limit", new ParameterValues("how many items a page has at most", limit())),
                Map.entry(
                        "cursor",
                        new ParameterValues(
                                "`next_cursor` of the page before, with the same filter", text().minLength(1))),
                Map.entry(
                        "as_of",
                        new ParameterValues(
                                "reads the state as of this time; the present without it, and for a time in the future",
                                time())),
                Map.entry(
                        "collected_at",
                        new ParameterValues("when the bundle was collected, where it does not say so itself", time())),
                Map.entry("account", new ParameterValues("this account only", text().pattern("^[0-9]{12}$"))),
                Map.entry(
                        "control",
                        new ParameterValues(
                                "this control only",
                                oneOf(catalogue.controls().stream()
                                        .map(Control::id)
                                        .toList()))),
                Map.entry(
                        "framework",
                        new ParameterValues(
                                "controls of this framework only",
                                oneOf(catalogue.frameworks().stream()
                                        .map(Framework::id)
                                        .toList()))),
                Map.entry(
                        "severity",
                        new ParameterValues(
                                "this severity only",
                                oneOf(Arrays.stream(Severity.values())
                                        .map(Enum::name)
                                        .toList()))),
                Map.entry(
                        "outcome",
                        new ParameterValues(
                                "this outcome only",
                                oneOf(List.of("PASS", "FAIL", "NOT_APPLICABLE", "UNDETERMINED", "WAIVED")))),
                Map.entry(
                        "resource",
                        new ParameterValues(
                                "this resource only: an ARN, or an account's or organization's id",
                                text().minLength(1))),
                Map.entry(
                        "type",
                        new ParameterValues("this type only", oneOf(List.of("user", "group", "role", "policy")))),
                Map.entry(
                        "action",
                        new ParameterValues("an action with its service, such as s3:GetObject", text().minLength(1))),
                Map.entry("service", new ParameterValues("a service's prefix, such as s3", text().minLength(1))),
                Map.entry(
                        "resource_account",
                        new ParameterValues(
                                "owner of the resource, where its ARN does not tell it",
                                text().pattern("^[0-9]{12}$"))),
                Map.entry("digest", new ParameterValues("SHA-256", text().pattern("^sha256:[0-9a-f]{64}$"))),
                Map.entry(
                        "Idempotency-Key",
                        new ParameterValues(
                                "the same request sent again within a day gives the same job; another one is refused",
                                text().minLength(1).maxLength(255))));
    }

    private static Schema limit() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(1000))
                .defaultValue(100);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static Schema time() {
        return text().format("date-time");
    }

    private static Schema oneOf(List<String> values) {
        return text().enumeration(List.copyOf(values));
    }
}
