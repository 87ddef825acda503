package dev.muster.api.rest;

import static dev.muster.api.rest.Api.authorized;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
