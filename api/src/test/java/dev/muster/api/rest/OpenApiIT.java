package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The description of the API is as the server gives it; {@code -Dmuster.docs.write=true} writes it anew. */
@QuarkusTest
@QuarkusTestResource(TestDatabaseResource.class)
class OpenApiIT {

    private static final Path FILE = Path.of("..", "docs", "openapi.yaml");

    @Test
    void theDescriptionIsCurrent() throws IOException {
        String served = new String(authorized().get("/q/openapi").asByteArray(), StandardCharsets.UTF_8);
        if (Boolean.getBoolean("muster.docs.write")) {
            Files.writeString(FILE, served);
        }

        assertThat(FILE)
                .as("docs/openapi.yaml; write it anew with -Dmuster.docs.write=true")
                .hasContent(served);
        assertThat(served).startsWith("---\nopenapi: 3.1").contains("/api/v1/findings:", "/api/v1/compliance:");
    }

    @Test
    void everyOperationSaysWhatItDoesAndThatErrorsAreProblems() {
        JsonPath description =
                authorized().queryParam("format", "JSON").get("/q/openapi").jsonPath();
        Map<String, Map<String, Map<String, Object>>> paths = description.getMap("paths");

        assertThat(paths).isNotEmpty();
        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertThat(operation).as(method + " " + path).containsKeys("summary", "tags");
            assertThat(operation.get("responses"))
                    .as(method + " " + path)
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("default", Map.of("$ref", "#/components/responses/Problem"));
        }));
    }

    @Test
    void everyAnswerSaysWhichMembersAreAlwaysThereAndWhichCanBeNull() {
        JsonPath description =
                authorized().queryParam("format", "JSON").get("/q/openapi").jsonPath();
        Map<String, Map<String, Object>> schemas = description.getMap("components.schemas");

        schemas.forEach((name, schema) -> {
            if (schema.containsKey("properties") && !name.endsWith("Request")) {
                assertThat(schema).as(name).containsKey("required");
            }
        });
        assertThat(description.getString("components.schemas.JobView.properties.problem"))
                .contains("null");
        assertThat(description.getString("components.schemas.AccountView.properties.latest_snapshot"))
                .contains("null");
        assertThat(description.getList("components.schemas.FindingView.required"))
                .contains("id", "account", "first_seen");
    }
}
